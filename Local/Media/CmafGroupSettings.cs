namespace VideoStack.Local.Media;

/// <summary>What the local encoder acts on of a CMAF output group's settings.</summary>
public sealed record CmafGroupSettings
{
    /// <summary><c>s3://bucket/folder/name</c>: every file name starts with this.</summary>
    public string? Destination { get; init; }

    /// <summary>Seconds; default 10.</summary>
    public int? SegmentLength { get; init; }

    /// <summary>ENABLED (default) or DISABLED.</summary>
    public string? WriteDashManifest { get; init; }

    /// <summary>
    /// ENABLED: the DASH manifest tells each segment's exact length. DISABLED (default): one length for all of them, which is approximate.
    /// </summary>
    public string? WriteSegmentTimelineInRepresentation { get; init; }

    /// <summary>What the DASH manifest calls a picture's bandwidth: MAX, the bitrate asked for (default here), or AVERAGE, as encoded.</summary>
    public string? MpdManifestBandwidthType { get; init; }

    /// <summary>Milliseconds; default: the length of a segment.</summary>
    public int? MinBufferTime { get; init; }

    /// <summary>NONE (default) or ADVANCED: as <see cref="ImageBasedTrickPlaySettings"/> says.</summary>
    public string? ImageBasedTrickPlay { get; init; }

    public ImageBasedTrickPlaySettings? ImageBasedTrickPlaySettings { get; init; }
}

/// <summary>Thumbnails in a grid, many to an image.</summary>
/// <param name="IntervalCadence">FOLLOW_IFRAME: one for each GOP. FOLLOW_CUSTOM: one for each interval.</param>
/// <param name="ThumbnailInterval">Seconds; rounded to whole frames of the output.</param>
/// <param name="ThumbnailWidth">Pixels, divisible by 8; default 312.</param>
/// <param name="ThumbnailHeight">Pixels, even; default: as the film's shape makes it.</param>
/// <param name="TileWidth">Thumbnails in a row.</param>
/// <param name="TileHeight">Thumbnails in a column; even.</param>
public sealed record ImageBasedTrickPlaySettings(
    string? IntervalCadence, double? ThumbnailInterval, int? ThumbnailWidth, int? ThumbnailHeight, int? TileWidth, int? TileHeight);
