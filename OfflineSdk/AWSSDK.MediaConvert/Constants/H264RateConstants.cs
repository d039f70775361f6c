using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

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

[JsonConverter(typeof(ConstantConverter<H264SceneChangeDetect>))]
public class H264SceneChangeDetect(string value) : ConstantClass(value), IConstant<H264SceneChangeDetect>
{
    public static readonly H264SceneChangeDetect DISABLED = new("DISABLED");
    public static readonly H264SceneChangeDetect ENABLED = new("ENABLED");
    public static readonly H264SceneChangeDetect TRANSITION_DETECTION = new("TRANSITION_DETECTION");

    public static H264SceneChangeDetect FindValue(string value) => FindValue<H264SceneChangeDetect>(value);

    public static implicit operator H264SceneChangeDetect(string value) => FindValue(value);
}
