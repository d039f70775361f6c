using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<H264AdaptiveQuantization>))]
public class H264AdaptiveQuantization(string value) : ConstantClass(value), IConstant<H264AdaptiveQuantization>
{
    public static readonly H264AdaptiveQuantization AUTO = new("AUTO");
    public static readonly H264AdaptiveQuantization HIGH = new("HIGH");
    public static readonly H264AdaptiveQuantization HIGHER = new("HIGHER");
    public static readonly H264AdaptiveQuantization LOW = new("LOW");
    public static readonly H264AdaptiveQuantization MAX = new("MAX");
    public static readonly H264AdaptiveQuantization MEDIUM = new("MEDIUM");
    public static readonly H264AdaptiveQuantization OFF = new("OFF");

    public static H264AdaptiveQuantization FindValue(string value) => FindValue<H264AdaptiveQuantization>(value);

    public static implicit operator H264AdaptiveQuantization(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264CodecLevel>))]
public class H264CodecLevel(string value) : ConstantClass(value), IConstant<H264CodecLevel>
{
    public static readonly H264CodecLevel AUTO = new("AUTO");
    public static readonly H264CodecLevel LEVEL_1 = new("LEVEL_1");
    public static readonly H264CodecLevel LEVEL_1_1 = new("LEVEL_1_1");
    public static readonly H264CodecLevel LEVEL_1_2 = new("LEVEL_1_2");
    public static readonly H264CodecLevel LEVEL_1_3 = new("LEVEL_1_3");
    public static readonly H264CodecLevel LEVEL_2 = new("LEVEL_2");
    public static readonly H264CodecLevel LEVEL_2_1 = new("LEVEL_2_1");
    public static readonly H264CodecLevel LEVEL_2_2 = new("LEVEL_2_2");
    public static readonly H264CodecLevel LEVEL_3 = new("LEVEL_3");
    public static readonly H264CodecLevel LEVEL_3_1 = new("LEVEL_3_1");
    public static readonly H264CodecLevel LEVEL_3_2 = new("LEVEL_3_2");
    public static readonly H264CodecLevel LEVEL_4 = new("LEVEL_4");
    public static readonly H264CodecLevel LEVEL_4_1 = new("LEVEL_4_1");
    public static readonly H264CodecLevel LEVEL_4_2 = new("LEVEL_4_2");
    public static readonly H264CodecLevel LEVEL_5 = new("LEVEL_5");
    public static readonly H264CodecLevel LEVEL_5_1 = new("LEVEL_5_1");
    public static readonly H264CodecLevel LEVEL_5_2 = new("LEVEL_5_2");

    public static H264CodecLevel FindValue(string value) => FindValue<H264CodecLevel>(value);

    public static implicit operator H264CodecLevel(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264CodecProfile>))]
public class H264CodecProfile(string value) : ConstantClass(value), IConstant<H264CodecProfile>
{
    public static readonly H264CodecProfile BASELINE = new("BASELINE");
    public static readonly H264CodecProfile HIGH = new("HIGH");
    public static readonly H264CodecProfile HIGH_10BIT = new("HIGH_10BIT");
    public static readonly H264CodecProfile HIGH_422 = new("HIGH_422");
    public static readonly H264CodecProfile HIGH_422_10BIT = new("HIGH_422_10BIT");
    public static readonly H264CodecProfile MAIN = new("MAIN");

    public static H264CodecProfile FindValue(string value) => FindValue<H264CodecProfile>(value);

    public static implicit operator H264CodecProfile(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264DynamicSubGop>))]
public class H264DynamicSubGop(string value) : ConstantClass(value), IConstant<H264DynamicSubGop>
{
    public static readonly H264DynamicSubGop ADAPTIVE = new("ADAPTIVE");
    public static readonly H264DynamicSubGop STATIC = new("STATIC");

    public static H264DynamicSubGop FindValue(string value) => FindValue<H264DynamicSubGop>(value);

    public static implicit operator H264DynamicSubGop(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264EndOfStreamMarkers>))]
