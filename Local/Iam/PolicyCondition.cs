using System.Globalization;

namespace VideoStack.Local.Iam;

/// <summary>One test of a statement's <c>Condition</c>: an operator, a key and the values it is compared with.</summary>
/// <remarks>
/// IAM User Guide, "Condition operators" and "Conditions with multiple keys or values": values are alternatives, unless the
/// operator negates; a key that the request lacks fails a test, passes a negated one, and passes any with IfExists.
/// </remarks>
internal sealed class PolicyCondition
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string IfExists = "IfExists";

    private static readonly Dictionary<string, Func<string, string, bool>> Comparisons = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = (wanted, actual) => wanted == actual,
        ["StringEqualsIgnoreCase"] = (wanted, actual) => wanted.Equals(actual, StringComparison.OrdinalIgnoreCase),
        ["StringLike"] = (wanted, actual) => Wildcard.IsMatch(wanted, actual),
        // The two behave alike.
        ["ArnEquals"] = ArnPattern.Matches,
        ["ArnLike"] = ArnPattern.Matches,
        ["Bool"] = (wanted, actual) => wanted.Equals(actual, StringComparison.OrdinalIgnoreCase),
        ["NumericEquals"] = (wanted, actual) => Compare(wanted, actual) == 0,
        ["NumericLessThan"] = (wanted, actual) => Compare(wanted, actual) < 0,
        ["NumericLessThanEquals"] = (wanted, actual) => Compare(wanted, actual) <= 0,
        ["NumericGreaterThan"] = (wanted, actual) => Compare(wanted, actual) > 0,
        ["NumericGreaterThanEquals"] = (wanted, actual) => Compare(wanted, actual) >= 0,
    };

    private readonly string _key;
    private readonly IReadOnlyList<string> _values;
    private readonly string? _set;
    private readonly bool _mayBeAbsent;
    private readonly bool _isNegated;
    private readonly bool _asksForAbsence;
    private readonly Func<string, string, bool>? _comparison;

    /// <param name="operator">As the policy writes it, such as <c>ForAnyValue:StringLikeIfExists</c>.</param>
    public PolicyCondition(string @operator, string key, IReadOnlyList<string> values)
    {
        (_key, _values) = (key, values);
        var name = @operator;
        foreach (var set in (string[])[ForAll, ForAny])
        {
            if (!name.StartsWith(set, StringComparison.Ordinal)) continue;
            (_set, name) = (set, name[set.Length..]);
        }

        _mayBeAbsent = name.EndsWith(IfExists, StringComparison.Ordinal);
        if (_mayBeAbsent) name = name[..^IfExists.Length];
        _asksForAbsence = name == "Null";
        // StringNotEquals, ArnNotLike, NumericNotEquals: the opposite of what is left without the word.
        _isNegated = name.Contains("Not", StringComparison.Ordinal);
        _comparison = Comparisons.GetValueOrDefault(name.Replace("Not", "", StringComparison.Ordinal));
        // Variables such as ${aws:username} would need values of their own.
        IsUnderstood = (_comparison is not null || _asksForAbsence) && !values.Any(value => value.Contains("${", StringComparison.Ordinal));
    }

    /// <summary>False for an operator, or a value, that this machine cannot judge.</summary>
    public bool IsUnderstood { get; }

    /// <summary>To be asked only of a condition that is understood.</summary>
    public bool Holds(ConditionKeys keys)
    {
        var actual = keys.Of(_key);
        if (_asksForAbsence) return _values.Any(value => (actual is null) == value.Equals("true", StringComparison.OrdinalIgnoreCase));
        if (actual is null) return _mayBeAbsent || _set == ForAll || (_isNegated && _set is null);

        return _set == ForAll || (_isNegated && _set is null) ? actual.All(Passes) : actual.Any(Passes);
    }

    private bool Passes(string actual) => _values.Any(wanted => _comparison!(wanted, actual)) != _isNegated;

    // Not a number: no comparison holds. A difference that is none of less, equal, greater is made of a NaN.
    private static double Compare(string wanted, string actual) => Number(actual) - Number(wanted);

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
