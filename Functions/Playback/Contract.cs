namespace VideoStack.Functions.Playback;

/// <summary>What a player needs; the cookies beside it open the sources.</summary>
public sealed record PlaybackGrant(string PlaybackId, IReadOnlyList<PlaybackSource> Sources, string? Poster, string ExpiresAt);

/// <summary>One way to play the film, at an address relative to the site.</summary>
public sealed record PlaybackSource(string Type, string Url);

/// <summary>Tells that a granted playback was watched.</summary>
public sealed record ViewReport(string? PlaybackId);
