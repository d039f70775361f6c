namespace VideoStack.Functions.Playback;

/// <summary>What a player needs; the cookies beside it open the sources.</summary>
public sealed record PlaybackGrant(string PlaybackId, IReadOnlyList<PlaybackSource> Sources, string? Poster, string ExpiresAt);

/// <summary>One way to play the film, at addresses relative to the site.</summary>
/// <param name="Type">Media type.</param>
/// <param name="Url">Opens with the cookies of the grant.</param>
/// <param name="SignedUrl">The same for players that keep no cookies.</param>
public sealed record PlaybackSource(string Type, string Url, string SignedUrl);

/// <summary>Tells that a granted playback was watched.</summary>
public sealed record ViewReport(string? PlaybackId);
