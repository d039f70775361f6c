using System.Text.Json.Nodes;

namespace VideoStack.Local.Events;

/// <summary>
/// An EventBridge event pattern: objects name the fields, arrays list what a field may be. All fields must match, by one of
/// their alternatives each; a field that is an array matches when one of its elements does.
/// </summary>
internal sealed class EventPattern(JsonObject pattern)
{
    /// <exception cref="LocalException">It uses something that EventBridge refuses or that is not built here.</exception>
    public static EventPattern Parse(string json)
    {
        var pattern = JsonNode.Parse(json) as JsonObject ?? throw new LocalException($"An event pattern is a JSON object; this is not: {json}");
        Check(pattern);
        return new EventPattern(pattern);
    }

    public bool Matches(JsonObject @event) => Matches(pattern, @event);

    private static void Check(JsonObject pattern)
    {
        foreach (var (field, value) in pattern)
        {
            if (value is JsonObject nested) Check(nested);
            else if (value is not JsonArray alternatives || alternatives.Count == 0)
                throw new LocalException($"In an event pattern {field} must list its values in an array.");
            else if (alternatives.OfType<JsonObject>().FirstOrDefault(filter => !ContentFilter.IsKnown(filter)) is { } unknown)
                throw new LocalException($"The event pattern's filter {unknown.ToJsonString()} on {field} is not one that Local knows.");
        }
    }

    private static bool Matches(JsonObject pattern, JsonNode? value) => pattern.All(field => field.Value switch
    {
        JsonObject nested => Elements((value as JsonObject)?[field.Key], exists: true).Any(element => Matches(nested, element)),
        JsonArray alternatives => MatchesAny(alternatives, value as JsonObject, field.Key),
        _ => false,
    });

    private static bool MatchesAny(JsonArray alternatives, JsonObject? parent, string name)
    {
        var exists = parent is not null && parent.ContainsKey(name);
        return alternatives.Any(alternative => alternative is JsonObject filter
            ? ContentFilter.Matches(filter, exists, Elements(parent?[name], exists))
            : Elements(parent?[name], exists).Any(element => ContentFilter.AreEqual(alternative, element)));
    }

    private static IReadOnlyList<JsonNode?> Elements(JsonNode? value, bool exists) =>
        value is JsonArray elements ? [.. elements] : exists ? [value] : [];
}
