using Pulumi;
using Pulumi.Aws.CloudFront;
using Pulumi.Tls;
using VideoStack.Infra.Iam;
using Kms = Pulumi.Aws.Kms;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="PlaybackSigningComponent"/> needs to know.</summary>
public sealed class PlaybackSigningComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }
}

/// <summary>The key pair behind signed cookies and signed URLs: CloudFront has the public half, functions decrypt the private one.</summary>
/// <remarks>
/// The private key lies in the state file (encrypted by Pulumi, as every secret) and, as KMS ciphertext, in the environment of the
/// functions that sign. It is ECDSA P-256: its signatures are a quarter of RSA's, and a cookie goes with every segment.
/// </remarks>
public sealed class PlaybackSigningComponent : ComponentResource
{
    private const string Purpose = "playback-signing";

    private readonly string _name;
    private readonly Kms.Key _wrappingKey;

    /// <summary>The keys that a distribution trusts.</summary>
    public Output<string> KeyGroupId { get; }

    /// <summary>The id of the public key: it goes with every signature.</summary>
    public Output<string> KeyId { get; }

    /// <summary>The public key as PEM, for those who only verify.</summary>
    public Output<string> PublicKey { get; }

    /// <summary>The private key as KMS ciphertext in base64.</summary>
    public Output<string> EncryptedPrivateKey { get; }

    public PlaybackSigningComponent(string name, PlaybackSigningComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:PlaybackSigning", name, args, options)
    {
        _name = name;

        var keyPair = CreateKeyPair();
        var publicKey = TellCloudFront(keyPair);
        var group = CreateGroup(publicKey);
        _wrappingKey = CreateWrappingKey(args);
        var ciphertext = Encrypt(keyPair);

        KeyGroupId = group.Id;
        KeyId = publicKey.Id;
        PublicKey = keyPair.PublicKeyPem;
        EncryptedPrivateKey = ciphertext.CiphertextBlob;
        RegisterOutputs(new Dictionary<string, object?> { ["keyGroupId"] = KeyGroupId, ["keyId"] = KeyId });
    }

    /// <summary>Allows to decrypt the private key, and nothing else that this KMS key may come to protect.</summary>
    public Statement AllowSigning() => Statement.Allow("PlaybackSigningKey", "kms:Decrypt")
        .On(_wrappingKey.Arn)
        .When("StringEquals", KeyPolicy.PurposeKey, Purpose);

    /// <summary>What a function that signs is told.</summary>
    public Dictionary<string, Input<string>> Environment => new()
    {
        ["PLAYBACK_KEY_ID"] = KeyId,
        ["PLAYBACK_SIGNING_KEY"] = EncryptedPrivateKey,
    };

    private PrivateKey CreateKeyPair() => new($"{_name}-pair", new PrivateKeyArgs
    {
        Algorithm = "ECDSA",
        EcdsaCurve = "P256",
    }, new CustomResourceOptions { Parent = this });

    private PublicKey TellCloudFront(PrivateKey keyPair) => new($"{_name}-public", new PublicKeyArgs
    {
        EncodedKey = keyPair.PublicKeyPem,
        Comment = "Verifies who may play.",
    }, new CustomResourceOptions { Parent = this });

    private KeyGroup CreateGroup(PublicKey publicKey) => new($"{_name}-group", new KeyGroupArgs
    {
        Items = { publicKey.Id },
    }, new CustomResourceOptions { Parent = this });

    private Kms.Key CreateWrappingKey(PlaybackSigningComponentArgs args) => new($"{_name}-wrapping-key", new Kms.KeyArgs
    {
        Description = "Wraps the playback signing key.",
        EnableKeyRotation = true,
        DeletionWindowInDays = 7,
        Policy = PolicyDocument.Of(
            KeyPolicy.Administration(args.Account),
            KeyPolicy.UseFor(args.Account, [Purpose], "kms:Decrypt", "kms:Encrypt")),
    }, new CustomResourceOptions { Parent = this });

    private Kms.Ciphertext Encrypt(PrivateKey keyPair) => new($"{_name}-ciphertext", new Kms.CiphertextArgs
    {
        KeyId = _wrappingKey.KeyId,
        Plaintext = keyPair.PrivateKeyPem,
        Context = { ["purpose"] = Purpose },
    }, new CustomResourceOptions { Parent = this });
}
