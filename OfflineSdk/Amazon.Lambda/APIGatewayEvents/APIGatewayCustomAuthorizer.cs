using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>What a Lambda authorizer is asked: a TOKEN one gets the token, a REQUEST one the request.</summary>
public class APIGatewayCustomAuthorizerRequest
{
    /// <summary>TOKEN or REQUEST.</summary>
    public string Type { get; set; }

    /// <summary>The token (TOKEN).</summary>
    public string AuthorizationToken { get; set; }

    /// <summary>The ARN of the method called.</summary>
    public string MethodArn { get; set; }

    /// <summary>The path (REQUEST).</summary>
    public string Path { get; set; }

    /// <summary>The method (REQUEST).</summary>
    public string HttpMethod { get; set; }

    /// <summary>The headers (REQUEST).</summary>
    public IDictionary<string, string> Headers { get; set; }

    /// <summary>The query (REQUEST).</summary>
    public IDictionary<string, string> QueryStringParameters { get; set; }

    /// <summary>The values of the path's places (REQUEST).</summary>
    public IDictionary<string, string> PathParameters { get; set; }

    /// <summary>The stage's variables (REQUEST).</summary>
    public IDictionary<string, string> StageVariables { get; set; }

    /// <summary>About the request (REQUEST).</summary>
    public APIGatewayProxyRequest.ProxyRequestContext RequestContext { get; set; }
}

/// <summary>An authorizer's answer.</summary>
public class APIGatewayCustomAuthorizerResponse
{
    /// <summary>Who the caller is.</summary>
    [JsonPropertyName("principalId")]
    public string PrincipalID { get; set; }

    /// <summary>What the caller may invoke.</summary>
    [JsonPropertyName("policyDocument")]
    public APIGatewayCustomAuthorizerPolicy PolicyDocument { get; set; } = new();

    /// <summary>Strings, numbers and booleans for the integration.</summary>
    [JsonPropertyName("context")]
    public APIGatewayCustomAuthorizerContextOutput Context { get; set; }

    /// <summary>The API key to count the request on.</summary>
    [JsonPropertyName("usageIdentifierKey")]
    public string UsageIdentifierKey { get; set; }
}

/// <summary>The policy of an authorizer's answer.</summary>
public class APIGatewayCustomAuthorizerPolicy
{
    /// <summary>The version of the policy language.</summary>
    [JsonPropertyName("Version")]
    public string Version { get; set; } = "2012-10-17";

    /// <summary>The statements.</summary>
    [JsonPropertyName("Statement")]
    public List<IAMPolicyStatement> Statement { get; set; } = [];

    /// <summary>One statement.</summary>
    public class IAMPolicyStatement
    {
        /// <summary>Allow or Deny.</summary>
        [JsonPropertyName("Effect")]
        public string Effect { get; set; } = "Allow";

        /// <summary>The actions, such as <c>execute-api:Invoke</c>.</summary>
        [JsonPropertyName("Action")]
        public HashSet<string> Action { get; set; }

        /// <summary>The method ARNs.</summary>
        [JsonPropertyName("Resource")]
        public HashSet<string> Resource { get; set; }

        /// <summary>All but these.</summary>
        [JsonPropertyName("NotResource")]
        public HashSet<string> NotResource { get; set; }

        /// <summary>Conditions: operator, key, value.</summary>
        [JsonPropertyName("Condition")]
        public IDictionary<string, IDictionary<string, object>> Condition { get; set; }
    }
}

/// <summary>What an authorizer tells the integration, as it writes it.</summary>
public class APIGatewayCustomAuthorizerContextOutput : Dictionary<string, object>
{
}

/// <summary>What an authorizer told, as a handler reads it. Values are <see cref="JsonElement"/>s after deserialization.</summary>
public class APIGatewayCustomAuthorizerContext : Dictionary<string, object>
{
    private Dictionary<string, string> claims;

    /// <summary>The claims of a Cognito or JWT authorizer; empty when there are none.</summary>
    public Dictionary<string, string> Claims
    {
        get => claims ??= TryGetValue("claims", out var value) && value is JsonElement element
            ? element.EnumerateObject().Where(claim => claim.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(claim => claim.Name, claim => claim.Value.GetString())
            : [];
        set => claims = value;
    }
}
