using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Graph;

/// <summary>Reads a resource's inputs and outputs. What is absent or null reads as null, false or empty.</summary>
/// <remarks>A number may stand there as a double, an integer or parsed text, according to who made it; they all read alike.</remarks>
internal static class JsonReading
{
    public static string? Text(this JsonNode? node, string name) => (string?)node?[name];

    public static bool Flag(this JsonNode? node, string name) => (bool?)node?[name] ?? false;

    public static double? Number(this JsonNode? node, string name) =>
        node?[name] is { } value && value.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)
            : null;

    public static int? Integer(this JsonNode? node, string name) => (int?)node.Number(name);

    public static JsonObject Object(this JsonNode? node, string name) => node?[name] as JsonObject ?? [];

    public static IEnumerable<JsonNode> Items(this JsonNode? node, string name) =>
        (node?[name] as JsonArray ?? []).Where(item => item is not null)!;

    public static IEnumerable<string> Texts(this JsonNode? node, string name) => node.Items(name).Select(item => (string)item!);
}
