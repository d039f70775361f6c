namespace Amazon.MediaConvert.Model;

/// <summary>The sound of an output.</summary>
public partial class AudioDescription
{
    public AudioNormalizationSettings AudioNormalizationSettings { get; set; }

    /// <summary>The name of an input's audio selector.</summary>
    public string AudioSourceName { get; set; }

    public int? AudioType { get; set; }

    public AudioTypeControl AudioTypeControl { get; set; }

    public AudioCodecSettings CodecSettings { get; set; }

    public string CustomLanguageCode { get; set; }

    public LanguageCode LanguageCode { get; set; }

    public AudioLanguageCodeControl LanguageCodeControl { get; set; }

    public RemixSettings RemixSettings { get; set; }

    public string StreamName { get; set; }
}

/// <summary>How loudness is evened out.</summary>
public partial class AudioNormalizationSettings
{
    public AudioNormalizationAlgorithm Algorithm { get; set; }

    public AudioNormalizationAlgorithmControl AlgorithmControl { get; set; }

    public int? CorrectionGateLevel { get; set; }

    public AudioNormalizationLoudnessLogging LoudnessLogging { get; set; }

    public AudioNormalizationPeakCalculation PeakCalculation { get; set; }

    public double? TargetLkfs { get; set; }

    public double? TruePeakLimiterThreshold { get; set; }
}

/// <summary>The codec and the settings of that codec.</summary>
public partial class AudioCodecSettings
{
    public AacSettings AacSettings { get; set; }

    public AudioCodec Codec { get; set; }
}

/// <summary>How AAC is encoded.</summary>
public partial class AacSettings
{
    public AacAudioDescriptionBroadcasterMix AudioDescriptionBroadcasterMix { get; set; }

    /// <summary>Bits per second.</summary>
    public int? Bitrate { get; set; }

    public AacCodecProfile CodecProfile { get; set; }

    public AacCodingMode CodingMode { get; set; }

    public AacRateControlMode RateControlMode { get; set; }

    public AacRawFormat RawFormat { get; set; }

    /// <summary>Hertz.</summary>
    public int? SampleRate { get; set; }

    public AacSpecification Specification { get; set; }

    public AacVbrQuality VbrQuality { get; set; }
}
