namespace VideoStack.Local;

/// <summary>IAM's ArnLike: <c>*</c> and <c>?</c> match within each of the six parts of an ARN, never across them.</summary>
internal static class ArnPattern
{
    private const int Parts = 6;

    public static bool Matches(string pattern, string arn)
    {
        var patterns = pattern.Split(':', Parts);
        var parts = arn.Split(':', Parts);
        return patterns.Length == parts.Length && patterns.Zip(parts).All(pair => Wildcard.IsMatch(pair.First, pair.Second));
    }
}
