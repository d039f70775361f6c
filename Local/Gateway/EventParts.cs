using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace VideoStack.Local.Gateway;

/// <summary>What the events of functions and of authorizers have in common.</summary>
internal static class EventParts
{
    public static Dictionary<string, StringValues> Headers(HttpRequest request, GatewayContext about)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        // Functions see the API's own host, never this machine's; and no headers that end at the gateway.
        headers["Host"] = about.Stage.DomainName;
        headers.Remove("Connection");
        headers.Remove("Transfer-Encoding");
        headers.Remove("Content-Length");
        headers["X-Forwarded-For"] = headers.TryGetValue("X-Forwarded-For", out var before) ? $"{before}, {about.SourceIp}" : about.SourceIp;
        headers["X-Forwarded-Proto"] = "https";
        headers["X-Forwarded-Port"] = "443";
        return headers;
    }

    // Decoded, in the order sent: "a=1&a=2&b" gives a: [1, 2], b: "".
    public static Dictionary<string, StringValues> Query(HttpRequest request)
    {
        var query = new Dictionary<string, StringValues>();
        foreach (var pair in request.QueryString.Value?.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var parts = pair.Split('=', 2);
            var name = WebUtility.UrlDecode(parts[0]);
            query[name] = StringValues.Concat(query.GetValueOrDefault(name), parts.Length > 1 ? WebUtility.UrlDecode(parts[1]) : "");
        }

        return query;
    }

    public static Dictionary<string, StringValues> PathParameters(RouteMatch match) =>
        match.PathParameters.ToDictionary(entry => entry.Key, entry => new StringValues(entry.Value));

    public static JsonObject RequestContext(HttpRequest request, GatewayContext about, Route route)
    {
        var context = Plain(request, about, route);
        // Without an authorizer the member is missing, not null.
        if (about.Caller is { } caller) context["authorizer"] = caller.ToEvent();
        return context;
    }

    /// <summary>Of repeated names the last value; null when there are none.</summary>
    public static JsonObject? Last(Dictionary<string, StringValues> values) =>
        values.Count == 0 ? null : new JsonObject(values.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value[^1])));

    /// <summary>Every value; null when there are none.</summary>
    public static JsonObject? All(Dictionary<string, StringValues> values) => values.Count == 0 ? null : new JsonObject(
        values.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)new JsonArray([.. entry.Value.Select(value => (JsonNode?)value)]))));

    private static JsonObject Plain(HttpRequest request, GatewayContext about, Route route) => new()
    {
        ["resourceId"] = route.ResourceId,
        ["resourcePath"] = route.Path,
        ["operationName"] = route.OperationName,
        ["httpMethod"] = about.Method,
        ["extendedRequestId"] = about.ExtendedRequestId,
        ["requestTime"] = about.RequestTime,
        ["path"] = about.FullPath,
        ["accountId"] = about.Stage.AccountId,
        ["protocol"] = "HTTP/1.1",
        ["stage"] = about.Stage.Name,
        ["domainPrefix"] = about.Stage.ApiId,
        ["requestTimeEpoch"] = about.Time.ToUnixTimeMilliseconds(),
        ["requestId"] = about.RequestId,
        ["identity"] = new JsonObject
        {
            ["cognitoIdentityPoolId"] = null,
            ["cognitoIdentityId"] = null,
            ["apiKey"] = about.ApiKey?.Value,
            ["apiKeyId"] = about.ApiKey?.Id,
            ["principalOrgId"] = null,
            ["cognitoAuthenticationType"] = null,
            ["userArn"] = null,
            ["userAgent"] = request.Headers.UserAgent.Count == 0 ? null : request.Headers.UserAgent.ToString(),
            ["accountId"] = null,
            ["caller"] = null,
            ["sourceIp"] = about.SourceIp,
            ["accessKey"] = null,
            ["cognitoAuthenticationProvider"] = null,
            ["user"] = null,
        },
        ["domainName"] = about.Stage.DomainName,
        ["apiId"] = about.Stage.ApiId,
    };
}
