using System.Security.Cryptography;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Playback;

/// <summary>The public key of playback.</summary>
internal static class VerificationKey
{
    private const string Variable = "PLAYBACK_PUBLIC_KEY";

    /// <summary>The key from the settings.</summary>
    /// <exception cref="SettingException">It is missing or not in PEM.</exception>
    public static ECDsa Read(Settings settings)
    {
        var pem = settings.Require(Variable);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new SettingException($"The environment variable {Variable} must be an EC P-256 public key in PEM: {wrong.Message}", wrong);
        }
    }
}
