using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace VideoStack.Local.Cdn;

/// <summary>A viewer's request as CloudFront Functions are told of it, version 1.0.</summary>
internal static class FunctionEvent
{
    /// <param name="context">The request.</param>
    /// <param name="path">The path as the viewer wrote it.</param>
    /// <param name="distributionArn">Whose request it is.</param>
    public static JsonObject Of(HttpContext context, string path, string distributionArn)
    {
        var request = context.Request;
        return new()
        {
            ["version"] = "1.0",
            ["context"] = new JsonObject
            {
                ["distributionDomainName"] = request.Host.Host,
                ["distributionId"] = distributionArn.Split('/')[^1],
                ["eventType"] = "viewer-request",
                ["requestId"] = context.TraceIdentifier,
            },
            ["viewer"] = new JsonObject { ["ip"] = context.Connection.RemoteIpAddress?.ToString() },
            ["request"] = new JsonObject
            {
                ["method"] = request.Method,
                ["uri"] = path,
                ["querystring"] = Query(request),
                ["headers"] = Members(request.Headers
                    .Where(header => !header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
                    .Select(header => (header.Key.ToLowerInvariant(), header.Value.Select(value => value ?? "")))),
                ["cookies"] = Members(request.Cookies.Select(cookie => (cookie.Key, (IEnumerable<string>)[cookie.Value]))),
            },
        };
    }

    private static JsonObject Query(HttpRequest request)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
            pairs.Add((pair.EncodedName.ToString(), pair.EncodedValue.ToString()));
        return Members(pairs.GroupBy(pair => pair.Name, (name, same) => (name, same.Select(pair => pair.Value))));
    }

    private static JsonObject Members(IEnumerable<(string Name, IEnumerable<string> Values)> members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Member([.. member.Values]))));

    private static JsonObject Member(IReadOnlyList<string> values)
    {
        // The first stands alone; all of them are listed when there are several.
        var member = new JsonObject { ["value"] = values.Count > 0 ? values[0] : "" };
        if (values.Count > 1) member["multiValue"] = new JsonArray([.. values.Select(value => new JsonObject { ["value"] = value })]);
        return member;
    }
}
