using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd;

/// <summary>What must appear in no log, output or plain variable: what the tests themselves have used, and whatever looks like it.</summary>
internal static partial class Secrets
{
    // Shorter ones could be a word.
    private const int ShortestNeedle = 8;

    private static readonly ConcurrentDictionary<string, string> Needles = new(StringComparer.Ordinal);

    /// <summary>Remembers something that a test has made up or was given.</summary>
    /// <param name="value">A password, a token, an address.</param>
    /// <param name="what">What to call it in a failure, which must not print it.</param>
    /// <returns>The value itself, so that it can be registered where it is made.</returns>
    public static string Keep(string value, string what)
    {
        if (value.Length >= ShortestNeedle) Needles[value] = what;
        return value;
    }

    /// <summary>What of it a text gives away, named and with the start of its line, never in full.</summary>
    /// <param name="text">What was printed, or a variable's value.</param>
    /// <param name="allowed">Addresses that may stand there: settings of the platform, which are nobody's.</param>
    public static IReadOnlyList<string> In(string text, params IEnumerable<string> allowed)
    {
        var spared = allowed.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = Needles
            .Where(needle => !spared.Contains(needle.Key) && text.Contains(needle.Key, StringComparison.OrdinalIgnoreCase))
            .Select(needle => $"{needle.Value} {Where(text, needle.Key)}");
        var looks = Patterns
            .SelectMany(pattern => pattern.Expression.Matches(text).Select(match => (pattern.Name, match.Value)))
            .Where(found => !spared.Contains(found.Value))
            .Select(found => $"{found.Name} {Where(text, found.Value)}");
        return [.. kept.Concat(looks).Distinct()];
    }

    private static (string Name, Regex Expression)[] Patterns =>
        [("something like a token", Jwt()), ("a private key", PrivateKey()), ("an e-mail address", Email()), ("a mailed link", MailedLink())];

    private static string Where(string text, string found)
    {
        const int shown = 60;
        var at = text.IndexOf(found, StringComparison.OrdinalIgnoreCase);
        var start = text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1;
        return $"after \"{text[Math.Max(start, at - shown)..at].TrimStart()}\"";
    }

    [GeneratedRegex(@"\beyJ[\w-]{10,}\.[\w-]+")]
    private static partial Regex Jwt();

    [GeneratedRegex("BEGIN [A-Z ]*PRIVATE KEY")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex("#(token|invitation)=")]
    private static partial Regex MailedLink();
}
