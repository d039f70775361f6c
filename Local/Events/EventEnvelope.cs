using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Events;

/// <summary>What EventBridge puts around whatever happened.</summary>
internal static class EventEnvelope
{
    public static JsonObject Of(
        string source, string detailType, JsonObject detail, IEnumerable<string> resources, string region, string accountId, DateTimeOffset at) => new()
    {
        ["version"] = "0",
        ["id"] = Guid.NewGuid().ToString(),
        ["detail-type"] = detailType,
        ["source"] = source,
        ["account"] = accountId,
        ["time"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["region"] = region,
        ["resources"] = new JsonArray([.. resources.Select(resource => (JsonNode)resource)]),
        ["detail"] = detail.DeepClone(),
    };
}
