using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Shared.Playback;

/// <summary>The private key of playback. It travels as KMS ciphertext only, and is decrypted once per process.</summary>
public static class SigningKey
{
    /// <summary>Name of the variable that holds the ciphertext, in Base64.</summary>
    public const string Variable = "PLAYBACK_SIGNING_KEY";

    /// <summary>What the ciphertext was made for; KMS opens it for nothing else.</summary>
    public static IReadOnlyDictionary<string, string> EncryptionContext { get; } =
        new Dictionary<string, string> { ["purpose"] = "playback-signing" };

    /// <summary>A signer by the function's settings. It signs once the key is there, which <c>Prepare</c> fetches.</summary>
    /// <exception cref="SettingException">A variable is missing.</exception>
    public static (PlaybackSigner Signer, Func<Task> Prepare) ForFunction(Settings settings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var key = ECDsa.Create();
        var ciphertext = settings.Require(Variable);
        return (new PlaybackSigner(key, settings.Require("PLAYBACK_KEY_ID"), clock), () => DecryptAsync(key, ciphertext, AwsClients.Kms().Value));
    }

    /// <summary>Fills the key from the ciphertext.</summary>
    /// <param name="key">Takes the private key; its old content is lost.</param>
    /// <param name="ciphertext">In Base64; holds a PKCS#8 or SEC1 private key in PEM.</param>
    /// <param name="kms">Decrypts.</param>
    /// <exception cref="SettingException">The ciphertext is not Base64, or no such key is in it.</exception>
    public static async Task DecryptAsync(ECDsa key, string ciphertext, IAmazonKeyManagementService kms)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(kms);
        try
        {
            var answer = await kms.DecryptAsync(new DecryptRequest
            {
                CiphertextBlob = new MemoryStream(Convert.FromBase64String(ciphertext)),
                EncryptionContext = new(EncryptionContext),
            });
            key.ImportFromPem(Encoding.UTF8.GetString(answer.Plaintext.ToArray()));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or CryptographicException)
        {
            throw new SettingException($"{Variable} must hold the Base64 KMS ciphertext of an EC P-256 private key in PEM: {wrong.Message}", wrong);
        }
    }
}
