using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Functions.Identity.Totp;

/// <summary>
/// Codes on paper for whoever has lost the authenticator app. Each counts once. 80 random bits: too many to be guessed from the
/// hash, so that a plain hash is enough to keep them by.
/// </summary>
public static class RecoveryCode
{
    /// <summary>How many an account gets.</summary>
    public const int Count = 10;

    private const int Characters = 16;
    private const int GroupLength = 4;

    // Crockford's alphabet: no letter in it can be taken for a digit.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A full set of new codes, such as <c>7k2m-9qxa-0d4f-wz8e</c>.</summary>
    public static IReadOnlyList<string> NewSet() => [.. Enumerable.Range(0, Count).Select(_ => New())];

    /// <summary>What is kept of a set.</summary>
    public static IReadOnlySet<string> Hashes(IEnumerable<string> codes) => codes.Select(code => Hash(code)!).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is kept of a code. Null for a text that is no recovery code.</summary>
    /// <param name="text">As a person types it: capitals, blanks and hyphens do not matter, nor does O for 0 or I and L for 1.</param>
    public static string? Hash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var code = new StringBuilder(Characters);
        foreach (var character in text)
        {
            if (character is '-' or ' ') continue;
            var meant = char.ToLowerInvariant(character) switch { 'o' => '0', 'i' or 'l' => '1', var other => other };
            if (!Alphabet.Contains(meant, StringComparison.Ordinal) || code.Length == Characters) return null;
            code.Append(meant);
        }
        return code.Length == Characters ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code.ToString()))) : null;
    }

    private static string New() =>
        string.Join('-', Enumerable.Range(0, Characters / GroupLength).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));
}
