using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<AacAudioDescriptionBroadcasterMix>))]
public class AacAudioDescriptionBroadcasterMix(string value) : ConstantClass(value), IConstant<AacAudioDescriptionBroadcasterMix>
{
    public static readonly AacAudioDescriptionBroadcasterMix BROADCASTER_MIXED_AD = new("BROADCASTER_MIXED_AD");
    public static readonly AacAudioDescriptionBroadcasterMix NORMAL = new("NORMAL");

    public static AacAudioDescriptionBroadcasterMix FindValue(string value) => FindValue<AacAudioDescriptionBroadcasterMix>(value);

    public static implicit operator AacAudioDescriptionBroadcasterMix(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AacCodecProfile>))]
public class AacCodecProfile(string value) : ConstantClass(value), IConstant<AacCodecProfile>
{
    public static readonly AacCodecProfile HEV1 = new("HEV1");
    public static readonly AacCodecProfile HEV2 = new("HEV2");
    public static readonly AacCodecProfile LC = new("LC");
    public static readonly AacCodecProfile XHE = new("XHE");

    public static AacCodecProfile FindValue(string value) => FindValue<AacCodecProfile>(value);

    public static implicit operator AacCodecProfile(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AacCodingMode>))]
public class AacCodingMode(string value) : ConstantClass(value), IConstant<AacCodingMode>
{
    public static readonly AacCodingMode AD_RECEIVER_MIX = new("AD_RECEIVER_MIX");
    public static readonly AacCodingMode CODING_MODE_1_0 = new("CODING_MODE_1_0");
    public static readonly AacCodingMode CODING_MODE_1_1 = new("CODING_MODE_1_1");
    public static readonly AacCodingMode CODING_MODE_2_0 = new("CODING_MODE_2_0");
    public static readonly AacCodingMode CODING_MODE_5_1 = new("CODING_MODE_5_1");
    public static readonly AacCodingMode CODING_MODE_AUTO = new("CODING_MODE_AUTO");

    public static AacCodingMode FindValue(string value) => FindValue<AacCodingMode>(value);

    public static implicit operator AacCodingMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AacRateControlMode>))]
public class AacRateControlMode(string value) : ConstantClass(value), IConstant<AacRateControlMode>
{
    public static readonly AacRateControlMode CBR = new("CBR");
    public static readonly AacRateControlMode VBR = new("VBR");

    public static AacRateControlMode FindValue(string value) => FindValue<AacRateControlMode>(value);

    public static implicit operator AacRateControlMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AacRawFormat>))]
public class AacRawFormat(string value) : ConstantClass(value), IConstant<AacRawFormat>
{
    public static readonly AacRawFormat LATM_LOAS = new("LATM_LOAS");
    public static readonly AacRawFormat NONE = new("NONE");

    public static AacRawFormat FindValue(string value) => FindValue<AacRawFormat>(value);

    public static implicit operator AacRawFormat(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AacSpecification>))]
public class AacSpecification(string value) : ConstantClass(value), IConstant<AacSpecification>
{
    public static readonly AacSpecification MPEG2 = new("MPEG2");
    public static readonly AacSpecification MPEG4 = new("MPEG4");

    public static AacSpecification FindValue(string value) => FindValue<AacSpecification>(value);

    public static implicit operator AacSpecification(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AacVbrQuality>))]
public class AacVbrQuality(string value) : ConstantClass(value), IConstant<AacVbrQuality>
{
    public static readonly AacVbrQuality HIGH = new("HIGH");
    public static readonly AacVbrQuality LOW = new("LOW");
    public static readonly AacVbrQuality MEDIUM_HIGH = new("MEDIUM_HIGH");
    public static readonly AacVbrQuality MEDIUM_LOW = new("MEDIUM_LOW");

    public static AacVbrQuality FindValue(string value) => FindValue<AacVbrQuality>(value);

    public static implicit operator AacVbrQuality(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioCodec>))]
