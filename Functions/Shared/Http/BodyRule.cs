using System.Text;
using Amazon.Lambda.APIGatewayEvents;

namespace VideoStack.Functions.Shared.Http;

/// <summary>What an operation takes as its body.</summary>
/// <remarks>
/// A page of another site may make a browser post a form or plain text (the Fetch standard's safelisted types), but anything else only if the
/// site is asked and allows it: so nobody is signed in to somebody else's account without knowing. No rule may name such a type. API Gateway
/// lets bodies pass whose type the contract does not name, so it is looked at here.
/// </remarks>
/// <param name="MaxBytes">The largest body.</param>
/// <param name="Types">The media types, in lower case.</param>
public sealed record BodyRule(int MaxBytes, IReadOnlyList<string> Types)
{
    /// <summary>For operations without a rule of their own. Films do not pass here, and JSON of this API is short.</summary>
    public static BodyRule Json { get; } = new(16 * 1024, ["application/json"]);

    /// <summary>Text to read beside a film: an hour of it is about 60 KB.</summary>
    public static BodyRule Captions { get; } = new(1024 * 1024, ["text/vtt", "application/x-subrip"]);

    /// <summary>The rule of an operation.</summary>
    /// <param name="operation">The operationId of the HTTP contract.</param>
    public static BodyRule Of(string? operation) => operation == "PutCaptions" ? Captions : Json;

    /// <summary>Why the body is not looked at; null when nothing speaks against it. No body is welcome everywhere.</summary>
    internal Problem? Refusal(APIGatewayProxyRequest request)
    {
        if (BytesOf(request) > MaxBytes) return Problem.RequestTooLarge;
        if (string.IsNullOrEmpty(request.Body)) return null;
        return Headers.MediaType(request) is { } type && Types.Contains(type) ? null : Problem.UnsupportedMediaType(Types);
    }

    // Base64 has four characters for three bytes.
    private static int BytesOf(APIGatewayProxyRequest request) =>
        request.Body is not { } body ? 0 : request.IsBase64Encoded ? body.Length / 4 * 3 : Encoding.UTF8.GetByteCount(body);
}
