using System.Buffers.Text;
using System.Formats.Asn1;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace VideoStack.Functions.Identity.Tokens;

/// <summary>Signs access tokens by a KMS key, which nobody can take out.</summary>
/// <param name="kms">Made when the first token is signed.</param>
/// <param name="keyArn">ARN of the ECC_NIST_P256 key. Its last part, the key's id, is the tokens' <c>kid</c>.</param>
/// <param name="issuer">The tokens' <c>iss</c>.</param>
/// <param name="clock">Tells the time.</param>
public sealed class KmsTokenSigner(Lazy<IAmazonKeyManagementService> kms, string keyArn, string issuer, TimeProvider clock) : ITokenSigner
{
    // "at+jwt" as it is: nothing here ends up in HTML.
    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // P-256: r and s have 32 bytes each.
    private const int FieldSize = 32;

    /// <inheritdoc/>
    public async Task<string> SignAsync(string userId, string sessionId, IReadOnlyList<string> scopes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        var message = $"{Encode(Header)}.{Encode(writer => Claims(writer, userId, sessionId, scopes))}";
        var answer = await kms.Value.SignAsync(new SignRequest
        {
            KeyId = keyArn,
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
            // Tokens are far below the 4096 bytes that KMS hashes itself.
            MessageType = MessageType.RAW,
            Message = new MemoryStream(Encoding.ASCII.GetBytes(message)),
        }, cancellation);
        return $"{message}.{Base64Url.EncodeToString(Fixed(answer.Signature.ToArray()))}";
    }

    private void Header(Utf8JsonWriter writer)
    {
        writer.WriteString("alg"u8, AccessToken.Algorithm);
        writer.WriteString("typ"u8, AccessToken.Type);
        writer.WriteString("kid"u8, keyArn[(keyArn.LastIndexOf('/') + 1)..]);
    }

    private void Claims(Utf8JsonWriter writer, string userId, string sessionId, IReadOnlyList<string> scopes)
    {
        var now = clock.GetUtcNow();
        writer.WriteString("iss"u8, issuer);
        writer.WriteString("aud"u8, AccessToken.Audience);
        writer.WriteString("sub"u8, userId);
        writer.WriteString("sid"u8, sessionId);
        writer.WriteString("scope"u8, string.Join(' ', scopes));
        writer.WriteNumber("iat"u8, now.ToUnixTimeSeconds());
        writer.WriteNumber("exp"u8, (now + AccessToken.Lifetime).ToUnixTimeSeconds());
        writer.WriteString("jti"u8, Guid.NewGuid().ToString());
    }

    private static string Encode(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, _json))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    // KMS answers in DER (RFC 3279, section 2.2.3); JWS wants r and s one after the other, of fixed width (RFC 7518, section 3.4).
    private static byte[] Fixed(byte[] der)
    {
        var signature = new byte[2 * FieldSize];
        var integers = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        foreach (var half in new[] { 0, FieldSize })
        {
            var bytes = integers.ReadIntegerBytes().Span.TrimStart((byte)0);
            bytes.CopyTo(signature.AsSpan(half + FieldSize - bytes.Length));
        }
        return signature;
    }
}
