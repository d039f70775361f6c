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
        _branches = [.. plan.Groups.SelectMany(group => group.Outputs).Where(output => output is VideoRendition or FrameCapture)];
        if (source is null || _branches.Count == 0) return;

        _sourceRate = source.FrameRate;
        var turn = Turn(plan.Rotate);
        _size = IsOnItsSide(plan.Rotate, source.Rotation) ? (source.Height, source.Width) : (source.Width, source.Height);
        // A constant frame rate from time zero, as MediaConvert makes one: GOPs are then counted in frames, and a picture that
        // starts after the sound keeps its place.
        var head = $"[0:{source.Index}]fps={source.FrameRate}:start_time=0{turn},split={_branches.Count}{string.Concat(_branches.Select((_, index) => $"[in{index}]"))}";
        Text = string.Join(';', _branches.Select((branch, index) => $"[in{index}]{Branch(branch, _size, source.SquarePixels)}[out{index}]").Prepend(head));
    }

    /// <summary>Null when nothing has a picture.</summary>
    public string? Text { get; }

    public string Label(PlannedOutput output) => $"[out{_branches.IndexOf(output)}]";

    public FrameRate RateOf(VideoRendition video) =>
        video.H264 is { FramerateControl: "SPECIFIED", FramerateNumerator: { } numerator, FramerateDenominator: { } denominator }
            ? new(numerator, denominator)
            : _sourceRate;

    /// <summary>Pixels, as captured.</summary>
    public (int Width, int Height) SizeOf(FrameCapture capture) => Size(capture.Video, _size);

    private string Branch(PlannedOutput output, (int Width, int Height) source, bool square)
    {
        if (output is FrameCapture capture)
            return $"{Selected(capture.Settings)},{Scale(capture.Video, source, square)}:out_range=pc{Pad(capture.Video, source)},format=yuvj420p";

        var video = (VideoRendition)output;
        var rate = RateOf(video) == _sourceRate ? "" : $"fps={RateOf(video)},";
        return $"{rate}{Scale(video.Video, source, square)}{Pad(video.Video, source)}{(square ? ",setsar=1" : "")},format=yuv420p";
    }

    /// <summary>One frame per interval, beginning with the first.</summary>
    private string Selected(FrameCaptureSettings settings)
    {
        var interval = (double)(settings.FramerateDenominator ?? 1) / (settings.FramerateNumerator ?? 1);
        // Half a frame of slack: times are rounded to the stream's clock.
        var least = interval - 0.5 / _sourceRate.Value;
        var due = string.Create(CultureInfo.InvariantCulture, $"isnan(prev_selected_t)+gte(t-prev_selected_t\\,{least:0.######})");
        return settings.MaxCaptures is { } most ? $"select=lt(selected_n\\,{most})*({due})" : $"select={due}";
    }

    private static string Scale(VideoDescription video, (int Width, int Height) source, bool square)
    {
        var (width, height) = Size(video, source);
        return Fits(video, source) || !square
            ? $"scale={width}:{height}"
            : $"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2";
    }

    /// <summary>DEFAULT scaling keeps the picture's shape and fills the rest with black.</summary>
    private static string Pad(VideoDescription video, (int Width, int Height) source)
    {
        var (width, height) = Size(video, source);
        return Fits(video, source) ? "" : $",pad={width}:{height}:(ow-iw)/2:(oh-ih)/2";
    }

    /// <summary>Whether the output has the source's shape, but for the rounding to even sides.</summary>
    private static bool Fits(VideoDescription video, (int Width, int Height) source)
    {
        var (width, height) = Size(video, source);
        return video.ScalingBehavior is "STRETCH_TO_OUTPUT" || Math.Abs((double)width * source.Height / source.Width - height) <= 2;
    }

    private static (int Width, int Height) Size(VideoDescription video, (int Width, int Height) source) => (video.Width, video.Height) switch
    {
        ({ } width, { } height) => (width, height),
        ({ } width, null) => (width, Even((double)width * source.Height / source.Width)),
        (null, { } height) => (Even((double)height * source.Width / source.Height), height),
        _ => (Even(source.Width), Even(source.Height)),
    };

    private static int Even(double length) => Math.Max(2, (int)Math.Round(length / 2) * 2);

    private static string Turn(string rotate) => rotate switch
    {
        "DEGREES_90" => ",transpose=clock",
        "DEGREES_180" => ",hflip,vflip",
        "DEGREES_270" => ",transpose=cclock",
        _ => "",
    };

    private static bool IsOnItsSide(string rotate, int containerRotation) => rotate switch
    {
        "AUTO" => containerRotation is 90 or 270,
        _ => rotate is "DEGREES_90" or "DEGREES_270",
    };
}
