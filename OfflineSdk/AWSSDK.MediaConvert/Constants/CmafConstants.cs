using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<CmafClientCache>))]
public class CmafClientCache(string value) : ConstantClass(value), IConstant<CmafClientCache>
{
    public static readonly CmafClientCache DISABLED = new("DISABLED");
    public static readonly CmafClientCache ENABLED = new("ENABLED");

    public static CmafClientCache FindValue(string value) => FindValue<CmafClientCache>(value);

    public static implicit operator CmafClientCache(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafCodecSpecification>))]
public class CmafCodecSpecification(string value) : ConstantClass(value), IConstant<CmafCodecSpecification>
{
    public static readonly CmafCodecSpecification RFC_4281 = new("RFC_4281");
    public static readonly CmafCodecSpecification RFC_6381 = new("RFC_6381");

    public static CmafCodecSpecification FindValue(string value) => FindValue<CmafCodecSpecification>(value);

    public static implicit operator CmafCodecSpecification(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafImageBasedTrickPlay>))]
public class CmafImageBasedTrickPlay(string value) : ConstantClass(value), IConstant<CmafImageBasedTrickPlay>
{
    public static readonly CmafImageBasedTrickPlay ADVANCED = new("ADVANCED");
    public static readonly CmafImageBasedTrickPlay NONE = new("NONE");
    public static readonly CmafImageBasedTrickPlay THUMBNAIL = new("THUMBNAIL");
    public static readonly CmafImageBasedTrickPlay THUMBNAIL_AND_FULLFRAME = new("THUMBNAIL_AND_FULLFRAME");

    public static CmafImageBasedTrickPlay FindValue(string value) => FindValue<CmafImageBasedTrickPlay>(value);

    public static implicit operator CmafImageBasedTrickPlay(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafIntervalCadence>))]
public class CmafIntervalCadence(string value) : ConstantClass(value), IConstant<CmafIntervalCadence>
{
    public static readonly CmafIntervalCadence FOLLOW_CUSTOM = new("FOLLOW_CUSTOM");
    public static readonly CmafIntervalCadence FOLLOW_IFRAME = new("FOLLOW_IFRAME");
    public static readonly CmafIntervalCadence FOLLOW_SEGMENTATION = new("FOLLOW_SEGMENTATION");

    public static CmafIntervalCadence FindValue(string value) => FindValue<CmafIntervalCadence>(value);

    public static implicit operator CmafIntervalCadence(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafManifestCompression>))]
public class CmafManifestCompression(string value) : ConstantClass(value), IConstant<CmafManifestCompression>
{
    public static readonly CmafManifestCompression GZIP = new("GZIP");
    public static readonly CmafManifestCompression NONE = new("NONE");

    public static CmafManifestCompression FindValue(string value) => FindValue<CmafManifestCompression>(value);

    public static implicit operator CmafManifestCompression(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafManifestDurationFormat>))]
public class CmafManifestDurationFormat(string value) : ConstantClass(value), IConstant<CmafManifestDurationFormat>
{
    public static readonly CmafManifestDurationFormat FLOATING_POINT = new("FLOATING_POINT");
    public static readonly CmafManifestDurationFormat INTEGER = new("INTEGER");

    public static CmafManifestDurationFormat FindValue(string value) => FindValue<CmafManifestDurationFormat>(value);

    public static implicit operator CmafManifestDurationFormat(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafMpdManifestBandwidthType>))]
public class CmafMpdManifestBandwidthType(string value) : ConstantClass(value), IConstant<CmafMpdManifestBandwidthType>
{
    public static readonly CmafMpdManifestBandwidthType AVERAGE = new("AVERAGE");
    public static readonly CmafMpdManifestBandwidthType MAX = new("MAX");

    public static CmafMpdManifestBandwidthType FindValue(string value) => FindValue<CmafMpdManifestBandwidthType>(value);

    public static implicit operator CmafMpdManifestBandwidthType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafMpdProfile>))]
public class CmafMpdProfile(string value) : ConstantClass(value), IConstant<CmafMpdProfile>
{
    public static readonly CmafMpdProfile MAIN_PROFILE = new("MAIN_PROFILE");
    public static readonly CmafMpdProfile ON_DEMAND_PROFILE = new("ON_DEMAND_PROFILE");

    public static CmafMpdProfile FindValue(string value) => FindValue<CmafMpdProfile>(value);

    public static implicit operator CmafMpdProfile(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafPtsOffsetHandlingForBFrames>))]
public class CmafPtsOffsetHandlingForBFrames(string value) : ConstantClass(value), IConstant<CmafPtsOffsetHandlingForBFrames>
{
    public static readonly CmafPtsOffsetHandlingForBFrames MATCH_INITIAL_PTS = new("MATCH_INITIAL_PTS");
    public static readonly CmafPtsOffsetHandlingForBFrames ZERO_BASED = new("ZERO_BASED");

    public static CmafPtsOffsetHandlingForBFrames FindValue(string value) => FindValue<CmafPtsOffsetHandlingForBFrames>(value);

