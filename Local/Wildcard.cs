namespace VideoStack.Local;

/// <summary>
/// The patterns of CloudFront and of IAM, in paths and in policies: <c>*</c> is any text, even none; <c>?</c> is one character.
/// </summary>
internal static class Wildcard
{
    /// <param name="ignoreCase">True where letters do not count as written: the names of actions.</param>
    public static bool IsMatch(string pattern, string text, bool ignoreCase = false)
    {
        // Greedy with one point of return: the last star may always take one character more.
        var (p, t, star, resume) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, resume, p) = (p, t, p + 1);
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t]))) (p, t) = (p + 1, t + 1);
            else if (star >= 0) (p, resume, t) = (star + 1, resume + 1, resume + 1);
            else return false;
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;

        bool Same(char one, char other) =>
            one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
    }
}
