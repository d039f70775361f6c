using System.Text.Json.Nodes;

namespace VideoStack.Local.Iam;

/// <summary>A statement's Action or Resource, or its opposite, NotAction or NotResource.</summary>
/// <param name="Patterns">As the policy writes them.</param>
/// <param name="IsNegated">Everything but these is meant.</param>
internal sealed record PolicyElement(IReadOnlyList<string> Patterns, bool IsNegated)
{
    /// <summary>Reads <c>Action</c> or <c>NotAction</c>; what is not there, as the resource of a trust policy, matches nothing.</summary>
    public static PolicyElement Read(JsonObject statement, string name) => statement[$"Not{name}"] is { } others
        ? new([.. OneOrMany(others)], IsNegated: true)
        : new([.. OneOrMany(statement[name])], IsNegated: false);

    /// <summary>The patterns one by one; those of an opposite make sense only together.</summary>
    public IEnumerable<string> Names => IsNegated ? [Opposite] : Patterns;

    private string Opposite => $"all but {string.Join(", ", Patterns)}";

    /// <summary>The pattern that covers a text, or null.</summary>
    public string? Match(string text, Func<string, string, bool> covers)
    {
        var pattern = Patterns.FirstOrDefault(pattern => covers(pattern, text));
        return !IsNegated ? pattern : pattern is null ? Opposite : null;
    }

    public static IEnumerable<string> OneOrMany(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.Select(item => item!.ToString()),
        _ => [node.ToString()],
    };
}
