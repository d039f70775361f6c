using Pulumi;

namespace VideoStack.Infra.Components.Edge;

/// <summary>What a page of the site may load and call: itself, its film's bytes, and the bucket that takes uploads.</summary>
internal static class ContentSecurityPolicy
{
    /// <param name="uploads">Where browsers send films to.</param>
    public static Output<string> For(IEnumerable<Output<string>> uploads) => Output.All(uploads).Apply(domains => string.Join("; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        // Small images come in the page's own files as data addresses.
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        // hls.js demultiplexes in a worker made from a blob and feeds the player through another.
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        // No scheme: a browser then takes the page's own.
        $"connect-src 'self' {string.Join(' ', domains)}",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'"));
}
