using System.Text.RegularExpressions;

namespace VideoStack.Local.Lambda;

/// <summary>IAM's ArnLike: <c>*</c> and <c>?</c> match within each of the six parts of an ARN, never across them.</summary>
internal static class ArnPattern
{
    private const int Parts = 6;

    public static bool Matches(string pattern, string arn)
    {
        var patterns = pattern.Split(':', Parts);
        var parts = arn.Split(':', Parts);
        return patterns.Length == parts.Length && patterns.Zip(parts).All(pair => Like(pair.First, pair.Second));
    }

    /// <summary>IAM's StringLike.</summary>
    public static bool Like(string pattern, string text) => Regex.IsMatch(
        text,
        "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$",
        RegexOptions.Singleline);
}
