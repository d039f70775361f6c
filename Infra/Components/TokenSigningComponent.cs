using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;
using VideoStack.Infra.Iam;
using Kms = Pulumi.Aws.Kms;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="TokenSigningComponent"/> needs to know.</summary>
public sealed class TokenSigningComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }

    /// <summary>The names of the keys. The first signs; tokens of all of them are accepted.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Who the tokens say made them.</summary>
    public required string Issuer { get; init; }
}

/// <summary>The keys behind access tokens (ES256). The private halves never leave KMS; the public ones are told at deployment.</summary>
/// <remarks>
/// So whoever verifies needs no right and no network. A key is replaced in three deployments: add the new one behind the old, put it
/// first, and take the old one away once its last tokens have ended (15 minutes).
/// </remarks>
public sealed class TokenSigningComponent : ComponentResource
{
    // Base64 stays as it is, and short: a function's environment has 4 KB.
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _name;
    private readonly Output<string> _signingKeyArn;
    private readonly Output<string> _publicKeys;
    private readonly string _issuer;

    public TokenSigningComponent(string name, TokenSigningComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:TokenSigning", name, args, options)
    {
        _name = name;
        _issuer = args.Issuer;

        var keys = args.Keys.Select(key => CreateKey(key, args)).ToList();
        _signingKeyArn = keys[0].Arn;
        _publicKeys = Output.All(keys.Select(Publish)).Apply(published => new JsonObject(published).ToJsonString(_json));

        RegisterOutputs(new Dictionary<string, object?> { ["publicKeys"] = _publicKeys });
    }

    /// <summary>What a function that signs is told. It takes the key's id for the token's <c>kid</c>.</summary>
    public Dictionary<string, Input<string>> SignerEnvironment => new()
    {
        ["TOKEN_SIGNING_KEY"] = _signingKeyArn,
        ["TOKEN_ISSUER"] = _issuer,
    };

    /// <summary>What a function that verifies is told.</summary>
    public Dictionary<string, Input<string>> VerifierEnvironment => new(PublicKeysEnvironment) { ["TOKEN_ISSUER"] = _issuer };

    /// <summary>What a function that publishes the keys is told: for each key id its SubjectPublicKeyInfo in base64, as JSON.</summary>
    public Dictionary<string, Input<string>> PublicKeysEnvironment => new() { ["TOKEN_KEYS"] = _publicKeys };

    /// <summary>Allows to sign tokens.</summary>
    public Statement AllowSigning() => Statement.Allow("SignTokens", "kms:Sign").On(_signingKeyArn);

    private Kms.Key CreateKey(string key, TokenSigningComponentArgs args) => new($"{_name}-{key}", new Kms.KeyArgs
    {
        Description = "Signs access tokens.",
        CustomerMasterKeySpec = "ECC_NIST_P256",
        KeyUsage = "SIGN_VERIFY",
        // Nothing is lost with it but sessions' last minutes.
        DeletionWindowInDays = 7,
        Policy = PolicyDocument.Of(
            KeyPolicy.Administration(args.Account),
            KeyPolicy.Use(args.Account, "ReadPublicKey", "kms:GetPublicKey"),
            KeyPolicy.Use(args.Account, "Sign", "kms:Sign").When("StringEquals", "kms:SigningAlgorithm", "ECDSA_SHA_256")),
    }, new CustomResourceOptions { Parent = this });

    private static Output<KeyValuePair<string, JsonNode?>> Publish(Kms.Key key)
    {
        var publicKey = Kms.GetPublicKey.Invoke(new Kms.GetPublicKeyInvokeArgs { KeyId = key.KeyId });
        return Output.Tuple(key.KeyId, publicKey)
            .Apply(both => KeyValuePair.Create(both.Item1, (JsonNode?)both.Item2.PublicKey));
    }
}
