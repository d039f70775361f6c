using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Gateway.Authorization;

/// <summary>Turns an HTTP request into the event of a REST API's request authorizer. It never has the body.</summary>
internal static class AuthorizerEvent
{
    /// <summary>The event's JSON. Absent maps are empty, unlike those of a function's event.</summary>
    public static byte[] From(HttpRequest request, GatewayContext about, RouteMatch match)
    {
        var headers = EventParts.Headers(request, about);
        var query = EventParts.Query(request);
        var context = EventParts.RequestContext(request, about, match.Route);
        // Not checked yet: the authorizer comes before the key.
        context["identity"]!["apiKey"] = headers.TryGetValue("x-api-key", out var key) ? key.ToString() : null;
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["type"] = "REQUEST",
            ["methodArn"] = about.MethodArn,
            ["resource"] = match.Route.Path,
            ["path"] = about.Path,
            ["httpMethod"] = about.Method,
            ["headers"] = EventParts.Last(headers) ?? [],
            ["multiValueHeaders"] = EventParts.All(headers) ?? [],
            ["queryStringParameters"] = EventParts.Last(query) ?? [],
            ["multiValueQueryStringParameters"] = EventParts.All(query) ?? [],
            ["pathParameters"] = EventParts.Last(EventParts.PathParameters(match)) ?? [],
            ["stageVariables"] = about.Stage.Variables.DeepClone(),
            ["requestContext"] = context,
        });
    }
}
