using System.Text.Json.Serialization;

namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>The answer to an <see cref="APIGatewayProxyRequest"/>.</summary>
public class APIGatewayProxyResponse
{
    /// <summary>The HTTP status.</summary>
    [JsonPropertyName("statusCode")]
    public int StatusCode { get; set; }

    /// <summary>Headers with one value.</summary>
    [JsonPropertyName("headers")]
    public IDictionary<string, string> Headers { get; set; }

    /// <summary>Headers with several values, such as Set-Cookie. They win over <see cref="Headers"/>.</summary>
    [JsonPropertyName("multiValueHeaders")]
    public IDictionary<string, IList<string>> MultiValueHeaders { get; set; }

    /// <summary>The body.</summary>
    [JsonPropertyName("body")]
    public string Body { get; set; }

    /// <summary>True when the body is Base64 of binary content.</summary>
    [JsonPropertyName("isBase64Encoded")]
    public bool IsBase64Encoded { get; set; }
}
