using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace VideoStack.Local.Cdn;

/// <summary>Compresses text on its way to the viewer, by CloudFront's rules.</summary>
internal static class Compression
{
    private const long Smallest = 1_000;
    private const long Largest = 10_000_000;

    private static readonly HashSet<string> Types =
    [
        "application/dash+xml", "application/javascript", "application/json", "application/manifest+json", "application/problem+json",
        "application/vnd.apple.mpegurl", "application/wasm", "application/xml", "image/svg+xml",
        "text/css", "text/html", "text/javascript", "text/plain", "text/vtt", "text/xml",
    ];

    /// <summary>br, gzip or null.</summary>
    /// <param name="behaviour">The policy must both cache and allow it.</param>
    /// <param name="request">What the viewer accepts.</param>
    /// <param name="contentType">The answer's.</param>
    /// <param name="length">Bytes, uncompressed; null when unknown.</param>
    public static string? Choose(Behaviour behaviour, HttpRequest request, string? contentType, long? length)
    {
        if (!behaviour.Compress || !behaviour.Cache.Caches || length is not (>= Smallest and <= Largest)) return null;
        if (!Types.Contains(contentType?.Split(';')[0].Trim() ?? "")) return null;

        var accepted = request.GetTypedHeaders().AcceptEncoding
            .Where(encoding => encoding.Quality is not 0)
            .Select(encoding => encoding.Value.Value)
            .ToHashSet();
        return behaviour.Cache.Brotli && accepted.Contains("br") ? "br" : behaviour.Cache.Gzip && accepted.Contains("gzip") ? "gzip" : null;
    }

    /// <summary>Marks the answer as compressed: its length is no longer known, and its tag is only weakly its own.</summary>
    public static void Mark(IHeaderDictionary headers, string encoding)
    {
        headers.ContentEncoding = encoding;
        headers.ContentLength = null;
        headers.Remove(HeaderNames.AcceptRanges);
        if (headers.ETag.ToString() is { Length: > 0 } tag && tag[0] == '"') headers.ETag = $"W/{tag}";
    }

    public static async Task CopyAsync(Stream from, Stream to, string encoding, CancellationToken cancellation)
    {
        await using Stream compressor = encoding == "br"
            ? new BrotliStream(to, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
        await from.CopyToAsync(compressor, cancellation);
    }
}
