using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoStack.Infra.Api;

/// <summary>What API Gateway needs beside the contract, as its <c>x-amazon-apigateway-…</c> extensions.</summary>
internal static class GatewayExtensions
{
    // The longest that API Gateway waits for a function by default. Milliseconds.
    private const int TimeoutMilliseconds = 29_000;
    private const string KeyScheme = "distributionKey";
    private const string Validator = "everything";

    // The gateway's own refusals: its name for them, status, and what a person reads. The last two catch what is not named;
    // each of those keeps its own status.
    private static readonly (string Type, int? Status, string Slug, string Title)[] _refusals =
    [
        ("BAD_REQUEST_BODY", 400, "invalid-request", "The request body is not what this operation takes."),
        ("BAD_REQUEST_PARAMETERS", 400, "invalid-request", "A parameter is missing or wrong."),
        ("ACCESS_DENIED", 403, "forbidden", "This is not allowed."),
        ("INVALID_API_KEY", 403, "forbidden", "Use the address of the site."),
        ("WAF_FILTERED", 403, "forbidden", "This is not allowed."),
        // What API Gateway answers on a path that the contract does not have.
        ("MISSING_AUTHENTICATION_TOKEN", 404, "not-found", "There is nothing here."),
        ("RESOURCE_NOT_FOUND", 404, "not-found", "There is nothing here."),
        ("REQUEST_TOO_LARGE", 413, "too-large", "The request is too large."),
        ("UNSUPPORTED_MEDIA_TYPE", 415, "unsupported-media-type", "Send application/json."),
        ("THROTTLED", 429, "too-many-requests", "Too many requests. Try again in a moment."),
        ("QUOTA_EXCEEDED", 429, "too-many-requests", "Too many requests. Try again later."),
        ("INTEGRATION_FAILURE", 502, "unavailable", "Something went wrong here. Try again."),
        ("INTEGRATION_TIMEOUT", 504, "timeout", "The answer took too long. Try again."),
        ("DEFAULT_4XX", null, "refused", "The request was refused."),
        ("DEFAULT_5XX", null, "unavailable", "Something went wrong here. Try again."),
    ];

    /// <summary>Sends the operation to its function and asks for the key.</summary>
    public static void Integrate(JsonObject operation, string invokeArn)
    {
        operation["x-amazon-apigateway-integration"] = new JsonObject
        {
            ["type"] = "aws_proxy",
            ["httpMethod"] = "POST",
            ["uri"] = invokeArn,
            ["passthroughBehavior"] = "when_no_match",
            ["timeoutInMillis"] = TimeoutMilliseconds,
        };
        operation["security"] = new JsonArray(new JsonObject { [KeyScheme] = new JsonArray() });
    }

    /// <summary>Validation of every request, the key's header, and refusals as problem+json.</summary>
    public static void Add(JsonObject document)
    {
        document["components"]!["securitySchemes"] = new JsonObject
        {
            [KeyScheme] = new JsonObject { ["type"] = "apiKey", ["name"] = "x-api-key", ["in"] = "header" },
        };
        document["x-amazon-apigateway-api-key-source"] = "HEADER";
        document["x-amazon-apigateway-request-validators"] = new JsonObject
        {
            [Validator] = new JsonObject { ["validateRequestBody"] = true, ["validateRequestParameters"] = true },
        };
        document["x-amazon-apigateway-request-validator"] = Validator;

        var responses = new JsonObject();
        foreach (var (type, status, slug, title) in _refusals) responses[type] = Response(status, slug, title);
        document["x-amazon-apigateway-gateway-responses"] = responses;
    }

    private static JsonObject Response(int? status, string slug, string title)
    {
        var problem = new JsonObject { ["type"] = $"/problems/{slug}", ["title"] = title };
        if (status is not null) problem["status"] = status;
        var response = new JsonObject
        {
            ["responseParameters"] = new JsonObject { ["gatewayresponse.header.Content-Type"] = "'application/problem+json'" },
            ["responseTemplates"] = new JsonObject { ["application/json"] = problem.ToJsonString() },
        };
        if (status is { } code) response["statusCode"] = code.ToString(CultureInfo.InvariantCulture);
        return response;
    }
}