public class H264EndOfStreamMarkers(string value) : ConstantClass(value), IConstant<H264EndOfStreamMarkers>
{
    public static readonly H264EndOfStreamMarkers INCLUDE = new("INCLUDE");
    public static readonly H264EndOfStreamMarkers SUPPRESS = new("SUPPRESS");

    public static H264EndOfStreamMarkers FindValue(string value) => FindValue<H264EndOfStreamMarkers>(value);

    public static implicit operator H264EndOfStreamMarkers(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264EntropyEncoding>))]
public class H264EntropyEncoding(string value) : ConstantClass(value), IConstant<H264EntropyEncoding>
{
    public static readonly H264EntropyEncoding CABAC = new("CABAC");
    public static readonly H264EntropyEncoding CAVLC = new("CAVLC");

    public static H264EntropyEncoding FindValue(string value) => FindValue<H264EntropyEncoding>(value);

    public static implicit operator H264EntropyEncoding(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264FieldEncoding>))]
public class H264FieldEncoding(string value) : ConstantClass(value), IConstant<H264FieldEncoding>
{
    public static readonly H264FieldEncoding FORCE_FIELD = new("FORCE_FIELD");
    public static readonly H264FieldEncoding MBAFF = new("MBAFF");
    public static readonly H264FieldEncoding PAFF = new("PAFF");

    public static H264FieldEncoding FindValue(string value) => FindValue<H264FieldEncoding>(value);

    public static implicit operator H264FieldEncoding(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264FlickerAdaptiveQuantization>))]
public class H264FlickerAdaptiveQuantization(string value) : ConstantClass(value), IConstant<H264FlickerAdaptiveQuantization>
{
    public static readonly H264FlickerAdaptiveQuantization DISABLED = new("DISABLED");
    public static readonly H264FlickerAdaptiveQuantization ENABLED = new("ENABLED");

    public static H264FlickerAdaptiveQuantization FindValue(string value) => FindValue<H264FlickerAdaptiveQuantization>(value);

    public static implicit operator H264FlickerAdaptiveQuantization(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264FramerateControl>))]
public class H264FramerateControl(string value) : ConstantClass(value), IConstant<H264FramerateControl>
{
    public static readonly H264FramerateControl INITIALIZE_FROM_SOURCE = new("INITIALIZE_FROM_SOURCE");
    public static readonly H264FramerateControl SPECIFIED = new("SPECIFIED");

    public static H264FramerateControl FindValue(string value) => FindValue<H264FramerateControl>(value);

    public static implicit operator H264FramerateControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264FramerateConversionAlgorithm>))]
public class H264FramerateConversionAlgorithm(string value) : ConstantClass(value), IConstant<H264FramerateConversionAlgorithm>
{
    public static readonly H264FramerateConversionAlgorithm DUPLICATE_DROP = new("DUPLICATE_DROP");
    public static readonly H264FramerateConversionAlgorithm FRAMEFORMER = new("FRAMEFORMER");
    public static readonly H264FramerateConversionAlgorithm INTERPOLATE = new("INTERPOLATE");
    public static readonly H264FramerateConversionAlgorithm MAINTAIN_FRAME_COUNT = new("MAINTAIN_FRAME_COUNT");

    public static H264FramerateConversionAlgorithm FindValue(string value) => FindValue<H264FramerateConversionAlgorithm>(value);

    public static implicit operator H264FramerateConversionAlgorithm(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264GopBReference>))]
public class H264GopBReference(string value) : ConstantClass(value), IConstant<H264GopBReference>
{
    public static readonly H264GopBReference DISABLED = new("DISABLED");
    public static readonly H264GopBReference ENABLED = new("ENABLED");

    public static H264GopBReference FindValue(string value) => FindValue<H264GopBReference>(value);

    public static implicit operator H264GopBReference(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264GopSizeUnits>))]
public class H264GopSizeUnits(string value) : ConstantClass(value), IConstant<H264GopSizeUnits>
{
    public static readonly H264GopSizeUnits AUTO = new("AUTO");
    public static readonly H264GopSizeUnits FRAMES = new("FRAMES");
    public static readonly H264GopSizeUnits SECONDS = new("SECONDS");

