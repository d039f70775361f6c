using System.Text.RegularExpressions;

namespace VideoStack.Functions.Playback;

/// <summary>Names and addresses of manifests.</summary>
internal static partial class Manifests
{
    /// <summary>The media type of HLS playlists (RFC 8216, section 10).</summary>
    public const string MediaType = "application/vnd.apple.mpegurl";

    private const int MaxNameLength = 100;

    /// <summary>Whether a film may have a manifest of this name. No other object of its folder is given out by name.</summary>
    public static bool IsName(string? name) => name is { Length: <= MaxNameLength } && Name().IsMatch(name);

    /// <summary>Where players without cookies begin; relative to the site.</summary>
    /// <param name="videoId">The film.</param>
    /// <param name="key">Key of its master playlist.</param>
    /// <param name="playbackId">Proves the grant; it needs no escaping.</param>
    public static string Address(string videoId, string key, string playbackId) =>
        $"/api/videos/{videoId}/manifests/{FileName(key)}?token={playbackId}";

    /// <summary>The last part of a key.</summary>
    public static string FileName(string key) => key[(key.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"^[A-Za-z0-9_]+\.m3u8\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