public class AudioCodec(string value) : ConstantClass(value), IConstant<AudioCodec>
{
    public static readonly AudioCodec AAC = new("AAC");
    public static readonly AudioCodec AC3 = new("AC3");
    public static readonly AudioCodec AC4 = new("AC4");
    public static readonly AudioCodec AIFF = new("AIFF");
    public static readonly AudioCodec EAC3 = new("EAC3");
    public static readonly AudioCodec EAC3_ATMOS = new("EAC3_ATMOS");
    public static readonly AudioCodec FLAC = new("FLAC");
    public static readonly AudioCodec MP2 = new("MP2");
    public static readonly AudioCodec MP3 = new("MP3");
    public static readonly AudioCodec OPUS = new("OPUS");
    public static readonly AudioCodec PASSTHROUGH = new("PASSTHROUGH");
    public static readonly AudioCodec VORBIS = new("VORBIS");
    public static readonly AudioCodec WAV = new("WAV");

    public static AudioCodec FindValue(string value) => FindValue<AudioCodec>(value);

    public static implicit operator AudioCodec(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioLanguageCodeControl>))]
public class AudioLanguageCodeControl(string value) : ConstantClass(value), IConstant<AudioLanguageCodeControl>
{
    public static readonly AudioLanguageCodeControl FOLLOW_INPUT = new("FOLLOW_INPUT");
    public static readonly AudioLanguageCodeControl USE_CONFIGURED = new("USE_CONFIGURED");

    public static AudioLanguageCodeControl FindValue(string value) => FindValue<AudioLanguageCodeControl>(value);

    public static implicit operator AudioLanguageCodeControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioNormalizationAlgorithm>))]
public class AudioNormalizationAlgorithm(string value) : ConstantClass(value), IConstant<AudioNormalizationAlgorithm>
{
    public static readonly AudioNormalizationAlgorithm ITU_BS_1770_1 = new("ITU_BS_1770_1");
    public static readonly AudioNormalizationAlgorithm ITU_BS_1770_2 = new("ITU_BS_1770_2");
    public static readonly AudioNormalizationAlgorithm ITU_BS_1770_3 = new("ITU_BS_1770_3");
    public static readonly AudioNormalizationAlgorithm ITU_BS_1770_4 = new("ITU_BS_1770_4");

    public static AudioNormalizationAlgorithm FindValue(string value) => FindValue<AudioNormalizationAlgorithm>(value);

    public static implicit operator AudioNormalizationAlgorithm(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioNormalizationAlgorithmControl>))]
public class AudioNormalizationAlgorithmControl(string value) : ConstantClass(value), IConstant<AudioNormalizationAlgorithmControl>
{
    public static readonly AudioNormalizationAlgorithmControl CORRECT_AUDIO = new("CORRECT_AUDIO");
    public static readonly AudioNormalizationAlgorithmControl MEASURE_ONLY = new("MEASURE_ONLY");

    public static AudioNormalizationAlgorithmControl FindValue(string value) => FindValue<AudioNormalizationAlgorithmControl>(value);

    public static implicit operator AudioNormalizationAlgorithmControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioNormalizationLoudnessLogging>))]
public class AudioNormalizationLoudnessLogging(string value) : ConstantClass(value), IConstant<AudioNormalizationLoudnessLogging>
{
    public static readonly AudioNormalizationLoudnessLogging DONT_LOG = new("DONT_LOG");
    public static readonly AudioNormalizationLoudnessLogging LOG = new("LOG");

    public static AudioNormalizationLoudnessLogging FindValue(string value) => FindValue<AudioNormalizationLoudnessLogging>(value);

    public static implicit operator AudioNormalizationLoudnessLogging(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioNormalizationPeakCalculation>))]
public class AudioNormalizationPeakCalculation(string value) : ConstantClass(value), IConstant<AudioNormalizationPeakCalculation>
{
    public static readonly AudioNormalizationPeakCalculation NONE = new("NONE");
    public static readonly AudioNormalizationPeakCalculation TRUE_PEAK = new("TRUE_PEAK");

    public static AudioNormalizationPeakCalculation FindValue(string value) => FindValue<AudioNormalizationPeakCalculation>(value);

    public static implicit operator AudioNormalizationPeakCalculation(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioTypeControl>))]
public class AudioTypeControl(string value) : ConstantClass(value), IConstant<AudioTypeControl>
{
    public static readonly AudioTypeControl FOLLOW_INPUT = new("FOLLOW_INPUT");
    public static readonly AudioTypeControl USE_CONFIGURED = new("USE_CONFIGURED");

    public static AudioTypeControl FindValue(string value) => FindValue<AudioTypeControl>(value);

    public static implicit operator AudioTypeControl(string value) => FindValue(value);
}
