using System.Globalization;

namespace VideoStack.Local.Media;

/// <summary>The pictures' way from the decoder to each encoder: one decoded stream, split, each branch scaled.</summary>
internal sealed class FilterGraph
{
    private readonly List<PlannedOutput> _branches;
    private readonly FrameRate _sourceRate;
    private readonly (int Width, int Height) _size;

    public FilterGraph(EncodePlan plan, VideoTrack? source)
    {
        _branches = [.. plan.Groups.SelectMany(group => group.Outputs).Where(output => output is VideoRendition or FrameCapture or TileImages)];
        if (source is null || _branches.Count == 0) return;

        _sourceRate = source.FrameRate;
        // Outputs have square pixels; a source that has none is stretched to what it is shown as.
        var width = source.PixelAspect == 1 ? source.Width : Even(source.Width * source.PixelAspect);
        // With AUTO the decoder hands over the picture turned already; else it is turned here.
        var turned = plan.Rotate is "AUTO" && source.Rotation is 90 or 270;
        var decoded = turned ? (Width: source.Height, Height: width) : (Width: width, source.Height);
        var shape = source.PixelAspect == 1 ? "" : $",scale={decoded.Width}:{decoded.Height}";
        _size = plan.Rotate is "DEGREES_90" or "DEGREES_270" ? (decoded.Height, decoded.Width) : decoded;
        // A constant frame rate from time zero, as MediaConvert makes one: GOPs are then counted in frames, and a picture that
        // starts after the sound keeps its place.
        var pads = string.Concat(_branches.Select((_, index) => $"[in{index}]"));
        var head = $"[0:{source.Index}]fps={source.FrameRate}:start_time=0{shape}{Turn(plan.Rotate)},split={_branches.Count}{pads}";
        Text = string.Join(';', _branches.Select((branch, index) => $"[in{index}]{Branch(branch)}[out{index}]").Prepend(head));
    }

    /// <summary>Null when nothing has a picture.</summary>
    public string? Text { get; }

    public string Label(PlannedOutput output) => $"[out{_branches.IndexOf(output)}]";

    public FrameRate RateOf(VideoRendition video) =>
        video.H264 is { FramerateControl: "SPECIFIED", FramerateNumerator: { } numerator, FramerateDenominator: { } denominator }
            ? new(numerator, denominator)
            : _sourceRate;

    /// <summary>Pixels, as captured.</summary>
    public (int Width, int Height) SizeOf(FrameCapture capture) => Size(capture.Video);

    /// <summary>Pixels of one thumbnail.</summary>
    public (int Width, int Height) SizeOf(TileImages tiles) => Size(Thumbnail(tiles));

    /// <summary>Frames from one thumbnail to the next.</summary>
    public int IntervalFrames(TileImages tiles) => tiles.Grid.IntervalSeconds is { } seconds
        ? Math.Max(1, (int)Math.Round(seconds * RateOf(tiles.Follows).Value))
        : X264Arguments.GopFrames(tiles.Follows.H264, RateOf(tiles.Follows));

    private static VideoDescription Thumbnail(TileImages tiles) => new(tiles.Grid.ThumbnailWidth, tiles.Grid.ThumbnailHeight, null, null);

    private string Branch(PlannedOutput output) => output switch
    {
        FrameCapture capture => $"{Selected(capture.Settings)},{Still(capture.Video)}",
        TileImages tiles => $"{Rate(tiles.Follows)}select=not(mod(n\\,{IntervalFrames(tiles)})),{Still(Thumbnail(tiles))},tile={tiles.Grid}",
        VideoRendition video => $"{Rate(video)}{Scale(video.Video)}{Pad(video.Video)},setsar=1,format=yuv420p",
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    private string Rate(VideoRendition video) => RateOf(video) == _sourceRate ? "" : $"fps={RateOf(video)},";

    private string Still(VideoDescription video) => $"{Scale(video)}:out_range=pc{Pad(video)},format=yuvj420p";

    /// <summary>One frame per interval, beginning with the first.</summary>
    private string Selected(FrameCaptureSettings settings)
    {
        var interval = (double)(settings.FramerateDenominator ?? 1) / (settings.FramerateNumerator ?? 1);
        // Half a frame of slack: times are rounded to the stream's clock.
        var least = interval - 0.5 / _sourceRate.Value;
        var due = string.Create(CultureInfo.InvariantCulture, $"isnan(prev_selected_t)+gte(t-prev_selected_t\\,{least:0.######})");
        return settings.MaxCaptures is { } most ? $"select=lt(selected_n\\,{most})*({due})" : $"select={due}";
    }

    private string Scale(VideoDescription video)
    {
        var (width, height) = Size(video);
        var shape = Fits(video) ? "" : ":force_original_aspect_ratio=decrease:force_divisible_by=2";
        return $"scale={width}:{height}{shape}";
    }

    /// <summary>DEFAULT scaling keeps the picture's shape and fills the rest with black.</summary>
    private string Pad(VideoDescription video)
    {
        var (width, height) = Size(video);
        return Fits(video) ? "" : $",pad={width}:{height}:(ow-iw)/2:(oh-ih)/2";
    }

    /// <summary>Whether the output has the source's shape, but for the rounding to even sides.</summary>
    private bool Fits(VideoDescription video)
    {
        var (width, height) = Size(video);
        return video.ScalingBehavior is "STRETCH_TO_OUTPUT" || Math.Abs((double)width * _size.Height / _size.Width - height) <= 2;
    }

    private (int Width, int Height) Size(VideoDescription video) => (video.Width, video.Height) switch
    {
        ({ } width, { } height) => (width, height),
        ({ } width, null) => (width, Even((double)width * _size.Height / _size.Width)),
        (null, { } height) => (Even((double)height * _size.Width / _size.Height), height),
        _ => (Even(_size.Width), Even(_size.Height)),
    };

    private static int Even(double length) => Math.Max(2, (int)Math.Round(length / 2) * 2);

    private static string Turn(string rotate) => rotate switch
    {
        "DEGREES_90" => ",transpose=clock",
        "DEGREES_180" => ",hflip,vflip",
        "DEGREES_270" => ",transpose=cclock",
        _ => "",
    };
}
