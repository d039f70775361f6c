using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace VideoStack.Functions.Playback;

/// <summary>Names and addresses of manifests.</summary>
internal static partial class Manifests
{
    /// <summary>The media type of HLS playlists (RFC 8216, section 10).</summary>
    public const string Hls = "application/vnd.apple.mpegurl";

    /// <summary>The media type of DASH manifests (ISO/IEC 23009-1, annex C).</summary>
    public const string Dash = "application/dash+xml";

    private const string DashExtension = ".mpd";

    private const int MaxNameLength = 100;

    /// <summary>Whether a film may have a manifest of this name. No other object of its folder is given out by name.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) => name is { Length: <= MaxNameLength } && Name().IsMatch(name);

    /// <summary>The media type of a manifest, by its name or key.</summary>
    public static string MediaTypeOf(string name) => name.EndsWith(DashExtension, StringComparison.Ordinal) ? Dash : Hls;

    /// <summary>Where players without cookies begin; relative to the site.</summary>
    /// <param name="videoId">The film.</param>
    /// <param name="key">Key of its first manifest.</param>
    /// <param name="playbackId">Proves the grant; it needs no escaping.</param>
    public static string Address(string videoId, string key, string playbackId) =>
        $"/api/videos/{videoId}/manifests/{FileName(key)}?token={playbackId}";

    /// <summary>The last part of a key.</summary>
    public static string FileName(string key) => key[(key.LastIndexOf('/') + 1)..];

    // The encoder names some of them itself. Between two dots there is always something, and none is the first character: no name leads elsewhere.
    [GeneratedRegex(@"^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.(?:m3u8|mpd)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
