using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam.Requests;

/// <summary>KMS (Service Authorization Reference, "AWS Key Management Service"): every operation is about one key, told or found in the ciphertext.</summary>
internal sealed class KmsRequests(ResourceGraph graph, Place place)
{
    private const string AliasPrefix = "alias/";

    // The emulator's ciphertexts begin with the key's id.
    private const int KeyIdLength = 36;

    public IReadOnlyList<AccessRequest> Of(string operation, JsonObject body)
    {
        var told = body.Text("KeyId");
        if (operation == "ReEncrypt")
        {
            return
            [
                On("ReEncryptFrom", KeyOfCiphertext(body), Keys(body, "SourceEncryptionContext")),
                On("ReEncryptTo", KeyArn(body.Text("DestinationKeyId")), Keys(body, "DestinationEncryptionContext")),
            ];
        }

        // Decrypt may name a key; the ciphertext decides.
        var key = operation == "Decrypt" ? KeyOfCiphertext(body) ?? KeyArn(told) : KeyArn(told);
        var keys = Keys(body, "EncryptionContext");
        return [On(operation, key, told is not null && IsAlias(told) ? keys.With("kms:RequestAlias", AliasName(told)) : keys)];
    }

    private static AccessRequest On(string operation, string? key, ConditionKeys keys) => new($"kms:{operation}", key ?? "*", keys);

    private ConditionKeys Keys(JsonObject body, string contextName)
    {
        var context = body.Object(contextName);
        var keys = ConditionKeys.None
            .With("kms:CallerAccount", place.AccountId)
            .With("kms:EncryptionContextKeys", [.. context.Select(entry => entry.Key)])
            .With("kms:EncryptionAlgorithm", body.Text("EncryptionAlgorithm"))
            .With("kms:SigningAlgorithm", body.Text("SigningAlgorithm"))
            .With("kms:MacAlgorithm", body.Text("MacAlgorithm"))
            .With("kms:MessageType", body.Text("MessageType"));
        return context.Aggregate(keys, (all, entry) => all.With($"kms:EncryptionContext:{entry.Key}", (string?)entry.Value));
    }

    private string? KeyOfCiphertext(JsonObject body)
    {
        var header = new byte[KeyIdLength];
        if (body.Text("CiphertextBlob") is not { } text) return null;
        try
        {
            var ciphertext = Convert.FromBase64String(text);
            if (ciphertext.Length < KeyIdLength) return null;
            ciphertext.AsSpan(0, KeyIdLength).CopyTo(header);
        }
        catch (FormatException)
        {
            return null;
        }

        return KeyArn(Encoding.ASCII.GetString(header));
    }

    private string? KeyArn(string? told) => told switch
    {
        null => null,
        _ when IsAlias(told) => graph.Find("aws:kms/alias:Alias", "name", AliasName(told))?.State.Text("targetKeyArn"),
        _ when told.StartsWith("arn:", StringComparison.Ordinal) => told,
        _ => place.Arn("kms", $"key/{told}"),
    };

    private static bool IsAlias(string told) => AliasName(told).StartsWith(AliasPrefix, StringComparison.Ordinal);

    private static string AliasName(string told) => told.Split(':')[^1];
}
