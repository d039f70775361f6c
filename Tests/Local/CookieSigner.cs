using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>
/// Signs as a program that hands out CloudFront cookies and URLs does; written from the documentation, apart from the code under test.
/// </summary>
internal sealed class CookieSigner
{
    private static readonly JsonSerializerOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Func<byte[], HashAlgorithmName, byte[]> _sign;

    private CookieSigner(string publicKeyPem, Func<byte[], HashAlgorithmName, byte[]> sign) => (PublicKeyPem, _sign) = (publicKeyPem, sign);

    public static CookieSigner Default { get; } = EllipticCurve();

    public string PublicKeyPem { get; }

    public static CookieSigner EllipticCurve()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(key.ExportSubjectPublicKeyInfoPem(), (data, hash) => key.SignData(data, hash, DSASignatureFormat.Rfc3279DerSequence));
    }

    public static CookieSigner Rsa()
    {
        var key = RSA.Create(2048);
        return new(key.ExportSubjectPublicKeyInfoPem(), (data, hash) => key.SignData(data, hash, RSASignaturePadding.Pkcs1));
    }

    public static string Policy(string resource, DateTimeOffset until, DateTimeOffset? from = null, string? source = null)
    {
        var condition = new JsonObject { ["DateLessThan"] = Time(until) };
        if (from is { } start) condition["DateGreaterThan"] = Time(start);
        if (source is not null) condition["IpAddress"] = new JsonObject { ["AWS:SourceIp"] = source };
        // A canned policy is verified in exactly this form: without white space, and characters as they are.
        var statement = new JsonObject { ["Resource"] = resource, ["Condition"] = condition };
        return new JsonObject { ["Statement"] = new JsonArray(statement) }.ToJsonString(AsTheyAre);

        static JsonObject Time(DateTimeOffset time) => new() { ["AWS:EpochTime"] = time.ToUnixTimeSeconds() };
    }

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('=', '_').Replace('/', '~');

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    public string Sign(string policy, HashAlgorithmName hash) => Encode(_sign(Encoding.UTF8.GetBytes(policy), hash));

    /// <summary>The cookies for a custom policy, as a Cookie header.</summary>
    public string Cookies(string policy, string keyId = "K1", bool sha256 = true) =>
        $"CloudFront-Policy={Encode(policy)}; CloudFront-Key-Pair-Id={keyId}; "
        + (sha256
            ? $"CloudFront-Signature={Sign(policy, HashAlgorithmName.SHA256)}; CloudFront-Hash-Algorithm=SHA256"
            : $"CloudFront-Signature={Sign(policy, HashAlgorithmName.SHA1)}");

    /// <summary>The query of a URL signed with a custom policy.</summary>
    public string Query(string policy) =>
        $"Policy={Encode(policy)}&Signature={Sign(policy, HashAlgorithmName.SHA256)}&Key-Pair-Id=K1&Hash-Algorithm=SHA256";

    /// <summary>The query of a URL signed with a canned policy: for that URL alone.</summary>
    public string CannedQuery(string url, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture,
            $"Expires={until.ToUnixTimeSeconds()}&Signature={Sign(Policy(url, until), HashAlgorithmName.SHA1)}&Key-Pair-Id=K1");
}