    public static implicit operator CmafPtsOffsetHandlingForBFrames(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafSegmentControl>))]
public class CmafSegmentControl(string value) : ConstantClass(value), IConstant<CmafSegmentControl>
{
    public static readonly CmafSegmentControl SEGMENTED_FILES = new("SEGMENTED_FILES");
    public static readonly CmafSegmentControl SINGLE_FILE = new("SINGLE_FILE");

    public static CmafSegmentControl FindValue(string value) => FindValue<CmafSegmentControl>(value);

    public static implicit operator CmafSegmentControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafSegmentLengthControl>))]
public class CmafSegmentLengthControl(string value) : ConstantClass(value), IConstant<CmafSegmentLengthControl>
{
    public static readonly CmafSegmentLengthControl EXACT = new("EXACT");
    public static readonly CmafSegmentLengthControl GOP_MULTIPLE = new("GOP_MULTIPLE");
    public static readonly CmafSegmentLengthControl MATCH = new("MATCH");

    public static CmafSegmentLengthControl FindValue(string value) => FindValue<CmafSegmentLengthControl>(value);

    public static implicit operator CmafSegmentLengthControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafStreamInfResolution>))]
public class CmafStreamInfResolution(string value) : ConstantClass(value), IConstant<CmafStreamInfResolution>
{
    public static readonly CmafStreamInfResolution EXCLUDE = new("EXCLUDE");
    public static readonly CmafStreamInfResolution INCLUDE = new("INCLUDE");

    public static CmafStreamInfResolution FindValue(string value) => FindValue<CmafStreamInfResolution>(value);

    public static implicit operator CmafStreamInfResolution(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafTargetDurationCompatibilityMode>))]
public class CmafTargetDurationCompatibilityMode(string value) : ConstantClass(value), IConstant<CmafTargetDurationCompatibilityMode>
{
    public static readonly CmafTargetDurationCompatibilityMode LEGACY = new("LEGACY");
    public static readonly CmafTargetDurationCompatibilityMode SPEC_COMPLIANT = new("SPEC_COMPLIANT");

    public static CmafTargetDurationCompatibilityMode FindValue(string value) => FindValue<CmafTargetDurationCompatibilityMode>(value);

    public static implicit operator CmafTargetDurationCompatibilityMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafVideoCompositionOffsets>))]
public class CmafVideoCompositionOffsets(string value) : ConstantClass(value), IConstant<CmafVideoCompositionOffsets>
{
    public static readonly CmafVideoCompositionOffsets SIGNED = new("SIGNED");
    public static readonly CmafVideoCompositionOffsets UNSIGNED = new("UNSIGNED");

    public static CmafVideoCompositionOffsets FindValue(string value) => FindValue<CmafVideoCompositionOffsets>(value);

    public static implicit operator CmafVideoCompositionOffsets(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafWriteDASHManifest>))]
public class CmafWriteDASHManifest(string value) : ConstantClass(value), IConstant<CmafWriteDASHManifest>
{
    public static readonly CmafWriteDASHManifest DISABLED = new("DISABLED");
    public static readonly CmafWriteDASHManifest ENABLED = new("ENABLED");

    public static CmafWriteDASHManifest FindValue(string value) => FindValue<CmafWriteDASHManifest>(value);

    public static implicit operator CmafWriteDASHManifest(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafWriteHLSManifest>))]
public class CmafWriteHLSManifest(string value) : ConstantClass(value), IConstant<CmafWriteHLSManifest>
{
    public static readonly CmafWriteHLSManifest DISABLED = new("DISABLED");
    public static readonly CmafWriteHLSManifest ENABLED = new("ENABLED");

    public static CmafWriteHLSManifest FindValue(string value) => FindValue<CmafWriteHLSManifest>(value);

    public static implicit operator CmafWriteHLSManifest(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmafWriteSegmentTimelineInRepresentation>))]
public class CmafWriteSegmentTimelineInRepresentation(string value) : ConstantClass(value), IConstant<CmafWriteSegmentTimelineInRepresentation>
{
    public static readonly CmafWriteSegmentTimelineInRepresentation DISABLED = new("DISABLED");
    public static readonly CmafWriteSegmentTimelineInRepresentation ENABLED = new("ENABLED");

    public static CmafWriteSegmentTimelineInRepresentation FindValue(string value) => FindValue<CmafWriteSegmentTimelineInRepresentation>(value);

    public static implicit operator CmafWriteSegmentTimelineInRepresentation(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<DashManifestStyle>))]
public class DashManifestStyle(string value) : ConstantClass(value), IConstant<DashManifestStyle>
{
    public static readonly DashManifestStyle BASIC = new("BASIC");
    public static readonly DashManifestStyle COMPACT = new("COMPACT");
    public static readonly DashManifestStyle DISTINCT = new("DISTINCT");
    public static readonly DashManifestStyle FULL = new("FULL");

    public static DashManifestStyle FindValue(string value) => FindValue<DashManifestStyle>(value);

    public static implicit operator DashManifestStyle(string value) => FindValue(value);
}
