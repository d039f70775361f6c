using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Functions.Tests.SignIn;

/// <summary>Makes access tokens, right ones and all kinds of wrong ones.</summary>
internal sealed class TokenForge(ECDsa key, string kid, string issuer, DateTimeOffset now)
{
    /// <summary>The header of a right token.</summary>
    public JsonObject Header() => new() { ["alg"] = "ES256", ["typ"] = "at+jwt", ["kid"] = kid };

    /// <summary>The claims of a right token.</summary>
    public JsonObject Claims() => new()
    {
        ["iss"] = issuer,
        ["aud"] = "videostack",
        ["sub"] = "user-1",
        ["sid"] = "session-1",
        ["scope"] = "watch upload",
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(15).ToUnixTimeSeconds(),
        ["jti"] = "token-1",
    };

    /// <summary>A token with a part changed, signed as it should be.</summary>
    public string With(Action<JsonObject>? header = null, Action<JsonObject>? claims = null, ECDsa? signer = null)
    {
        var message = Message(header, claims);
        return $"{message}.{Encode((signer ?? key).SignData(Encoding.ASCII.GetBytes(message), HashAlgorithmName.SHA256))}";
    }

    /// <summary>What is signed, with a part changed.</summary>
    public string Message(Action<JsonObject>? header = null, Action<JsonObject>? claims = null)
    {
        var (head, body) = (Header(), Claims());
        header?.Invoke(head);
        claims?.Invoke(body);
        return $"{Encode(head)}.{Encode(body)}";
    }

    /// <summary>A token signed by HMAC, with something that everybody knows for a key.</summary>
    public string Hmac(byte[] secret)
    {
        var message = Message(header => header["alg"] = "HS256");
        return $"{message}.{Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(message)))}";
    }

    public static string Encode(JsonObject json) => Encode(Encoding.UTF8.GetBytes(json.ToJsonString()));

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
