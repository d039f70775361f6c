using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>What an attacker makes of a true access token and of the public keys.</summary>
internal static class ForgedTokens
{
    /// <summary>Forgeries by the name of the attack.</summary>
    /// <param name="token">A true token.</param>
    /// <param name="keys">The key set that the platform publishes.</param>
    public static IEnumerable<(string Attack, string Token)> Of(string token, JsonNode keys)
    {
        var parts = token.Split('.');
        var (header, claims) = (Decode(parts[0]), Decode(parts[1]));
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        yield return ("no signature", $"{parts[0]}.{parts[1]}.");
        yield return ("alg none", $"{Encode(With(header, "alg", "none"))}.{parts[1]}.");
        yield return ("HS256 with the public key", WithHmac(header, claims, PublicKey(keys)));
        yield return ("signed by a stranger", Signed(header, claims, own));
        yield return ("a stranger's key in the header", Signed(With(header, "jwk", Jwk(own)), claims, own));
        yield return ("unknown kid", Signed(With(header, "kid", Guid.NewGuid().ToString()), claims, own));
        yield return ("kid that is a path", Signed(With(header, "kid", "../../../dev/null"), claims, own));
        yield return ("more scope", $"{parts[0]}.{Encode(With(claims, "scope", "watch upload admin"))}.{parts[2]}");
        yield return ("later expiry", $"{parts[0]}.{Encode(With(claims, "exp", DateTimeOffset.UtcNow.AddYears(1).ToUnixTimeSeconds()))}.{parts[2]}");
        yield return ("another's account", $"{parts[0]}.{Encode(With(claims, "sub", Guid.NewGuid().ToString()))}.{parts[2]}");
        yield return ("signature of zeros", $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[64])}");
        yield return ("not a token", "Zm9v");
    }

    private static string Signed(JsonObject header, JsonObject claims, ECDsa key)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static string WithHmac(JsonObject header, JsonObject claims, byte[] key)
    {
        var text = $"{Encode(With(header, "alg", "HS256"))}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)))}";
    }

    private static byte[] PublicKey(JsonNode keys)
    {
        var key = keys["keys"]![0]!;
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars((string)key["x"]!), Y = Base64Url.DecodeFromChars((string)key["y"]!) },
        });
        return ecdsa.ExportSubjectPublicKeyInfo();
    }

    private static JsonObject Jwk(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return new JsonObject
        {
            ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }

    private static JsonObject With(JsonObject json, string name, JsonNode value)
    {
        var copy = json.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
}
