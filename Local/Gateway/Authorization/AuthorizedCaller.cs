using System.Text.Json.Nodes;

namespace VideoStack.Local.Gateway.Authorization;

/// <summary>What an authorizer said of a caller, as functions see it.</summary>
/// <param name="Context">All values are text, whatever they were.</param>
/// <param name="Latency">How long the authorizer took; zero for an answer that was kept.</param>
internal sealed record AuthorizedCaller(string PrincipalId, IReadOnlyDictionary<string, string> Context, TimeSpan Latency)
{
    private const string Principal = "principalId";

    public string? Value(string name) => name == Principal ? PrincipalId : Context.GetValueOrDefault(name);

    /// <summary>The member <c>requestContext.authorizer</c>.</summary>
    public JsonObject ToEvent()
    {
        var members = new JsonObject(Context.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        // The gateway's own go before members of the same names.
        members[Principal] = PrincipalId;
        members["integrationLatency"] = (long)Latency.TotalMilliseconds;
        return members;
    }
}
