using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<AlphaBehavior>))]
public class AlphaBehavior(string value) : ConstantClass(value), IConstant<AlphaBehavior>
{
    public static readonly AlphaBehavior DISCARD = new("DISCARD");
    public static readonly AlphaBehavior REMAP_TO_LUMA = new("REMAP_TO_LUMA");

    public static AlphaBehavior FindValue(string value) => FindValue<AlphaBehavior>(value);

    public static implicit operator AlphaBehavior(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ColorSpace>))]
public class ColorSpace(string value) : ConstantClass(value), IConstant<ColorSpace>
{
    public static readonly ColorSpace FOLLOW = new("FOLLOW");
    public static readonly ColorSpace HDR10 = new("HDR10");
    public static readonly ColorSpace HLG_2020 = new("HLG_2020");
    public static readonly ColorSpace P3D65_HDR = new("P3D65_HDR");
    public static readonly ColorSpace P3D65_SDR = new("P3D65_SDR");
    public static readonly ColorSpace P3DCI = new("P3DCI");
    public static readonly ColorSpace REC_601 = new("REC_601");
    public static readonly ColorSpace REC_709 = new("REC_709");

    public static ColorSpace FindValue(string value) => FindValue<ColorSpace>(value);

    public static implicit operator ColorSpace(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ColorSpaceUsage>))]
public class ColorSpaceUsage(string value) : ConstantClass(value), IConstant<ColorSpaceUsage>
{
    public static readonly ColorSpaceUsage FALLBACK = new("FALLBACK");
    public static readonly ColorSpaceUsage FORCE = new("FORCE");

    public static ColorSpaceUsage FindValue(string value) => FindValue<ColorSpaceUsage>(value);

    public static implicit operator ColorSpaceUsage(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<EmbeddedTimecodeOverride>))]
public class EmbeddedTimecodeOverride(string value) : ConstantClass(value), IConstant<EmbeddedTimecodeOverride>
{
    public static readonly EmbeddedTimecodeOverride NONE = new("NONE");
    public static readonly EmbeddedTimecodeOverride USE_MDPM = new("USE_MDPM");

    public static EmbeddedTimecodeOverride FindValue(string value) => FindValue<EmbeddedTimecodeOverride>(value);

    public static implicit operator EmbeddedTimecodeOverride(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<InputDeblockFilter>))]
public class InputDeblockFilter(string value) : ConstantClass(value), IConstant<InputDeblockFilter>
{
    public static readonly InputDeblockFilter DISABLED = new("DISABLED");
    public static readonly InputDeblockFilter ENABLED = new("ENABLED");

    public static InputDeblockFilter FindValue(string value) => FindValue<InputDeblockFilter>(value);

    public static implicit operator InputDeblockFilter(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<InputDenoiseFilter>))]
public class InputDenoiseFilter(string value) : ConstantClass(value), IConstant<InputDenoiseFilter>
{
    public static readonly InputDenoiseFilter DISABLED = new("DISABLED");
    public static readonly InputDenoiseFilter ENABLED = new("ENABLED");

    public static InputDenoiseFilter FindValue(string value) => FindValue<InputDenoiseFilter>(value);

    public static implicit operator InputDenoiseFilter(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<InputFilterEnable>))]
public class InputFilterEnable(string value) : ConstantClass(value), IConstant<InputFilterEnable>
{
    public static readonly InputFilterEnable AUTO = new("AUTO");
    public static readonly InputFilterEnable DISABLE = new("DISABLE");
    public static readonly InputFilterEnable FORCE = new("FORCE");

    public static InputFilterEnable FindValue(string value) => FindValue<InputFilterEnable>(value);

    public static implicit operator InputFilterEnable(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<InputPsiControl>))]
public class InputPsiControl(string value) : ConstantClass(value), IConstant<InputPsiControl>
{
    public static readonly InputPsiControl IGNORE_PSI = new("IGNORE_PSI");
    public static readonly InputPsiControl USE_PSI = new("USE_PSI");

    public static InputPsiControl FindValue(string value) => FindValue<InputPsiControl>(value);

    public static implicit operator InputPsiControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<InputRotate>))]
public class InputRotate(string value) : ConstantClass(value), IConstant<InputRotate>
{
    public static readonly InputRotate AUTO = new("AUTO");
    public static readonly InputRotate DEGREES_180 = new("DEGREES_180");
    public static readonly InputRotate DEGREES_270 = new("DEGREES_270");
    public static readonly InputRotate DEGREES_90 = new("DEGREES_90");
    public static readonly InputRotate DEGREE_0 = new("DEGREE_0");

    public static InputRotate FindValue(string value) => FindValue<InputRotate>(value);

    public static implicit operator InputRotate(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<InputSampleRange>))]
public class InputSampleRange(string value) : ConstantClass(value), IConstant<InputSampleRange>
{
    public static readonly InputSampleRange FOLLOW = new("FOLLOW");
    public static readonly InputSampleRange FULL_RANGE = new("FULL_RANGE");
    public static readonly InputSampleRange LIMITED_RANGE = new("LIMITED_RANGE");

    public static InputSampleRange FindValue(string value) => FindValue<InputSampleRange>(value);

    public static implicit operator InputSampleRange(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<InputScanType>))]
public class InputScanType(string value) : ConstantClass(value), IConstant<InputScanType>
{
    public static readonly InputScanType AUTO = new("AUTO");
    public static readonly InputScanType PSF = new("PSF");

    public static InputScanType FindValue(string value) => FindValue<InputScanType>(value);

    public static implicit operator InputScanType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<InputTimecodeSource>))]
public class InputTimecodeSource(string value) : ConstantClass(value), IConstant<InputTimecodeSource>
{
    public static readonly InputTimecodeSource EMBEDDED = new("EMBEDDED");
    public static readonly InputTimecodeSource SPECIFIEDSTART = new("SPECIFIEDSTART");
    public static readonly InputTimecodeSource ZEROBASED = new("ZEROBASED");

    public static InputTimecodeSource FindValue(string value) => FindValue<InputTimecodeSource>(value);

    public static implicit operator InputTimecodeSource(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<PadVideo>))]
public class PadVideo(string value) : ConstantClass(value), IConstant<PadVideo>
{
    public static readonly PadVideo BLACK = new("BLACK");
    public static readonly PadVideo DISABLED = new("DISABLED");

    public static PadVideo FindValue(string value) => FindValue<PadVideo>(value);

    public static implicit operator PadVideo(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<TimecodeSource>))]
public class TimecodeSource(string value) : ConstantClass(value), IConstant<TimecodeSource>
{
    public static readonly TimecodeSource EMBEDDED = new("EMBEDDED");
    public static readonly TimecodeSource SPECIFIEDSTART = new("SPECIFIEDSTART");
    public static readonly TimecodeSource ZEROBASED = new("ZEROBASED");

    public static TimecodeSource FindValue(string value) => FindValue<TimecodeSource>(value);

    public static implicit operator TimecodeSource(string value) => FindValue(value);
}
