using System.Security.Cryptography;
using System.Text.Json;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Identity.Tokens;

/// <summary>The keys that access tokens may be signed with, by <c>kid</c>: while keys change, the old and the new one.</summary>
internal static class PublicKeys
{
    private const string Variable = "TOKEN_KEYS";

    /// <summary>The keys from the settings: a JSON object of SubjectPublicKeyInfo in Base64 by key id.</summary>
    /// <exception cref="SettingException">They are missing, or something else.</exception>
    public static IReadOnlyDictionary<string, ECDsa> Read(Settings settings)
    {
        var text = settings.Require(Variable);
        try
        {
            using var json = JsonDocument.Parse(text);
            var keys = json.RootElement.EnumerateObject().ToDictionary(key => key.Name, key => Import(key.Value.GetString()), StringComparer.Ordinal);
            return keys.Count > 0 ? keys : throw new FormatException("It holds no key.");
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or ArgumentException or CryptographicException)
        {
            throw new SettingException($"The environment variable {Variable} must be a JSON object of EC P-256 public keys in Base64 by key id: {wrong.Message}", wrong);
        }
    }

    private static ECDsa Import(string? base64)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(base64 ?? ""), out _);
        return key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
            ? key
            : throw new FormatException("A key is on another curve.");
    }
}
