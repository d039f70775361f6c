using Pulumi;

namespace VideoStack.Infra.Components.Edge;

/// <summary>What a page of the site may load and call: itself, its film's bytes, and the bucket that takes uploads.</summary>
internal static class ContentSecurityPolicy
{
    /// <param name="uploads">The bucket that browsers send films to.</param>
    public static Output<string> For(PrivateBucket uploads) => Output.Tuple(uploads.RegionalDomainName, uploads.DomainName).Apply(domains => string.Join("; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        // Small images come in the page's own files as data addresses.
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        // hls.js demultiplexes in a worker made from a blob and feeds the player through another.
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        // No scheme: a browser then takes the page's own. A presigned address has the bucket's name with the region or without.
        $"connect-src 'self' {domains.Item1} {domains.Item2}",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'"));
}
