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
