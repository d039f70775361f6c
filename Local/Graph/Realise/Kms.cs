using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Real keys in the emulator, and ciphertexts that its Decrypt opens again.</summary>
internal sealed class Kms(IAmazonKeyManagementService client) : IServiceRealiser
{
    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:kms/key:Key"] = (declaration, _) => CreateAsync(client, declaration),
        ["aws:kms/alias:Alias"] = async (declaration, place) =>
        {
            var name = declaration.PhysicalName();
            var key = declaration.Text("targetKeyId");
            await client.CreateAliasAsync(name, key);
            return declaration.With(
                name, ("name", name), ("arn", place.Arn("kms", name)), ("targetKeyArn", place.Arn("kms", $"key/{key.Split('/')[^1]}")));
        },
        ["aws:kms/ciphertext:Ciphertext"] = (declaration, _) => EncryptAsync(client, declaration),
    };

    public IReadOnlyDictionary<string, Invoker> Invokes { get; } = new Dictionary<string, Invoker>
    {
        ["aws:kms/getPublicKey:getPublicKey"] = (arguments, place) => PublicKeyAsync(client, (string)arguments["keyId"]!, place),
    };

    private static async Task<Realisation> CreateAsync(IAmazonKeyManagementService client, Declaration declaration)
    {
        var inputs = declaration.Inputs;
        var request = new CreateKeyRequest { Description = inputs.Text("description") };
        if (inputs.Text("keyUsage") is { } usage)
            request.KeyUsage = KeyUsageType.FindValue(usage);
        if (inputs.Text("customerMasterKeySpec") is { } spec)
            request.KeySpec = KeySpec.FindValue(spec);
        var key = (await client.CreateKeyAsync(request)).KeyMetadata;
        return declaration.With(key.KeyId, ("arn", key.Arn), ("keyId", key.KeyId));
    }

    private static async Task<JsonObject> PublicKeyAsync(IAmazonKeyManagementService client, string keyId, Place place)
    {
        var answer = await client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId });
        // The emulator tells less about the key in its answer than KMS does.
        var key = (await client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId })).KeyMetadata;
        var der = answer.PublicKey.ToArray();
        return new JsonObject
        {
            ["id"] = key.Arn,
            ["arn"] = key.Arn,
            ["keyId"] = keyId,
            ["keyUsage"] = key.KeyUsage.Value,
            ["customerMasterKeySpec"] = key.KeySpec.Value,
            ["encryptionAlgorithms"] = Texts(answer.EncryptionAlgorithms),
            ["signingAlgorithms"] = Texts(answer.SigningAlgorithms),
            ["publicKey"] = Convert.ToBase64String(der),
            ["publicKeyPem"] = PemEncoding.WriteString("PUBLIC KEY", der) + "\n",
            ["region"] = place.Region,
        };
    }

    private static JsonArray Texts(IEnumerable<string>? texts) => [.. (texts ?? []).Select(text => (JsonNode)text)];

    private static async Task<Realisation> EncryptAsync(IAmazonKeyManagementService client, Declaration declaration)
    {
        using var plaintext = new MemoryStream(Encoding.UTF8.GetBytes(declaration.Text("plaintext")));
        var context = (declaration.Inputs["context"] as JsonObject ?? []).ToDictionary(entry => entry.Key, entry => (string)entry.Value!);
        var answer = await client.EncryptAsync(new EncryptRequest
        {
            KeyId = declaration.Text("keyId"),
            Plaintext = plaintext,
            EncryptionContext = context,
        });
        var blob = Convert.ToBase64String(answer.CiphertextBlob.ToArray());
        // The plain text has served its purpose: it does not belong in the graph.
        declaration.Inputs.Remove("plaintext");
        return declaration.With(declaration.Token(16), ("ciphertextBlob", blob));
    }
}
