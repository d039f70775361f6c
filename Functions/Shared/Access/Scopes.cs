namespace VideoStack.Functions.Shared.Access;

/// <summary>What a token allows: words of its <c>scope</c> claim (RFC 8693, section 4.2).</summary>
public static class Scopes
{
    /// <summary>Everything of one's own account and one's own films.</summary>
    public const string Watch = "watch";

    /// <summary>Uploading films.</summary>
    public const string Upload = "upload";

    /// <summary>Looking after everyone's accounts and films.</summary>
    public const string Admin = "admin";

    /// <summary>The words of a scope claim; none when there is no claim.</summary>
    public static IReadOnlySet<string> Parse(string? claim) =>
        (claim ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
