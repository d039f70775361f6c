namespace VideoStack.Local.Media;

/// <summary>MediaConvert's AAC settings in ffmpeg's terms.</summary>
internal static class AacArguments
{
    private const int DefaultBitrate = 96_000;

    /// <exception cref="EncodeException">The source has no sound.</exception>
    public static IEnumerable<string> For(AudioRendition audio, SourceMedia source)
    {
        var track = source.Audio
            ?? throw new EncodeException(EncodeException.TranscodingFailed, $"Audio selector {audio.Audio.AudioSourceName} found no audio");
        // Silence fills gaps and a late start: sound that began later than the picture would otherwise play early.
        var filters = "aresample=async=1:first_pts=0" + LoudnessFilter.For(audio);
        return
        [
            "-map", $"0:{FfmpegArguments.Text(track.Index)}", "-c:a", "aac", "-b:a", FfmpegArguments.Text(audio.Aac.Bitrate ?? DefaultBitrate),
            "-ar", FfmpegArguments.Text(audio.Aac.SampleRate!.Value), "-ac", FfmpegArguments.Text(audio.Aac.Channels), "-af", filters,
        ];
    }
}
