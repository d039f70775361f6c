using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace VideoStack.Functions.Identity.Crypto;

/// <summary>The keys of accounts' fields: data keys, wrapped by one KMS key and bound to their account.</summary>
/// <param name="kms">Made when the first key is asked for.</param>
/// <param name="keyId">ARN of the key that wraps new data keys; null where none are made.</param>
public sealed class KmsFieldCipher(Lazy<IAmazonKeyManagementService> kms, string? keyId) : IFieldCipher
{
    /// <summary>What the functions' rights allow the KMS key for, and nothing else.</summary>
    public const string Purpose = "account-fields";

    /// <inheritdoc/>
    public async Task<FieldKey> NewKeyAsync(string userId, CancellationToken cancellation)
    {
        var answer = await kms.Value.GenerateDataKeyAsync(new GenerateDataKeyRequest
        {
            KeyId = keyId ?? throw new InvalidOperationException("This function only reads fields."),
            KeySpec = DataKeySpec.AES_256,
            EncryptionContext = Context(userId),
        }, cancellation);
        return Open(userId, answer.Plaintext, answer.CiphertextBlob.ToArray());
    }

    /// <inheritdoc/>
    public async Task<FieldKey> OpenAsync(string userId, byte[] wrapped, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wrapped);
        var answer = await kms.Value.DecryptAsync(
            new DecryptRequest { CiphertextBlob = new MemoryStream(wrapped), EncryptionContext = Context(userId) }, cancellation);
        return Open(userId, answer.Plaintext, wrapped);
    }

    private static FieldKey Open(string userId, MemoryStream plaintext, byte[] wrapped)
    {
        var key = plaintext.ToArray();
        try
        {
            return new FieldKey(userId, key, wrapped);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static Dictionary<string, string> Context(string userId) => new() { ["purpose"] = Purpose, ["userId"] = userId };
}
