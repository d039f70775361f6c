using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>
/// Knows whom the operator has named to look after the platform. That address may register whatever the setting for others says, and
/// whoever confirms it by mail becomes an administrator, at every confirmation. So a platform that has lost its administrators gets one back; who is no longer to be one must leave the setting.
/// </summary>
public interface IFirstAdministrator
{
    /// <summary>Whether it is this address.</summary>
    Task<bool> IsAsync(string address, CancellationToken cancellation);
}

/// <summary>The address from the settings, where it stands as KMS ciphertext: the environment of a function is no place for addresses.</summary>
/// <param name="kms">Decrypts it, when it is first asked for.</param>
/// <param name="ciphertext">In Base64; null when the operator has named nobody. It names its key.</param>
public sealed class FirstAdministrator(Lazy<IAmazonKeyManagementService> kms, string? ciphertext) : IFirstAdministrator
{
    private static readonly Dictionary<string, string> _context = new() { ["purpose"] = "first-administrator" };

    private EmailAddress? _address;

    /// <inheritdoc/>
    public async Task<bool> IsAsync(string address, CancellationToken cancellation)
    {
        if (ciphertext is null) return false;
        _address ??= await DecryptAsync(ciphertext, cancellation);
        return _address.Value == address;
    }

    private async Task<EmailAddress> DecryptAsync(string encrypted, CancellationToken cancellation)
    {
        var answer = await kms.Value.DecryptAsync(new DecryptRequest
        {
            CiphertextBlob = new MemoryStream(Convert.FromBase64String(encrypted)),
            EncryptionContext = _context,
        }, cancellation);
        using var reader = new StreamReader(answer.Plaintext);
        return EmailAddress.TryParse(await reader.ReadToEndAsync(cancellation), out var address)
            ? address
            : throw new InvalidDataException("The setting firstAdministrator is no e-mail address.");
    }
}
