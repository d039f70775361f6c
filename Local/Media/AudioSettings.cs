namespace VideoStack.Local.Media;

public sealed record AudioDescription(
    string? AudioSourceName,
    string? StreamName,
    string? LanguageCode,
    AudioCodecSettings? CodecSettings,
    AudioNormalizationSettings? AudioNormalizationSettings = null);

public sealed record AudioCodecSettings(string? Codec, AacSettings? AacSettings);

public sealed record AacSettings(int? Bitrate, int? SampleRate, string? CodingMode, string? CodecProfile, string? RateControlMode)
{
    public int Channels => CodingMode switch { "CODING_MODE_1_0" => 1, "CODING_MODE_5_1" => 6, _ => 2 };
}

/// <param name="AlgorithmControl">CORRECT_AUDIO or MEASURE_ONLY, which leaves the sound as it is.</param>
/// <param name="TargetLkfs">Loudness to come to; default -23.</param>
/// <param name="TruePeakLimiterThreshold">Decibels below full scale that no peak exceeds: -8 to 0, the default.</param>
public sealed record AudioNormalizationSettings(string? AlgorithmControl, double? TargetLkfs, double? TruePeakLimiterThreshold);
