namespace VideoStack.Local.Iam;

/// <summary>What a caller asks of a service, in IAM's words: one action on one resource. An API call may ask for several.</summary>
/// <param name="Action">Such as <c>dynamodb:GetItem</c>.</param>
/// <param name="Resource">Its ARN, or <c>*</c> where the service knows no resource.</param>
/// <param name="Keys">What conditions may look at.</param>
internal sealed record AccessRequest(string Action, string Resource, ConditionKeys Keys)
{
    public AccessRequest(string action, string resource)
        : this(action, resource, ConditionKeys.None)
    {
    }
}

/// <summary>The condition keys of a request and their values. Names are compared regardless of case.</summary>
internal sealed class ConditionKeys
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    private ConditionKeys(Dictionary<string, IReadOnlyList<string>> values) => _values = values;

    public static ConditionKeys None { get; } = new([]);

    /// <summary>The same keys and this one; without values it stays absent.</summary>
    public ConditionKeys With(string key, params IReadOnlyList<string?> values)
    {
        var present = values.OfType<string>().ToList();
        return present.Count == 0
            ? this
            : new(new Dictionary<string, IReadOnlyList<string>>(_values, StringComparer.OrdinalIgnoreCase) { [key] = present });
    }

    /// <summary>The same keys and those of another set.</summary>
    public ConditionKeys With(ConditionKeys others) =>
        others._values.Aggregate(this, (keys, entry) => keys.With(entry.Key, entry.Value));

    /// <summary>The values of a key, or null when the request does not have it.</summary>
    public IReadOnlyList<string>? Of(string key) => _values.GetValueOrDefault(key);
}
