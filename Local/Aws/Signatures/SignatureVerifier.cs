using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Local.Aws.Signatures;

/// <summary>Who signed a request, and for which service.</summary>
internal sealed record VerifiedRequest(RequestSignature Signature, Caller Caller);

/// <summary>
/// Verifies Signature Version 4 as AWS does: the emulator accepts any. Covers signed headers and presigned addresses, with
/// their type, length and expiry. The body of every service but S3 is hashed here; S3's is hashed while it passes on.
/// </summary>
internal sealed class SignatureVerifier(Credentials credentials, string region, TimeProvider clock)
{
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    // A request of DynamoDB, the largest of the JSON services, holds 16 MiB.
    private const int LargestHashedBody = 20 << 20;
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(15);

    /// <exception cref="AwsErrorException">AWS would refuse the request.</exception>
    public async Task<VerifiedRequest> VerifyAsync(HttpRequest request, CancellationToken cancellation)
    {
        var signature = RequestSignature.Of(request);
        if (signature.Region != region)
            throw AwsErrorException.Malformed($"The region '{signature.Region}' is wrong; expecting '{region}'.");
        var issued = credentials.Find(signature.AccessKeyId) ?? throw AwsErrorException.UnknownKey();
        if (issued.SessionToken != signature.SessionToken)
            throw AwsErrorException.WrongToken();
        CheckTime(signature);
        CheckSignedHeaders(request, signature);

        var payloadHash = await PayloadHashAsync(request, signature, cancellation);
        var canonical = CanonicalRequest.Of(request, signature, payloadHash);
        var expected = Sign(issued.SecretAccessKey, signature, canonical);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signature.Signature)))
            throw AwsErrorException.Mismatch(canonical);
        return new VerifiedRequest(signature, new Caller(issued.RoleArn));
    }

    private static string Sign(string secret, RequestSignature signature, string canonical)
    {
        var key = Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), signature.Day);
        key = Hmac(Hmac(Hmac(key, signature.Region), signature.Service), "aws4_request");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        return Convert.ToHexStringLower(
            Hmac(key, $"{RequestSignature.Algorithm}\n{signature.Timestamp}\n{signature.Scope}\n{hash}"));
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static void CheckSignedHeaders(HttpRequest request, RequestSignature signature)
    {
        if (!signature.SignedHeaders.Contains("host"))
            throw AwsErrorException.NotSigned("host");
        if (signature.Lifetime is not null && signature.Service != "s3")
            throw AwsErrorException.Malformed("Only S3 takes presigned addresses here.");
        foreach (var name in request.Headers.Keys.Select(name => name.ToLowerInvariant()))
        {
            if (name.StartsWith("x-amz-", StringComparison.Ordinal) && !signature.SignedHeaders.Contains(name))
                throw AwsErrorException.NotSigned(name);
        }
    }

    private static async Task<string> PayloadHashAsync(HttpRequest request, RequestSignature signature, CancellationToken cancellation)
    {
        if (signature.Lifetime is not null)
            return UnsignedPayload;
        var told = request.Headers["X-Amz-Content-Sha256"].ToString();
        if (signature.Service == "s3")
            return told.Length > 0 ? told : throw AwsErrorException.Malformed("X-Amz-Content-Sha256 is missing.");

        request.EnableBuffering(LargestHashedBody, LargestHashedBody);
        var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(request.Body, cancellation));
        request.Body.Position = 0;
        return told.Length == 0 || told == actual ? actual : throw AwsErrorException.WrongContent();
    }

    private void CheckTime(RequestSignature signature)
    {
        var now = clock.GetUtcNow();
        if (signature.SignedAt - now > LargestSkew)
            throw AwsErrorException.Skewed();
        if (signature.Lifetime is { } lifetime)
        {
            if (now > signature.SignedAt + lifetime)
                throw AwsErrorException.Expired();
        }
        else if (now - signature.SignedAt > LargestSkew)
        {
            throw AwsErrorException.Skewed();
        }
    }
}
