using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Real key pairs.</summary>
internal sealed class Tls : IServiceRealiser
{
    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["tls:index/privateKey:PrivateKey"] = (declaration, _) => Task.FromResult(Generate(declaration)),
    };

    private static Realisation Generate(Declaration declaration)
    {
        using AsymmetricAlgorithm key = declaration.Text("algorithm") switch
        {
            "ECDSA" => ECDsa.Create(Curve(declaration)),
            "RSA" => RSA.Create(declaration.Inputs.Integer("rsaBits") ?? 2048),
            var other => throw new LocalException($"'{declaration.Name}' asks for a {other} key, which this machine cannot make."),
        };
        var privatePem = key switch
        {
            ECDsa ec => ec.ExportECPrivateKeyPem(),
            RSA rsa => rsa.ExportRSAPrivateKeyPem(),
            _ => key.ExportPkcs8PrivateKeyPem(),
        };
        var publicPem = key.ExportSubjectPublicKeyInfoPem() + "\n";
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(publicPem)));
        return declaration.With(
            fingerprint,
            ("privateKeyPem", privatePem + "\n"),
            ("privateKeyPemPkcs8", key.ExportPkcs8PrivateKeyPem() + "\n"),
            ("publicKeyPem", publicPem));
    }

    private static ECCurve Curve(Declaration declaration) => declaration.Inputs.Text("ecdsaCurve") switch
    {
        "P256" => ECCurve.NamedCurves.nistP256,
        "P384" => ECCurve.NamedCurves.nistP384,
        "P521" => ECCurve.NamedCurves.nistP521,
        var other => throw new LocalException($"'{declaration.Name}' asks for the curve {other}, which this machine cannot make."),
    };
}
