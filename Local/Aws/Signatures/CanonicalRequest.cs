using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace VideoStack.Local.Aws.Signatures;

/// <summary>The text of a request that both sides hash: built from the raw request line, never from a decoded path.</summary>
internal static class CanonicalRequest
{
    private const string UnreservedMarks = "-._~";

    /// <param name="request">The request as it arrived.</param>
    /// <param name="signature">Which headers take part, and for which service.</param>
    /// <param name="payloadHash">SHA-256 of the body in hex, or S3's word for one that is not hashed.</param>
    public static string Of(HttpRequest request, RequestSignature signature, string payloadHash)
    {
        var (path, query) = RawTarget(request);
        return string.Join(
            '\n',
            request.Method,
            Path(path, signature.Service),
            Query(query),
            string.Concat(signature.SignedHeaders.Select(name => $"{name}:{Header(request, name)}\n")),
            string.Join(';', signature.SignedHeaders),
            payloadHash);
    }

    /// <summary>Path and query exactly as they were sent.</summary>
    public static (string Path, string Query) RawTarget(HttpRequest request)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[(mark + 1)..]);
    }

    // S3 signs the path encoded once; every other service signs the encoded path encoded again.
    private static string Path(string raw, string service) => Encode(service == "s3" ? Uri.UnescapeDataString(raw) : raw, keep: '/');

    private static string Query(string raw) => string.Join(
        '&',
        raw.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Recode(pair[0]), Value: pair.Length == 2 ? Recode(pair[1]) : ""))
            .Where(pair => pair.Name != "X-Amz-Signature")
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Recode(string part) => Encode(Uri.UnescapeDataString(part));

    private static string Header(HttpRequest request, string name) => string.Join(
        ',',
        request.Headers[name].Select(value =>
            string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))));

    private static string Encode(string text, char? keep = null)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)octet;
            if (char.IsAsciiLetterOrDigit(character) || UnreservedMarks.Contains(character, StringComparison.Ordinal) || character == keep)
                encoded.Append(character);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return encoded.ToString();
    }
}
