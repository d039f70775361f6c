using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Gateway;

/// <summary>Turns an HTTP request into the event of a REST API's Lambda proxy integration (payload version 1.0).</summary>
internal static class ProxyRequest
{
    /// <summary>The event's JSON. Absent maps are null, not empty; of repeated names the plain maps hold the last value.</summary>
    public static byte[] From(HttpRequest request, GatewayContext about, RouteMatch match, byte[] body)
    {
        var headers = EventParts.Headers(request, about);
        var query = EventParts.Query(request);
        var isBinary = MediaTypes.Match(about.Stage.BinaryMediaTypes, request.ContentType);
        var proxied = new JsonObject
        {
            ["resource"] = match.Route.Path,
            ["path"] = about.Path,
            ["httpMethod"] = about.Method,
            ["headers"] = EventParts.Last(headers),
            ["multiValueHeaders"] = EventParts.All(headers),
            ["queryStringParameters"] = EventParts.Last(query),
            ["multiValueQueryStringParameters"] = EventParts.All(query),
            ["pathParameters"] = EventParts.Last(EventParts.PathParameters(match)),
            ["stageVariables"] = about.Stage.Variables.Count == 0 ? null : about.Stage.Variables.DeepClone(),
            ["requestContext"] = EventParts.RequestContext(request, about, match.Route),
            ["body"] = body.Length == 0 ? null : isBinary ? Convert.ToBase64String(body) : Encoding.UTF8.GetString(body),
            ["isBase64Encoded"] = isBinary && body.Length > 0,
        };
        return JsonSerializer.SerializeToUtf8Bytes(proxied);
    }
}
