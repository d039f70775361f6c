using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace VideoStack.Local.Gateway;

/// <summary>What a function answered through the Lambda proxy integration.</summary>
/// <param name="Status">100 to 599.</param>
/// <param name="Headers">Of a name in both of the function's maps the values of <c>multiValueHeaders</c> come first, each once.</param>
/// <param name="Body">As the function gave it: text, or base64 if it says so.</param>
internal sealed record ProxyResponse(int Status, IReadOnlyDictionary<string, StringValues> Headers, string? Body, bool IsBase64Encoded)
{
    // API Gateway keeps these for itself and passes the function's on under another name.
    private static readonly HashSet<string> Remapped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Connection", "Content-MD5", "Date", "Host", "Server", "Transfer-Encoding", "User-Agent", "WWW-Authenticate",
    };

    /// <summary>Null when the answer is malformed, which the caller sees as 502.</summary>
    public static ProxyResponse? Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            if (JsonNode.Parse(payload.Span) is not JsonObject answer || StatusOf(answer["statusCode"]) is not { } status) return null;

            var headers = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, values) in answer["multiValueHeaders"]?.AsObject() ?? [])
                headers[name] = new StringValues([.. values!.AsArray().Select(Scalar)]);
            foreach (var (name, value) in answer["headers"]?.AsObject() ?? [])
                if (Scalar(value) is var text && !headers.GetValueOrDefault(name).Contains(text))
                    headers[name] = StringValues.Concat(headers.GetValueOrDefault(name), text);

            var isBase64Encoded = (bool?)answer["isBase64Encoded"] ?? false;
            return new ProxyResponse(status, headers, (string?)answer["body"], isBase64Encoded);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            // No JSON, or a value of the wrong kind: a body that is an object, headers that are a list.
            return null;
        }
    }

    /// <summary>The bytes for the caller. Base64 is decoded only where the API's binary media types cover what the caller accepts.</summary>
    /// <returns>Null when what should be base64 is not.</returns>
    public byte[]? Bytes(IEnumerable<string> binaryMediaTypes, string? accept)
    {
        if (Body is null) return [];
        if (!IsBase64Encoded || !MediaTypes.Match(binaryMediaTypes, accept?.Split(',')[0])) return Encoding.UTF8.GetBytes(Body);

        try
        {
            return Convert.FromBase64String(Body);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        var response = context.Response;
        response.StatusCode = Status;
        // A REST API says JSON when the function says nothing.
        response.ContentType = "application/json";
        foreach (var (name, values) in Headers)
        {
            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) continue;
            response.Headers[Remapped.Contains(name) ? $"x-amzn-Remapped-{name}" : name] = values;
        }

        var hasBody = Status is >= 200 and not 204 and not 304 && !HttpMethods.IsHead(context.Request.Method);
        if (!hasBody) return;

        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes);
    }

    // A number, or a number as text.
    private static int? StatusOf(JsonNode? node) =>
        int.TryParse(Scalar(node), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? status : null;

    private static string Scalar(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string)value!,
        JsonValue value => value.ToJsonString(),
        _ => throw new FormatException("A header is no list and no object."),
    };
}
