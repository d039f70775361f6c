namespace VideoStack.Local.Media;

/// <summary>What a job asks for, checked and with every file name decided.</summary>
/// <param name="Rotate">MediaConvert's word: DEGREE_0, DEGREES_90, DEGREES_180, DEGREES_270 or AUTO.</param>
public sealed record EncodePlan(S3Location Input, string Rotate, IReadOnlyList<PlannedGroup> Groups)
{
    public IEnumerable<VideoRendition> Video => Groups.SelectMany(group => group.Outputs).OfType<VideoRendition>();

    public IEnumerable<AudioRendition> Audio => Groups.SelectMany(group => group.Outputs).OfType<AudioRendition>();

    public IEnumerable<FrameCapture> Captures => Groups.SelectMany(group => group.Outputs).OfType<FrameCapture>();

    public IEnumerable<TileImages> Tiles => Groups.SelectMany(group => group.Outputs).OfType<TileImages>();
}

/// <summary>Outputs that share a destination.</summary>
/// <param name="Type">As events name it: CMAF_GROUP or FILE_GROUP.</param>
/// <param name="Destination">Where, and the start of every file name.</param>
/// <param name="SegmentSeconds">Zero where there are no segments.</param>
public sealed record PlannedGroup(string Type, S3Location Destination, int SegmentSeconds, IReadOnlyList<PlannedOutput> Outputs)
{
    public const string Cmaf = "CMAF_GROUP";
    public const string File = "FILE_GROUP";

    /// <summary>How to write the DASH manifest; null for none.</summary>
    public DashOptions? Dash { get; init; }

    /// <summary>The multivariant playlist's name.</summary>
    public string MasterPlaylist => $"{Destination.FileName}.m3u8";

    /// <summary>The DASH manifest's name.</summary>
    public string DashManifest => $"{Destination.FileName}.mpd";
}

/// <summary>How a DASH manifest is written.</summary>
/// <param name="ExactDurations">Whether each segment's length is told, or one for all.</param>
/// <param name="AverageBandwidth">Whether a picture's bandwidth is its average, or the bitrate that was asked for.</param>
/// <param name="MinBufferTime">Null for the length of a segment.</param>
public sealed record DashOptions(bool ExactDurations, bool AverageBandwidth, TimeSpan? MinBufferTime);

/// <summary>One output of a group.</summary>
/// <param name="Name">The destination's file name and the output's name modifier.</param>
public abstract record PlannedOutput(string Name);

/// <summary>
/// A segmented output. Names as MediaConvert writes them: <c>movie_720p.m3u8</c>, <c>movie_720pinit.cmfv</c>,
/// <c>movie_720p_000000001.cmfv</c>.
/// </summary>
public abstract record Rendition(string Name, string Extension) : PlannedOutput(Name)
{
    public string Playlist => $"{Name}.m3u8";

    public string Init => $"{Name}init.{Extension}";

    /// <summary>With printf's placeholder for the number, which starts at 1.</summary>
    public string SegmentPattern => $"{Name}_{SegmentNumber}.{Extension}";

    public const string SegmentNumber = "%09d";
}

public sealed record VideoRendition(string Name, VideoDescription Video, H264Settings H264, IReadOnlyList<string> AudioGroups)
    : Rendition(Name, "cmfv");

public sealed record AudioRendition(string Name, AudioDescription Audio, AacSettings Aac, string GroupId, string TrackType)
    : Rendition(Name, "cmfa");

/// <summary>Numbered pictures: <c>thumb.0000000.jpg</c>.</summary>
public sealed record FrameCapture(string Name, VideoDescription Video, FrameCaptureSettings Settings) : PlannedOutput(Name)
{
    public string Pattern => $"{Name}.%07d.jpg";

    public string Picture(int number) => FormattableString.Invariant($"{Name}.{number:D7}.jpg");
}