    public static H264GopSizeUnits FindValue(string value) => FindValue<H264GopSizeUnits>(value);

    public static implicit operator H264GopSizeUnits(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264InterlaceMode>))]
public class H264InterlaceMode(string value) : ConstantClass(value), IConstant<H264InterlaceMode>
{
    public static readonly H264InterlaceMode BOTTOM_FIELD = new("BOTTOM_FIELD");
    public static readonly H264InterlaceMode FOLLOW_BOTTOM_FIELD = new("FOLLOW_BOTTOM_FIELD");
    public static readonly H264InterlaceMode FOLLOW_TOP_FIELD = new("FOLLOW_TOP_FIELD");
    public static readonly H264InterlaceMode PROGRESSIVE = new("PROGRESSIVE");
    public static readonly H264InterlaceMode TOP_FIELD = new("TOP_FIELD");

    public static H264InterlaceMode FindValue(string value) => FindValue<H264InterlaceMode>(value);

    public static implicit operator H264InterlaceMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264ParControl>))]
public class H264ParControl(string value) : ConstantClass(value), IConstant<H264ParControl>
{
    public static readonly H264ParControl INITIALIZE_FROM_SOURCE = new("INITIALIZE_FROM_SOURCE");
    public static readonly H264ParControl SPECIFIED = new("SPECIFIED");

    public static H264ParControl FindValue(string value) => FindValue<H264ParControl>(value);

    public static implicit operator H264ParControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264QualityTuningLevel>))]
public class H264QualityTuningLevel(string value) : ConstantClass(value), IConstant<H264QualityTuningLevel>
{
    public static readonly H264QualityTuningLevel MULTI_PASS_HQ = new("MULTI_PASS_HQ");
    public static readonly H264QualityTuningLevel SINGLE_PASS = new("SINGLE_PASS");
    public static readonly H264QualityTuningLevel SINGLE_PASS_HQ = new("SINGLE_PASS_HQ");

    public static H264QualityTuningLevel FindValue(string value) => FindValue<H264QualityTuningLevel>(value);

    public static implicit operator H264QualityTuningLevel(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264RateControlMode>))]
public class H264RateControlMode(string value) : ConstantClass(value), IConstant<H264RateControlMode>
{
    public static readonly H264RateControlMode CBR = new("CBR");
    public static readonly H264RateControlMode QVBR = new("QVBR");
    public static readonly H264RateControlMode VBR = new("VBR");

    public static H264RateControlMode FindValue(string value) => FindValue<H264RateControlMode>(value);

    public static implicit operator H264RateControlMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264RepeatPps>))]
public class H264RepeatPps(string value) : ConstantClass(value), IConstant<H264RepeatPps>
{
    public static readonly H264RepeatPps DISABLED = new("DISABLED");
    public static readonly H264RepeatPps ENABLED = new("ENABLED");

    public static H264RepeatPps FindValue(string value) => FindValue<H264RepeatPps>(value);

    public static implicit operator H264RepeatPps(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264SaliencyAwareEncoding>))]
public class H264SaliencyAwareEncoding(string value) : ConstantClass(value), IConstant<H264SaliencyAwareEncoding>
{
    public static readonly H264SaliencyAwareEncoding DISABLED = new("DISABLED");
    public static readonly H264SaliencyAwareEncoding PREFERRED = new("PREFERRED");

    public static H264SaliencyAwareEncoding FindValue(string value) => FindValue<H264SaliencyAwareEncoding>(value);

    public static implicit operator H264SaliencyAwareEncoding(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264ScanTypeConversionMode>))]
public class H264ScanTypeConversionMode(string value) : ConstantClass(value), IConstant<H264ScanTypeConversionMode>
{
    public static readonly H264ScanTypeConversionMode INTERLACED = new("INTERLACED");
    public static readonly H264ScanTypeConversionMode INTERLACED_OPTIMIZE = new("INTERLACED_OPTIMIZE");

    public static H264ScanTypeConversionMode FindValue(string value) => FindValue<H264ScanTypeConversionMode>(value);

