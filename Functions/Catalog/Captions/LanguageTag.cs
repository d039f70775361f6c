namespace VideoStack.Functions.Catalog.Captions;

/// <summary>
/// Language tags (BCP 47, RFC 5646): language, script, region and variants. Extensions and private parts are left out: no player's menu
/// has a name for them.
/// </summary>
internal static class LanguageTag
{
    // RFC 5646, section 4.4.1, recommends room for this much.
    private const int MaxLength = 35;

    /// <summary>The tag in its canonical case, such as <c>en</c>, <c>pt-BR</c> or <c>zh-Hant</c>; null when it is none.</summary>
    public static string? Normalise(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength }) return null;
        var parts = text.ToLowerInvariant().Split('-');
        if (!Array.TrueForAll(parts, part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit))) return null;

        if (!(parts[0].Length is 2 or 3 && IsLetters(parts[0]))) return null;
        var at = 1;
        if (at < parts.Length && parts[at].Length == 4 && IsLetters(parts[at]))
        {
            parts[at] = char.ToUpperInvariant(parts[at][0]) + parts[at][1..];
            at++;
        }
        if (at < parts.Length && IsRegion(parts[at]))
        {
            parts[at] = parts[at].ToUpperInvariant();
            at++;
        }
        var variants = parts[at..];
        return Array.TrueForAll(variants, IsVariant) && variants.Distinct().Count() == variants.Length ? string.Join('-', parts) : null;
    }

    private static bool IsLetters(string part) => part.All(char.IsAsciiLetter);

    private static bool IsRegion(string part) => part.Length == 2 ? IsLetters(part) : part.Length == 3 && part.All(char.IsAsciiDigit);

    private static bool IsVariant(string part) => part.Length is >= 5 and <= 8 || (part.Length == 4 && char.IsAsciiDigit(part[0]));
}
