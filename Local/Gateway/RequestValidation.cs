using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Gateway;

/// <summary>
/// API Gateway's request validation: required parameters are there and not blank, a body of a media type with a model fits the
/// model. It checks no types of parameters, and no body of another media type.
/// </summary>
internal static class RequestValidation
{
    private const string Json = "application/json";

    /// <summary>What is wrong, or null.</summary>
    public static GatewayError? Check(HttpRequest request, RouteMatch match, byte[] body, JsonSchema schemas)
    {
        var missing = match.Route.RequiredParameters.Where(required => IsMissing(request, match, required)).Select(required => required.Name).ToList();
        if (missing.Count > 0) return GatewayError.MissingParameters(missing);

        // Without a content type the body counts as JSON.
        var mediaType = request.ContentType?.Split(';')[0].Trim() is { Length: > 0 } given ? given : Json;
        if (!match.Route.BodyModels.TryGetValue(mediaType, out var model)) return null;
        if (!TryParse(body, out var value)) return GatewayError.InvalidBody(["Unable to parse the request body as JSON"]);

        var errors = schemas.Validate(value, model);
        return errors.Count > 0 ? GatewayError.InvalidBody(errors) : null;
    }

    private static bool IsMissing(HttpRequest request, RouteMatch match, RequiredParameter required) =>
        string.IsNullOrWhiteSpace(required.Location switch
        {
            "path" => match.PathParameters.GetValueOrDefault(required.Name),
            "querystring" => request.Query[required.Name].ToString(),
            _ => request.Headers[required.Name].ToString(),
        });

    private static bool TryParse(byte[] body, out JsonNode? value)
    {
        try
        {
            value = JsonNode.Parse(body);
            // A key given twice shows only when the object is looked into.
            _ = value?.ToJsonString();
            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            value = null;
            return false;
        }
    }
}
