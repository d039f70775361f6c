using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Crypto;

/// <summary>Which passwords are refused: the short ones and those that are guessed first (NIST SP 800-63B, section 5.1.1.2). No rule asks for signs.</summary>
public static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>Longer ones would only cost time to hash.</summary>
    public const int MaxLength = 256;

    private const string Platform = "videostack";

    // Shorter names, such as "al", are in many good passwords.
    private const int ShortestTellingName = 4;

    // What people make twelve characters of when they must: the leaders of published lists, joined, repeated and counted up.
    private static readonly string[] _usual =
    [
        "password", "passwort", "motdepasse", "contraseña", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "1q2w3e4r", "1qaz2wsx", "letmein", "iloveyou",
        "welcome", "administrator", "changeme", "trustno1", "sunshine", "princess", "football", "baseball", "superman", "starwars", "whatever",
        "correcthorsebatterystaple",
    ];

    /// <summary>Why the password is refused; null when it is good enough.</summary>
    /// <param name="password">As given.</param>
    /// <param name="address">Of the account; its name must not be most of the password. Null when it is not known.</param>
    /// <param name="field">Name of the field in the request.</param>
    public static Problem? Check(string password, EmailAddress? address, string field = "password")
    {
        ArgumentNullException.ThrowIfNull(password);
        var wrong = WhatIsWrong(password, address);
        return wrong is null ? null : Problem.WeakPassword(FieldErrors.Of(field, wrong));
    }

    private static string? WhatIsWrong(string password, EmailAddress? address)
    {
        if (password.Length < MinLength) return $"Use {MinLength} characters or more.";
        if (password.Length > MaxLength) return $"Use {MaxLength} characters or fewer.";
        if (password.Distinct().Count() < 5) return "Use more different characters.";
        if (IsRun(password)) return "A sequence is guessed first.";
        var plain = password.ToLowerInvariant();
        if (_usual.Any(word => IsMostOf(plain, word))) return "This is one of the passwords that are guessed first.";
        if (plain.Contains(Platform, StringComparison.Ordinal)) return "Leave the platform's name out.";
        return address is { LocalPart: { Length: >= ShortestTellingName } name } && plain.Contains(name, StringComparison.Ordinal)
            ? "Leave your address out."
            : null;
    }

    // "password1234" is nothing but the word; in a sentence of thirty characters it does no harm.
    private static bool IsMostOf(string password, string word) => password.Replace(word, "", StringComparison.Ordinal).Length < Math.Min(MinLength / 2, password.Length);

    // Whether each character follows the one before it: abcdef…, 987654…
    private static bool IsRun(string password)
    {
        var steps = password.Zip(password.Skip(1), (before, after) => after - before).ToList();
        // 0 follows 9 on the keyboard.
        var follows = steps.Count(step => step is 1 or -9);
        var precedes = steps.Count(step => step is -1 or 9);
        return Math.Max(follows, precedes) == steps.Count;
    }
}
