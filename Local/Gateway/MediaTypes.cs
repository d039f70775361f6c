namespace VideoStack.Local.Gateway;

/// <summary>Compares media types with an API's binary media types.</summary>
internal static class MediaTypes
{
    /// <summary>
    /// True when one of the patterns (<c>image/png</c>, <c>image/*</c>, <c>*/*</c>) covers the type; parameters and case do not count.
    /// </summary>
    public static bool Match(IEnumerable<string> patterns, string? mediaType)
    {
        var type = mediaType?.Split(';')[0].Trim();
        return patterns.Any(pattern => pattern == "*/*"
            || (type is not null && (string.Equals(pattern, type, StringComparison.OrdinalIgnoreCase)
                || (pattern.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)))));
    }
}
