using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>What came back over HTTP.</summary>
internal sealed record Answer(int Status, string Text, string? RetryAfter)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The last part of the problem's type; null when it is none.</summary>
    public string? Problem => Text.Length > 0 && Json is JsonObject body && body["type"]?.GetValue<string>() is { } type ? type[(type.LastIndexOf(':') + 1)..] : null;

    /// <summary>Fields with something wrong.</summary>
    public IEnumerable<string> WrongFields => Json["errors"]?.AsObject().Select(wrong => wrong.Key) ?? [];

    public static Answer From(APIGatewayProxyResponse response) =>
        new(response.StatusCode, response.Body ?? "", response.Headers.TryGetValue("Retry-After", out var seconds) ? seconds : null);
}
