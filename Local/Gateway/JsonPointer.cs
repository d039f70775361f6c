using System.Text.Json.Nodes;

namespace VideoStack.Local.Gateway;

/// <summary>References within one OpenAPI document.</summary>
internal static class JsonPointer
{
    /// <param name="root">The whole document.</param>
    /// <param name="reference">Such as <c>#/components/schemas/Video</c>.</param>
    /// <exception cref="LocalException">It points to nothing.</exception>
    public static JsonObject Resolve(JsonObject root, string reference) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .Aggregate<string, JsonNode?>(root, (node, part) => (node as JsonObject)?[part]) as JsonObject
        ?? throw new LocalException($"The API's document refers to {reference}, which is not in it.");

    /// <summary>The object itself, or what it refers to.</summary>
    public static JsonObject Follow(JsonObject root, JsonNode node) =>
        node["$ref"] is { } reference ? Follow(root, Resolve(root, (string)reference!)) : node.AsObject();
}
