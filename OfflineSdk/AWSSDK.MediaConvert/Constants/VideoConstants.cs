using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<AfdSignaling>))]
public class AfdSignaling(string value) : ConstantClass(value), IConstant<AfdSignaling>
{
    public static readonly AfdSignaling AUTO = new("AUTO");
    public static readonly AfdSignaling FIXED = new("FIXED");
    public static readonly AfdSignaling NONE = new("NONE");

    public static AfdSignaling FindValue(string value) => FindValue<AfdSignaling>(value);

    public static implicit operator AfdSignaling(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AntiAlias>))]
public class AntiAlias(string value) : ConstantClass(value), IConstant<AntiAlias>
{
    public static readonly AntiAlias DISABLED = new("DISABLED");
    public static readonly AntiAlias ENABLED = new("ENABLED");

    public static AntiAlias FindValue(string value) => FindValue<AntiAlias>(value);

    public static implicit operator AntiAlias(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ChromaPositionMode>))]
public class ChromaPositionMode(string value) : ConstantClass(value), IConstant<ChromaPositionMode>
{
    public static readonly ChromaPositionMode AUTO = new("AUTO");
    public static readonly ChromaPositionMode FORCE_CENTER = new("FORCE_CENTER");
    public static readonly ChromaPositionMode FORCE_TOP_LEFT = new("FORCE_TOP_LEFT");

    public static ChromaPositionMode FindValue(string value) => FindValue<ChromaPositionMode>(value);

    public static implicit operator ChromaPositionMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ColorMetadata>))]
public class ColorMetadata(string value) : ConstantClass(value), IConstant<ColorMetadata>
{
    public static readonly ColorMetadata IGNORE = new("IGNORE");
    public static readonly ColorMetadata INSERT = new("INSERT");

    public static ColorMetadata FindValue(string value) => FindValue<ColorMetadata>(value);

    public static implicit operator ColorMetadata(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<DeinterlaceAlgorithm>))]
public class DeinterlaceAlgorithm(string value) : ConstantClass(value), IConstant<DeinterlaceAlgorithm>
{
    public static readonly DeinterlaceAlgorithm BLEND = new("BLEND");
    public static readonly DeinterlaceAlgorithm BLEND_TICKER = new("BLEND_TICKER");
    public static readonly DeinterlaceAlgorithm INTERPOLATE = new("INTERPOLATE");
    public static readonly DeinterlaceAlgorithm INTERPOLATE_TICKER = new("INTERPOLATE_TICKER");
    public static readonly DeinterlaceAlgorithm LINEAR_INTERPOLATION = new("LINEAR_INTERPOLATION");

    public static DeinterlaceAlgorithm FindValue(string value) => FindValue<DeinterlaceAlgorithm>(value);

    public static implicit operator DeinterlaceAlgorithm(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<DeinterlacerControl>))]
public class DeinterlacerControl(string value) : ConstantClass(value), IConstant<DeinterlacerControl>
{
    public static readonly DeinterlacerControl FORCE_ALL_FRAMES = new("FORCE_ALL_FRAMES");
    public static readonly DeinterlacerControl NORMAL = new("NORMAL");

    public static DeinterlacerControl FindValue(string value) => FindValue<DeinterlacerControl>(value);

    public static implicit operator DeinterlacerControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<DeinterlacerMode>))]
public class DeinterlacerMode(string value) : ConstantClass(value), IConstant<DeinterlacerMode>
{
    public static readonly DeinterlacerMode ADAPTIVE = new("ADAPTIVE");
    public static readonly DeinterlacerMode DEINTERLACE = new("DEINTERLACE");
    public static readonly DeinterlacerMode INVERSE_TELECINE = new("INVERSE_TELECINE");

    public static DeinterlacerMode FindValue(string value) => FindValue<DeinterlacerMode>(value);

    public static implicit operator DeinterlacerMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<DropFrameTimecode>))]
public class DropFrameTimecode(string value) : ConstantClass(value), IConstant<DropFrameTimecode>
{
    public static readonly DropFrameTimecode DISABLED = new("DISABLED");
    public static readonly DropFrameTimecode ENABLED = new("ENABLED");

    public static DropFrameTimecode FindValue(string value) => FindValue<DropFrameTimecode>(value);

    public static implicit operator DropFrameTimecode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<RespondToAfd>))]
public class RespondToAfd(string value) : ConstantClass(value), IConstant<RespondToAfd>
{
    public static readonly RespondToAfd NONE = new("NONE");
    public static readonly RespondToAfd PASSTHROUGH = new("PASSTHROUGH");
    public static readonly RespondToAfd RESPOND = new("RESPOND");

    public static RespondToAfd FindValue(string value) => FindValue<RespondToAfd>(value);

    public static implicit operator RespondToAfd(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ScalingBehavior>))]
public class ScalingBehavior(string value) : ConstantClass(value), IConstant<ScalingBehavior>
{
    public static readonly ScalingBehavior DEFAULT = new("DEFAULT");
    public static readonly ScalingBehavior FILL = new("FILL");
    public static readonly ScalingBehavior FIT = new("FIT");
    public static readonly ScalingBehavior FIT_NO_UPSCALE = new("FIT_NO_UPSCALE");
    public static readonly ScalingBehavior SMART_CROP = new("SMART_CROP");
    public static readonly ScalingBehavior STRETCH_TO_OUTPUT = new("STRETCH_TO_OUTPUT");

    public static ScalingBehavior FindValue(string value) => FindValue<ScalingBehavior>(value);

    public static implicit operator ScalingBehavior(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<VideoCodec>))]
public class VideoCodec(string value) : ConstantClass(value), IConstant<VideoCodec>
{
    public static readonly VideoCodec AV1 = new("AV1");
    public static readonly VideoCodec AVC_INTRA = new("AVC_INTRA");
    public static readonly VideoCodec FRAME_CAPTURE = new("FRAME_CAPTURE");
    public static readonly VideoCodec GIF = new("GIF");
    public static readonly VideoCodec H_264 = new("H_264");
    public static readonly VideoCodec H_265 = new("H_265");
    public static readonly VideoCodec MPEG2 = new("MPEG2");
    public static readonly VideoCodec PASSTHROUGH = new("PASSTHROUGH");
    public static readonly VideoCodec PRORES = new("PRORES");
    public static readonly VideoCodec UNCOMPRESSED = new("UNCOMPRESSED");
    public static readonly VideoCodec VC3 = new("VC3");
    public static readonly VideoCodec VP8 = new("VP8");
    public static readonly VideoCodec VP9 = new("VP9");
    public static readonly VideoCodec XAVC = new("XAVC");

    public static VideoCodec FindValue(string value) => FindValue<VideoCodec>(value);

    public static implicit operator VideoCodec(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<VideoTimecodeInsertion>))]
public class VideoTimecodeInsertion(string value) : ConstantClass(value), IConstant<VideoTimecodeInsertion>
{
    public static readonly VideoTimecodeInsertion DISABLED = new("DISABLED");
    public static readonly VideoTimecodeInsertion PIC_TIMING_SEI = new("PIC_TIMING_SEI");

    public static VideoTimecodeInsertion FindValue(string value) => FindValue<VideoTimecodeInsertion>(value);

    public static implicit operator VideoTimecodeInsertion(string value) => FindValue(value);
}
