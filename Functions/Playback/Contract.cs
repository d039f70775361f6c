namespace VideoStack.Functions.Playback;

/// <summary>What a player needs; the cookies beside it open the sources.</summary>
/// <param name="PlaybackId">Proof of the grant.</param>
/// <param name="Sources">The same film in several ways; a player takes the first that it can.</param>
/// <param name="Tracks">Captions.</param>
/// <param name="Poster">A still, at a signed address.</param>
/// <param name="Storyboard">WebVTT that tells which picture shows which moment; null when there is none.</param>
/// <param name="ExpiresAt">When the grant ends.</param>
public sealed record PlaybackGrant(
    string PlaybackId, IReadOnlyList<PlaybackSource> Sources, IReadOnlyList<PlaybackTrack> Tracks, string? Poster, string? Storyboard, string ExpiresAt);

/// <summary>One way to play the film, at addresses relative to the site.</summary>
/// <param name="Type">Media type.</param>
/// <param name="Url">Opens with the cookies of the grant.</param>
/// <param name="SignedUrl">The same for players that keep no cookies.</param>
public sealed record PlaybackSource(string Type, string Url, string SignedUrl);

/// <summary>Text that goes with the film; WebVTT.</summary>
/// <param name="Kind">As in HTML: <c>captions</c>.</param>
/// <param name="Lang">BCP 47.</param>
/// <param name="Url">Opens with the cookies of the grant.</param>
public sealed record PlaybackTrack(string Kind, string Lang, string Url);

/// <summary>Tells that a granted playback was watched.</summary>
public sealed record ViewReport(string? PlaybackId);
