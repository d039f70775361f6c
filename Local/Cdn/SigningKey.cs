using System.Security.Cryptography;

namespace VideoStack.Local.Cdn;

/// <summary>A public key that verifies signed URLs and cookies: RSA, or ECDSA on P-256.</summary>
internal sealed class SigningKey
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _ecdsa;

    private SigningKey(RSA? rsa, ECDsa? ecdsa) => (_rsa, _ecdsa) = (rsa, ecdsa);

    /// <summary>Throws <see cref="LocalException"/> for anything but a public key in PEM.</summary>
    public static SigningKey FromPem(string pem) =>
        TryImport(RSA.Create, pem) is { } rsa ? new(rsa, null)
        : TryImport(ECDsa.Create, pem) is { } ecdsa ? new(null, ecdsa)
        : throw new LocalException("CloudFront takes public keys in PEM: RSA with 2048 bits, or ECDSA on the curve P-256.");

    public bool Verifies(byte[] data, byte[] signature, HashAlgorithmName hash) =>
        _rsa?.VerifyData(data, signature, hash, RSASignaturePadding.Pkcs1)
        ?? _ecdsa!.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence);

    private static T? TryImport<T>(Func<T> create, string pem)
        where T : AsymmetricAlgorithm
    {
        var key = create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }
}
