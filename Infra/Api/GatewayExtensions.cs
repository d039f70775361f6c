using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoStack.Infra.Api;

/// <summary>What API Gateway needs beside the contract, as its <c>x-amazon-apigateway-…</c> extensions.</summary>
internal static class GatewayExtensions
{
    // The longest that API Gateway waits for a function by default. Milliseconds.
    private const int TimeoutMilliseconds = 29_000;
    private const string KeyScheme = "distributionKey";
    private const string RequiredAccount = "requiredAccount";
    private const string OptionalAccount = "optionalAccount";
    private const string Validator = "everything";

    // A caller who comes back is known without asking again. Not longer than this, so that an ended session ends soon. Seconds.
    private const int AuthorizationSeconds = 300;

    // As the functions write them (Functions/Shared/Http/Problem.cs): a type always has the same title.
    private const string ProblemType = "urn:videostack:problem:";

    // The gateway's own refusals: its name for them, status, kind of problem and what a person reads. All that it has today; the
    // last two catch what it may come to have. Those keep their own status, which a template cannot tell.
    private static readonly (string Name, int? Status, string Kind, string Title)[] _refusals =
    [
        ("BAD_REQUEST_BODY", 400, "validation", "Some fields are not right."),
        ("BAD_REQUEST_PARAMETERS", 400, "validation", "Some fields are not right."),
        ("UNAUTHORIZED", 401, "unauthenticated", "Sign in first."),
        ("EXPIRED_TOKEN", 401, "unauthenticated", "Sign in first."),
        ("INVALID_SIGNATURE", 401, "unauthenticated", "Sign in first."),
        ("ACCESS_DENIED", 403, "forbidden", "This is not allowed."),
        // Whoever comes past the distribution has no key.
        ("INVALID_API_KEY", 403, "forbidden", "This is not allowed."),
        ("WAF_FILTERED", 403, "forbidden", "This is not allowed."),
        // What API Gateway answers on a path that the contract does not have.
        ("MISSING_AUTHENTICATION_TOKEN", 404, "no-such-operation", "There is nothing at this address."),
        ("RESOURCE_NOT_FOUND", 404, "no-such-operation", "There is nothing at this address."),
        ("REQUEST_TOO_LARGE", 413, "request-too-large", "The request is too large."),
        ("UNSUPPORTED_MEDIA_TYPE", 415, "unsupported-media-type", "Send application/json."),
        ("THROTTLED", 429, "too-many-requests", "Too many requests. Try again in a moment."),
        ("QUOTA_EXCEEDED", 429, "too-many-requests", "Too many requests. Try again in a moment."),
        ("API_CONFIGURATION_ERROR", 500, "internal", "Something went wrong on our side."),
        ("AUTHORIZER_CONFIGURATION_ERROR", 500, "internal", "Something went wrong on our side."),
        ("AUTHORIZER_FAILURE", 500, "internal", "Something went wrong on our side."),
        ("INTEGRATION_FAILURE", 502, "internal", "Something went wrong on our side."),
        ("INTEGRATION_TIMEOUT", 504, "timeout", "The answer took too long. Try again."),
        ("DEFAULT_4XX", null, "refused", "The request was refused."),
        ("DEFAULT_5XX", null, "internal", "Something went wrong on our side."),
    ];

    /// <summary>Sends the operation to its function, and asks for the key and for what the contract says of tokens.</summary>
    public static void Integrate(JsonObject operation, string invokeArn, AccessToken token)
    {
        operation["x-amazon-apigateway-integration"] = new JsonObject
        {
            ["type"] = "aws_proxy",
            ["httpMethod"] = "POST",
            ["uri"] = invokeArn,
            ["passthroughBehavior"] = "when_no_match",
            ["timeoutInMillis"] = TimeoutMilliseconds,
        };
        // OpenAPI means alternatives; the gateway asks for each of them. AWS SAM writes an authorizer and a key in the same way.
        operation["security"] = token switch
        {
            AccessToken.Required => new JsonArray(Require(RequiredAccount), Require(KeyScheme)),
            AccessToken.Optional => new JsonArray(Require(OptionalAccount), Require(KeyScheme)),
            _ => new JsonArray(Require(KeyScheme)),
        };
    }

    /// <summary>Validation of every request, the key's header, who tells who calls, and refusals as problem+json.</summary>
    public static void Add(JsonObject document, string authorizerInvokeArn)
    {
        document["components"]!["securitySchemes"] = new JsonObject
        {
            [KeyScheme] = new JsonObject { ["type"] = "apiKey", ["name"] = "x-api-key", ["in"] = "header" },
            // Without the header the gateway refuses by itself, and what the function answers is kept under it.
            [RequiredAccount] = Authorizer(authorizerInvokeArn, AuthorizationSeconds, "method.request.header.Authorization"),
            // A source that may be missing cannot be named, and without one nothing can be kept.
            [OptionalAccount] = Authorizer(authorizerInvokeArn, 0, null),
        };
        document["x-amazon-apigateway-api-key-source"] = "HEADER";
        document["x-amazon-apigateway-request-validators"] = new JsonObject
        {
            [Validator] = new JsonObject { ["validateRequestBody"] = true, ["validateRequestParameters"] = true },
        };
        document["x-amazon-apigateway-request-validator"] = Validator;

        var responses = new JsonObject();
        foreach (var (name, status, kind, title) in _refusals) responses[name] = Response(status, kind, title);
        document["x-amazon-apigateway-gateway-responses"] = responses;
    }

    private static JsonObject Require(string scheme) => new() { [scheme] = new JsonArray() };

    private static JsonObject Authorizer(string invokeArn, int seconds, string? identitySource)
    {
        var authorizer = new JsonObject
        {
            ["type"] = "request",
            ["authorizerUri"] = invokeArn,
            ["authorizerResultTtlInSeconds"] = seconds,
        };
        if (identitySource is not null) authorizer["identitySource"] = identitySource;
        return new JsonObject
        {
            // So it is written for any kind of authorizer. The name is the header that is its only source; "Unused" is the word for none.
            ["type"] = "apiKey",
            ["name"] = identitySource is null ? "Unused" : "Authorization",
            ["in"] = "header",
            ["x-amazon-apigateway-authtype"] = "custom",
            ["x-amazon-apigateway-authorizer"] = authorizer,
        };
    }

    private static JsonObject Response(int? status, string kind, string title)
    {
        var problem = new JsonObject { ["type"] = ProblemType + kind, ["title"] = title };
        if (status is not null) problem["status"] = status;
        var headers = new JsonObject { ["gatewayresponse.header.Content-Type"] = "'application/problem+json'" };
        // A 401 must say how to do better (RFC 9110, 11.6.1).
        if (status is 401) headers["gatewayresponse.header.WWW-Authenticate"] = "'Bearer'";
        var response = new JsonObject
        {
            ["responseParameters"] = headers,
            ["responseTemplates"] = new JsonObject { ["application/json"] = problem.ToJsonString() },
        };
        if (status is { } code) response["statusCode"] = code.ToString(CultureInfo.InvariantCulture);
        return response;
    }
}
