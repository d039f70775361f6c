namespace VideoStack.Functions.Shared.Http;

/// <summary>Entity tags (RFC 9110, section 8.8.3): names of states of a resource.</summary>
public static class EntityTag
{
    private const string Weak = "W/";

    /// <summary>The tag as the ETag header has it.</summary>
    public static string Write(string tag) => $"\"{tag}\"";

    /// <summary>Whether an If-Match header names this state.</summary>
    /// <remarks>
    /// A weak tag counts too, against the letter of RFC 9110 (section 13.1.1): a proxy that compresses an answer on its way makes the tag
    /// weak, and no two states share one.
    /// </remarks>
    /// <param name="header">One tag, several, or <c>*</c> for any state.</param>
    /// <param name="tag">The state that the resource is in, without quotes.</param>
    public static bool IsMatch(string header, string tag)
    {
        ArgumentNullException.ThrowIfNull(header);
        var quoted = Write(tag);
        return header.Split(',', StringSplitOptions.TrimEntries).Any(one =>
            one == "*" || (one.StartsWith(Weak, StringComparison.Ordinal) ? one[Weak.Length..] : one) == quoted);
    }
}
