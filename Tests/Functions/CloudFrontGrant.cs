using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VideoStack.Functions.Tests;

/// <summary>
/// Reads CloudFront's signed cookies and URLs the way the distribution does: from its documentation alone, with the public key alone.
/// </summary>
internal sealed record CloudFrontGrant(string Resource, long ExpiresAt)
{
    /// <summary>The grant; fails the test when the signature is not the key's.</summary>
    public static CloudFrontGrant Verify(string policy, string signature, string publicKeyPem)
    {
        var document = Decode(policy);
        Assert.That(IsSigned(policy, signature, publicKeyPem), Is.True, "The signature does not belong to the policy.");
        Assert.That(Encoding.UTF8.GetString(document), Does.Not.Contain(" "), "A policy has no white space.");
        var statement = JsonDocument.Parse(document).RootElement.GetProperty("Statement").EnumerateArray().Single();
        return new CloudFrontGrant(
            statement.GetProperty(nameof(Resource)).GetString()!,
            statement.GetProperty("Condition").GetProperty("DateLessThan").GetProperty("AWS:EpochTime").GetInt64());
    }

    /// <summary>Whether the signature is the key's for this policy.</summary>
    public static bool IsSigned(string policy, string signature, string publicKeyPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicKeyPem);
        return key.VerifyData(Decode(policy), Decode(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static byte[] Decode(string text)
    {
        Assert.That(text, Does.Match("^[A-Za-z0-9~_-]+$"), "CloudFront's Base64 has these characters only.");
        return Convert.FromBase64String(text.Replace('-', '+').Replace('_', '=').Replace('~', '/'));
    }
}
