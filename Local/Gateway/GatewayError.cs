namespace VideoStack.Local.Gateway;

/// <summary>A refusal or failure of the gateway itself, in API Gateway's own words.</summary>
/// <param name="ResponseType">Which gateway response renders it.</param>
/// <param name="Status">Unless the gateway response says otherwise.</param>
/// <param name="Message">What the caller reads; null where API Gateway says nothing, and writes <c>null</c>.</param>
/// <param name="ErrorType">The header <c>x-amzn-ErrorType</c>.</param>
internal sealed record GatewayError(string ResponseType, int Status, string? Message, string ErrorType)
{
    public static readonly GatewayError NoSuchRoute =
        new("MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token", "MissingAuthenticationTokenException");

    /// <summary>No such API or stage: answered before any API's own templates are known.</summary>
    public static readonly GatewayError NoSuchStage = new("ACCESS_DENIED", 403, "Forbidden", "ForbiddenException");

    /// <summary>What identifies the caller is missing, or the authorizer did not accept it.</summary>
    public static readonly GatewayError Unauthorized = new("UNAUTHORIZED", 401, "Unauthorized", "UnauthorizedException");

    /// <summary>The authorizer's policy does not allow the method.</summary>
    public static readonly GatewayError AccessDenied =
        new("ACCESS_DENIED", 403, "User is not authorized to access this resource", "AccessDeniedException");

    /// <summary>The authorizer's policy denies the method.</summary>
    public static readonly GatewayError ExplicitlyDenied =
        new("ACCESS_DENIED", 403, "User is not authorized to access this resource with an explicit deny", "AccessDeniedException");

    /// <summary>The authorizer's function failed, took too long, or could not be called.</summary>
    public static readonly GatewayError AuthorizerFailed =
        new("AUTHORIZER_FAILURE", 500, null, "InternalServerErrorException");

    /// <summary>The gateway may not call the authorizer's function, or its answer is malformed.</summary>
    public static readonly GatewayError AuthorizerMisconfigured =
        new("AUTHORIZER_CONFIGURATION_ERROR", 500, null, "AuthorizerConfigurationException");

    public static readonly GatewayError InvalidApiKey = new("INVALID_API_KEY", 403, "Forbidden", "ForbiddenException");

    public static readonly GatewayError Throttled = new("THROTTLED", 429, "Too Many Requests", "TooManyRequestsException");

    public static readonly GatewayError RequestTooLarge = new("REQUEST_TOO_LARGE", 413, "Request Too Long", "RequestTooLargeException");

    public static readonly GatewayError IntegrationTimeout =
        new("INTEGRATION_TIMEOUT", 504, "Endpoint request timed out", "InternalServerErrorException");

    /// <summary>Lambda refused the call: no permission, no such function, too many at once.</summary>
    public static readonly GatewayError LambdaRefused =
        new("API_CONFIGURATION_ERROR", 500, "Internal server error", "InternalServerErrorException");

    /// <summary>The function failed, or answered something that is no response.</summary>
    public static readonly GatewayError BadIntegrationResponse =
        new("DEFAULT_5XX", 502, "Internal server error", "InternalServerErrorException");

    /// <summary>What is wrong in detail; only a gateway response that asks for it shows it.</summary>
    public string ValidationErrors { get; init; } = "";

    public static GatewayError MissingParameters(IEnumerable<string> names)
    {
        var message = $"Missing required request parameters: [{string.Join(", ", names)}]";
        return new GatewayError("BAD_REQUEST_PARAMETERS", 400, message, "BadRequestException") { ValidationErrors = message };
    }

    public static GatewayError InvalidBody(IEnumerable<string> errors) =>
        new("BAD_REQUEST_BODY", 400, "Invalid request body", "BadRequestException") { ValidationErrors = $"[{string.Join(", ", errors)}]" };
}
