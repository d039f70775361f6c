using System.Globalization;

namespace VideoStack.Local.Media;

/// <summary>One ffmpeg command for a whole job: the source is read and decoded once, every output is made from those frames.</summary>
public static class FfmpegArguments
{
    /// <summary>How often <c>-progress</c> reports, in seconds.</summary>
    private const double ReportEvery = 0.5;

    // Playlists, concatenation lists and the like could make ffmpeg read other files of this machine: only containers are opened.
    private const string Containers =
        "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,mxf,ogg,wav,mp3,aac,flac,gif";

    /// <param name="plan">What to make.</param>
    /// <param name="source">What was found in the input.</param>
    /// <param name="input">Where ffmpeg reads it.</param>
    /// <param name="directory">Output of the group with index n goes to its subdirectory n.</param>
    /// <exception cref="EncodeException">The source lacks what the plan needs.</exception>
    public static IReadOnlyList<string> For(EncodePlan plan, SourceMedia source, Uri input, string directory)
    {
        var graph = new FilterGraph(plan, Picture(plan, source));
        List<string> arguments =
        [
            "-hide_banner", "-nostdin", "-nostats", "-y", "-loglevel", "error",
            "-progress", "pipe:1", "-stats_period", Text(ReportEvery),
            .. InputGuards(input),
        ];
        // ffmpeg turns the picture as the container says unless told otherwise.
        if (plan.Rotate is not "AUTO") arguments.AddRange(["-autorotate", "0"]);
        arguments.AddRange(["-i", Address(input)]);
        if (graph.Text is not null) arguments.AddRange(["-filter_complex", graph.Text]);

        foreach (var (group, index) in plan.Groups.Select((group, index) => (group, index)))
        {
            var folder = Path.Combine(directory, Text(index));
            foreach (var output in group.Outputs)
            {
                if (output is FrameCapture capture) arguments.AddRange(Jpeg(capture, graph.Label(capture), folder));
                if (output is TileImages tiles) arguments.AddRange(Jpeg(tiles, graph, folder));
                if (output is VideoRendition video) arguments.AddRange(X264Arguments.For(video, graph.Label(video), graph.RateOf(video)));
                if (output is AudioRendition audio) arguments.AddRange(AacArguments.For(audio, source));
                if (output is Rendition rendition) arguments.AddRange(Packaging(rendition, SegmentSeconds(group, graph), folder));
            }
        }

        return arguments;
    }

    /// <summary>What keeps a hostile file from reaching beyond itself, for ffmpeg and ffprobe alike.</summary>
    public static IReadOnlyList<string> InputGuards(Uri input) =>
        ["-protocol_whitelist", input.IsFile ? "file" : "http,tcp", "-format_whitelist", Containers];

    public static string Address(Uri input) => input.IsFile ? input.LocalPath : input.AbsoluteUri;

    internal static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The whole GOPs that come nearest to the segment length asked for, as MediaConvert's GOP_MULTIPLE does.</summary>
    internal static double SegmentSeconds(PlannedGroup group, FilterGraph graph)
    {
        if (group.Outputs.OfType<VideoRendition>().FirstOrDefault() is not { } video) return group.SegmentSeconds;

        var gopSeconds = X264Arguments.GopFrames(video.H264, graph.RateOf(video)) / graph.RateOf(video).Value;
        return Math.Max(1, Math.Round(group.SegmentSeconds / gopSeconds)) * gopSeconds;
    }

    private static VideoTrack? Picture(EncodePlan plan, SourceMedia source) =>
        source.Video is null && (plan.Video.Any() || plan.Captures.Any())
            ? throw new EncodeException(EncodeException.NoVideo, $"No video stream found in input file [{plan.Input}]")
            : source.Video;

    private static IEnumerable<string> Packaging(Rendition rendition, double segmentSeconds, string folder) =>
    [
        "-f", "hls", "-hls_time", Text(segmentSeconds), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4",
        // Segments take their name only when they are complete, so that they can be uploaded while encoding goes on.
        "-hls_flags", "independent_segments+temp_file",
        // Each rendition is muxed alone: shifting one to make its first decoding time positive would pull sound and picture apart.
        "-avoid_negative_ts", "disabled",
        "-start_number", "1", "-hls_fmp4_init_filename", rendition.Init,
        "-hls_segment_filename", Path.Combine(folder, rendition.SegmentPattern), Path.Combine(folder, rendition.Playlist),
    ];

    private static IEnumerable<string> Jpeg(FrameCapture capture, string label, string folder)
    {
        const int defaultQuality = 80;
        // MediaConvert: 1 to 100, higher is better. ffmpeg: 31 to 2, lower is better.
        var scale = 2 + (100 - (capture.Settings.Quality ?? defaultQuality)) * 29 / 99;
        return Jpeg(label, scale, 0, Path.Combine(folder, capture.Pattern));
    }

    private static IEnumerable<string> Jpeg(TileImages tiles, FilterGraph graph, string folder)
    {
        const int scale = 5;
        TilePlanner.CheckHeight(tiles, graph.SizeOf(tiles).Height);
        return Jpeg(graph.Label(tiles), scale, 1, Path.Combine(folder, tiles.Pattern));
    }

    private static IEnumerable<string> Jpeg(string label, int scale, int firstNumber, string pattern) =>
    [
        "-map", label, "-c:v", "mjpeg", "-q:v", Text(scale), "-fps_mode", "passthrough",
        "-f", "image2", "-start_number", Text(firstNumber), pattern,
    ];
}
