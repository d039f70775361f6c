namespace VideoStack.Local.Media;

/// <summary>
/// MediaConvert's audio normalisation by ffmpeg's loudness filter (EBU R 128, as ITU-R BS.1770-2 and later). In one pass: the filter
/// follows the loudness as it goes, so a film that changes much comes less exactly to its target than in MediaConvert.
/// </summary>
internal static class LoudnessFilter
{
    private const double DefaultTarget = -23;

    /// <summary>The widest the filter knows: loud and quiet passages are to keep their distance.</summary>
    private const int Range = 20;

    /// <summary>Throws <see cref="InvalidJobException"/> where the filter cannot do what is asked.</summary>
    public static void Check(AudioNormalizationSettings? settings, string path)
    {
        if (settings is null) return;

        EncodePlanner.Require(settings.AlgorithmControl is not null, $"{path}/algorithmControl", "Should be given");
        EncodePlanner.Require(settings.TargetLkfs is null or (>= -59 and <= -5), $"{path}/targetLkfs", "Should be between -59 and -5");
        EncodePlanner.Require(settings.TruePeakLimiterThreshold is null or (>= -8 and <= 0),
            $"{path}/truePeakLimiterThreshold", "Should be between -8 and 0");
    }

    /// <summary>Continues a filter chain; empty when the sound stays as it is.</summary>
    public static string For(AudioRendition audio)
    {
        if (audio.Audio.AudioNormalizationSettings is not { AlgorithmControl: "CORRECT_AUDIO" } settings) return "";

        // What is heard is measured: the channels are mixed first.
        var layout = audio.Aac.Channels switch { 1 => "mono", 6 => "5.1", _ => "stereo" };
        var (target, peak) = (FfmpegArguments.Text(settings.TargetLkfs ?? DefaultTarget),
            FfmpegArguments.Text(settings.TruePeakLimiterThreshold ?? 0));
        return $",aformat=channel_layouts={layout},loudnorm=I={target}:TP={peak}:LRA={Range}";
    }
}
