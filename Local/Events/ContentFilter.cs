using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Events;

/// <summary>One filter of a pattern, such as <c>{"prefix": "video/"}</c>.</summary>
internal static class ContentFilter
{
    public static bool IsKnown(JsonObject filter) => filter is { Count: 1 } && filter.First() switch
    {
        ("prefix" or "suffix" or "equals-ignore-case", JsonValue) => true,
        ("exists", JsonValue) or ("numeric", JsonArray) => true,
        ("anything-but", JsonObject nested) => nested is { Count: 1 } && nested.First().Key is "prefix" or "suffix",
        ("anything-but", not null) => true,
        _ => false,
    };

    /// <param name="filter">A known one.</param>
    /// <param name="exists">Whether the event has the field at all.</param>
    /// <param name="elements">Its value, or its values if it is an array.</param>
    public static bool Matches(JsonObject filter, bool exists, IEnumerable<JsonNode?> elements)
    {
        var (name, operand) = filter.First();
        return name == "exists"
            // A field that holds an object is no leaf: EventBridge sees only what is in it.
            ? (bool)operand! == (exists && elements.All(element => element is not JsonObject))
            : elements.Any(element => Matches(name, operand!, element));
    }

    public static bool AreEqual(JsonNode? expected, JsonNode? actual) =>
        Number(expected) is { } wanted && Number(actual) is { } number ? wanted == number : JsonNode.DeepEquals(expected, actual);

    private static bool Matches(string name, JsonNode operand, JsonNode? value) => name switch
    {
        "prefix" => Text(value)?.StartsWith((string)operand!, StringComparison.Ordinal) ?? false,
        "suffix" => Text(value)?.EndsWith((string)operand!, StringComparison.Ordinal) ?? false,
        "equals-ignore-case" => string.Equals(Text(value), (string)operand!, StringComparison.OrdinalIgnoreCase),
        "anything-but" => operand switch
        {
            JsonObject nested => !Matches(nested.First().Key, nested.First().Value!, value),
            JsonArray excluded => !excluded.Any(one => AreEqual(one, value)),
            _ => !AreEqual(operand, value),
        },
        _ => Number(value) is { } number && MatchesNumeric(operand.AsArray(), number),
    };

    // Pairs of operator and number, all of which must hold: [">", 0, "<=", 5].
    private static bool MatchesNumeric(JsonArray conditions, decimal number) => conditions.Chunk(2).All(condition =>
    {
        var limit = Number(condition[1])!.Value;
        return (string)condition[0]! switch
        {
            "=" => number == limit,
            "<" => number < limit,
            "<=" => number <= limit,
            ">" => number > limit,
            ">=" => number >= limit,
            _ => false,
        };
    });

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? (string)value! : null;

    private static decimal? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
