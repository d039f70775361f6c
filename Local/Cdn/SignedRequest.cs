using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Local.Cdn;

/// <summary>What a viewer shows to be let in: the parameters of a signed URL, or signed cookies.</summary>
/// <param name="Policy">The custom policy, encoded; null with a canned one.</param>
/// <param name="Expires">Of a canned policy: seconds since 1970.</param>
/// <param name="Hash">SHA1 (default) or SHA256.</param>
internal sealed record SignedRequest(string? KeyId, string? Signature, string? Policy, string? Expires, string? Hash)
{
    /// <summary>Parameters that are CloudFront's: no part of the signed URL, and not sent to the origin.</summary>
    public static readonly IReadOnlySet<string> Parameters =
        new HashSet<string> { "Policy", "Expires", "Signature", "Key-Pair-Id", "Hash-Algorithm" };

    /// <summary>A signed URL goes before cookies.</summary>
    public static SignedRequest Of(HttpRequest request) =>
        request.Query.ContainsKey("Signature") || request.Query.ContainsKey("Key-Pair-Id")
            ? Read(name => request.Query[name])
            : Read(name => request.Cookies[$"CloudFront-{name}"]);

    /// <summary>Null when the viewer may see the URL.</summary>
    /// <param name="url">As the viewer asked for it, without CloudFront's own parameters.</param>
    /// <param name="viewer">Who asks, and when.</param>
    /// <param name="keys">The keys that may sign for it, by id.</param>
    public EdgeError? Refusal(string url, Viewer viewer, IReadOnlyDictionary<string, SigningKey> keys)
    {
        if (string.IsNullOrEmpty(KeyId))
            return new(403, "MissingKey", "Missing Key-Pair-Id query parameter or cookie value");
        if (!keys.TryGetValue(KeyId, out var key))
            return new(403, "InvalidKey", "Unknown Key");
        if (Decode(Signature) is not { } signature)
            return new(403, "MalformedSignature", "Could not unencode Signature");
        if (PolicyText(url) is not { } text || AccessPolicy.TryParse(text) is not { } policy)
            return new(403, "MalformedPolicy", "Malformed Policy");
        if (HashName(Hash) is not { } hash || !key.Verifies(text, signature, hash)) return EdgeError.AccessDenied;

        return policy.Admits(url, viewer) ? null : EdgeError.AccessDenied;
    }

    private static SignedRequest Read(Func<string, string?> value) =>
        new(value("Key-Pair-Id"), value("Signature"), value("Policy"), value("Expires"), value("Hash-Algorithm"));

    /// <summary>The very bytes that were signed. With a canned policy nobody sends them: they follow from the URL and the expiry.</summary>
    private byte[]? PolicyText(string url)
    {
        if (Policy is not null) return Decode(Policy);
        if (!long.TryParse(Expires, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return null;

        var condition = "{\"DateLessThan\":{\"AWS:EpochTime\":" + Expires + "}}";
        return Encoding.UTF8.GetBytes("{\"Statement\":[{\"Resource\":\"" + url + "\",\"Condition\":" + condition + "}]}");
    }

    private static HashAlgorithmName? HashName(string? name) => name switch
    {
        null or "" or "SHA1" => HashAlgorithmName.SHA1,
        "SHA256" => HashAlgorithmName.SHA256,
        _ => null,
    };

    /// <summary>CloudFront's Base64, with three characters replaced by ones that may stand in URLs and cookies.</summary>
    private static byte[]? Decode(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;

        var base64 = text.Replace('-', '+').Replace('_', '=').Replace('~', '/');
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
