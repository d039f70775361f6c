namespace VideoStack.Local.Media;

/// <summary>MediaConvert's H.264 settings in x264's terms.</summary>
internal static class X264Arguments
{
    /// <summary>Fast enough to wait for on a laptop, and good enough to judge a page by. Production's quality is MediaConvert's.</summary>
    public const string Preset = "veryfast";

    /// <summary>MediaConvert chooses a GOP itself when told AUTO; about this long, in seconds.</summary>
    private const double AutomaticGopSeconds = 2;

    private const double AutomaticQuality = 7;

    public static IEnumerable<string> For(VideoRendition video, string label, FrameRate rate)
    {
        var gop = GopFrames(video.H264, rate);
        List<string> arguments =
        [
            "-map", label, "-c:v", "libx264", "-preset", Preset, "-profile:v", Profile(video.H264),
            .. RateControl(video.H264),
            // Every GOP has the same number of frames in every rung, so that a player can change rungs at any of them.
            "-force_key_frames", $"expr:not(mod(n,{gop}))", "-forced-idr", "1",
            "-x264-params", $"keyint={2 * gop}:min-keyint={gop + 1}:open-gop=0:scenecut={SceneCut(video.H264)}{Padding(video.H264)}",
        ];
        if (video.H264.NumberBFramesBetweenReferenceFrames is { } between) arguments.AddRange(["-bf", FfmpegArguments.Text(between)]);
        return arguments;
    }

    public static int GopFrames(H264Settings settings, FrameRate rate) => Math.Max(1, settings.GopSizeUnits switch
    {
        "FRAMES" when settings.GopSize is { } frames => (int)frames,
        "SECONDS" when settings.GopSize is { } seconds => (int)Math.Round(seconds * rate.Value),
        _ => (int)Math.Round(AutomaticGopSeconds * rate.Value),
    });

    private static IEnumerable<string> RateControl(H264Settings settings)
    {
        var peak = settings.MaxBitrate ?? settings.Bitrate!.Value;
        // MediaConvert's own buffer, when none is asked for, holds two seconds at the peak rate.
        string[] limits = ["-maxrate", FfmpegArguments.Text(peak), "-bufsize", FfmpegArguments.Text(settings.HrdBufferSize ?? 2L * peak)];
        return settings.RateControlMode switch
        {
            "QVBR" => ["-crf", FfmpegArguments.Text(RateFactor(settings.QvbrSettings)), .. limits],
            "CBR" => ["-b:v", FfmpegArguments.Text(peak), "-minrate", FfmpegArguments.Text(peak), .. limits],
            _ => ["-b:v", FfmpegArguments.Text(settings.Bitrate!.Value), .. limits],
        };
    }

    /// <summary>Quality 7, which AWS advises for 720p and below, falls on x264's default of 23; each level is worth two steps.</summary>
    private static double RateFactor(QvbrSettings? quality) =>
        37 - 2 * ((quality?.QvbrQualityLevel ?? AutomaticQuality) + (quality?.QvbrQualityLevelFineTune ?? 0));

    /// <summary>A cut within a GOP gives an I picture that starts no new GOP: <c>min-keyint</c> sees to that.</summary>
    private static int SceneCut(H264Settings settings) => settings.SceneChangeDetect is "DISABLED" ? 0 : 40;

    /// <summary>A constant bitrate stays constant where the picture is simple: the rest is filled up.</summary>
    private static string Padding(H264Settings settings) => settings.RateControlMode is "CBR" ? ":nal-hrd=cbr" : "";

    private static string Profile(H264Settings settings) => settings.CodecProfile switch
    {
        "BASELINE" => "baseline",
        "HIGH" => "high",
        _ => "main",
    };
}