    public static implicit operator H264ScanTypeConversionMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264SceneChangeDetect>))]
public class H264SceneChangeDetect(string value) : ConstantClass(value), IConstant<H264SceneChangeDetect>
{
    public static readonly H264SceneChangeDetect DISABLED = new("DISABLED");
    public static readonly H264SceneChangeDetect ENABLED = new("ENABLED");
    public static readonly H264SceneChangeDetect TRANSITION_DETECTION = new("TRANSITION_DETECTION");

    public static H264SceneChangeDetect FindValue(string value) => FindValue<H264SceneChangeDetect>(value);

    public static implicit operator H264SceneChangeDetect(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264SlowPal>))]
public class H264SlowPal(string value) : ConstantClass(value), IConstant<H264SlowPal>
{
    public static readonly H264SlowPal DISABLED = new("DISABLED");
    public static readonly H264SlowPal ENABLED = new("ENABLED");

    public static H264SlowPal FindValue(string value) => FindValue<H264SlowPal>(value);

    public static implicit operator H264SlowPal(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264SpatialAdaptiveQuantization>))]
public class H264SpatialAdaptiveQuantization(string value) : ConstantClass(value), IConstant<H264SpatialAdaptiveQuantization>
{
    public static readonly H264SpatialAdaptiveQuantization DISABLED = new("DISABLED");
    public static readonly H264SpatialAdaptiveQuantization ENABLED = new("ENABLED");

    public static H264SpatialAdaptiveQuantization FindValue(string value) => FindValue<H264SpatialAdaptiveQuantization>(value);

    public static implicit operator H264SpatialAdaptiveQuantization(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264Syntax>))]
public class H264Syntax(string value) : ConstantClass(value), IConstant<H264Syntax>
{
    public static readonly H264Syntax DEFAULT = new("DEFAULT");
    public static readonly H264Syntax RP2027 = new("RP2027");

    public static H264Syntax FindValue(string value) => FindValue<H264Syntax>(value);

    public static implicit operator H264Syntax(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264Telecine>))]
public class H264Telecine(string value) : ConstantClass(value), IConstant<H264Telecine>
{
    public static readonly H264Telecine HARD = new("HARD");
    public static readonly H264Telecine NONE = new("NONE");
    public static readonly H264Telecine SOFT = new("SOFT");

    public static H264Telecine FindValue(string value) => FindValue<H264Telecine>(value);

    public static implicit operator H264Telecine(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264TemporalAdaptiveQuantization>))]
public class H264TemporalAdaptiveQuantization(string value) : ConstantClass(value), IConstant<H264TemporalAdaptiveQuantization>
{
    public static readonly H264TemporalAdaptiveQuantization DISABLED = new("DISABLED");
    public static readonly H264TemporalAdaptiveQuantization ENABLED = new("ENABLED");

    public static H264TemporalAdaptiveQuantization FindValue(string value) => FindValue<H264TemporalAdaptiveQuantization>(value);

    public static implicit operator H264TemporalAdaptiveQuantization(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264UnregisteredSeiTimecode>))]
public class H264UnregisteredSeiTimecode(string value) : ConstantClass(value), IConstant<H264UnregisteredSeiTimecode>
{
    public static readonly H264UnregisteredSeiTimecode DISABLED = new("DISABLED");
    public static readonly H264UnregisteredSeiTimecode ENABLED = new("ENABLED");

    public static H264UnregisteredSeiTimecode FindValue(string value) => FindValue<H264UnregisteredSeiTimecode>(value);

    public static implicit operator H264UnregisteredSeiTimecode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<H264WriteMp4PackagingType>))]
public class H264WriteMp4PackagingType(string value) : ConstantClass(value), IConstant<H264WriteMp4PackagingType>
{
    public static readonly H264WriteMp4PackagingType AVC1 = new("AVC1");
    public static readonly H264WriteMp4PackagingType AVC3 = new("AVC3");

    public static H264WriteMp4PackagingType FindValue(string value) => FindValue<H264WriteMp4PackagingType>(value);

    public static implicit operator H264WriteMp4PackagingType(string value) => FindValue(value);
}
