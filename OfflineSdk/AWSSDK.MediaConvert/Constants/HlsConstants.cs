using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<HlsAudioOnlyContainer>))]
public class HlsAudioOnlyContainer(string value) : ConstantClass(value), IConstant<HlsAudioOnlyContainer>
{
    public static readonly HlsAudioOnlyContainer AUTOMATIC = new("AUTOMATIC");
    public static readonly HlsAudioOnlyContainer M2TS = new("M2TS");

    public static HlsAudioOnlyContainer FindValue(string value) => FindValue<HlsAudioOnlyContainer>(value);

    public static implicit operator HlsAudioOnlyContainer(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsAudioTrackType>))]
public class HlsAudioTrackType(string value) : ConstantClass(value), IConstant<HlsAudioTrackType>
{
    public static readonly HlsAudioTrackType ALTERNATE_AUDIO_AUTO_SELECT = new("ALTERNATE_AUDIO_AUTO_SELECT");
    public static readonly HlsAudioTrackType ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT = new("ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT");
    public static readonly HlsAudioTrackType ALTERNATE_AUDIO_NOT_AUTO_SELECT = new("ALTERNATE_AUDIO_NOT_AUTO_SELECT");
    public static readonly HlsAudioTrackType AUDIO_ONLY_VARIANT_STREAM = new("AUDIO_ONLY_VARIANT_STREAM");

    public static HlsAudioTrackType FindValue(string value) => FindValue<HlsAudioTrackType>(value);

    public static implicit operator HlsAudioTrackType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsClientCache>))]
public class HlsClientCache(string value) : ConstantClass(value), IConstant<HlsClientCache>
{
    public static readonly HlsClientCache DISABLED = new("DISABLED");
    public static readonly HlsClientCache ENABLED = new("ENABLED");

    public static HlsClientCache FindValue(string value) => FindValue<HlsClientCache>(value);

    public static implicit operator HlsClientCache(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsCodecSpecification>))]
public class HlsCodecSpecification(string value) : ConstantClass(value), IConstant<HlsCodecSpecification>
{
    public static readonly HlsCodecSpecification RFC_4281 = new("RFC_4281");
    public static readonly HlsCodecSpecification RFC_6381 = new("RFC_6381");

    public static HlsCodecSpecification FindValue(string value) => FindValue<HlsCodecSpecification>(value);

    public static implicit operator HlsCodecSpecification(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsDescriptiveVideoServiceFlag>))]
public class HlsDescriptiveVideoServiceFlag(string value) : ConstantClass(value), IConstant<HlsDescriptiveVideoServiceFlag>
{
    public static readonly HlsDescriptiveVideoServiceFlag DONT_FLAG = new("DONT_FLAG");
    public static readonly HlsDescriptiveVideoServiceFlag FLAG = new("FLAG");

    public static HlsDescriptiveVideoServiceFlag FindValue(string value) => FindValue<HlsDescriptiveVideoServiceFlag>(value);

    public static implicit operator HlsDescriptiveVideoServiceFlag(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsDirectoryStructure>))]
public class HlsDirectoryStructure(string value) : ConstantClass(value), IConstant<HlsDirectoryStructure>
{
    public static readonly HlsDirectoryStructure SINGLE_DIRECTORY = new("SINGLE_DIRECTORY");
    public static readonly HlsDirectoryStructure SUBDIRECTORY_PER_STREAM = new("SUBDIRECTORY_PER_STREAM");

    public static HlsDirectoryStructure FindValue(string value) => FindValue<HlsDirectoryStructure>(value);

    public static implicit operator HlsDirectoryStructure(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsIFrameOnlyManifest>))]
public class HlsIFrameOnlyManifest(string value) : ConstantClass(value), IConstant<HlsIFrameOnlyManifest>
{
    public static readonly HlsIFrameOnlyManifest EXCLUDE = new("EXCLUDE");
    public static readonly HlsIFrameOnlyManifest INCLUDE = new("INCLUDE");
    public static readonly HlsIFrameOnlyManifest INCLUDE_AS_TS = new("INCLUDE_AS_TS");

    public static HlsIFrameOnlyManifest FindValue(string value) => FindValue<HlsIFrameOnlyManifest>(value);

    public static implicit operator HlsIFrameOnlyManifest(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsManifestCompression>))]
public class HlsManifestCompression(string value) : ConstantClass(value), IConstant<HlsManifestCompression>
{
    public static readonly HlsManifestCompression GZIP = new("GZIP");
    public static readonly HlsManifestCompression NONE = new("NONE");

    public static HlsManifestCompression FindValue(string value) => FindValue<HlsManifestCompression>(value);

    public static implicit operator HlsManifestCompression(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsManifestDurationFormat>))]
public class HlsManifestDurationFormat(string value) : ConstantClass(value), IConstant<HlsManifestDurationFormat>
{
    public static readonly HlsManifestDurationFormat FLOATING_POINT = new("FLOATING_POINT");
    public static readonly HlsManifestDurationFormat INTEGER = new("INTEGER");

    public static HlsManifestDurationFormat FindValue(string value) => FindValue<HlsManifestDurationFormat>(value);

    public static implicit operator HlsManifestDurationFormat(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsOutputSelection>))]
public class HlsOutputSelection(string value) : ConstantClass(value), IConstant<HlsOutputSelection>
{
    public static readonly HlsOutputSelection MANIFESTS_AND_SEGMENTS = new("MANIFESTS_AND_SEGMENTS");
    public static readonly HlsOutputSelection SEGMENTS_ONLY = new("SEGMENTS_ONLY");

    public static HlsOutputSelection FindValue(string value) => FindValue<HlsOutputSelection>(value);

    public static implicit operator HlsOutputSelection(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsProgramDateTime>))]
public class HlsProgramDateTime(string value) : ConstantClass(value), IConstant<HlsProgramDateTime>
{
    public static readonly HlsProgramDateTime EXCLUDE = new("EXCLUDE");
    public static readonly HlsProgramDateTime INCLUDE = new("INCLUDE");

    public static HlsProgramDateTime FindValue(string value) => FindValue<HlsProgramDateTime>(value);

    public static implicit operator HlsProgramDateTime(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsSegmentControl>))]
public class HlsSegmentControl(string value) : ConstantClass(value), IConstant<HlsSegmentControl>
{
    public static readonly HlsSegmentControl SEGMENTED_FILES = new("SEGMENTED_FILES");
    public static readonly HlsSegmentControl SINGLE_FILE = new("SINGLE_FILE");

    public static HlsSegmentControl FindValue(string value) => FindValue<HlsSegmentControl>(value);

    public static implicit operator HlsSegmentControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsSegmentLengthControl>))]
public class HlsSegmentLengthControl(string value) : ConstantClass(value), IConstant<HlsSegmentLengthControl>
{
    public static readonly HlsSegmentLengthControl EXACT = new("EXACT");
    public static readonly HlsSegmentLengthControl GOP_MULTIPLE = new("GOP_MULTIPLE");
    public static readonly HlsSegmentLengthControl MATCH = new("MATCH");

    public static HlsSegmentLengthControl FindValue(string value) => FindValue<HlsSegmentLengthControl>(value);

    public static implicit operator HlsSegmentLengthControl(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsStreamInfResolution>))]
public class HlsStreamInfResolution(string value) : ConstantClass(value), IConstant<HlsStreamInfResolution>
{
    public static readonly HlsStreamInfResolution EXCLUDE = new("EXCLUDE");
    public static readonly HlsStreamInfResolution INCLUDE = new("INCLUDE");

    public static HlsStreamInfResolution FindValue(string value) => FindValue<HlsStreamInfResolution>(value);

    public static implicit operator HlsStreamInfResolution(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<HlsTargetDurationCompatibilityMode>))]
public class HlsTargetDurationCompatibilityMode(string value) : ConstantClass(value), IConstant<HlsTargetDurationCompatibilityMode>
{
    public static readonly HlsTargetDurationCompatibilityMode LEGACY = new("LEGACY");
    public static readonly HlsTargetDurationCompatibilityMode SPEC_COMPLIANT = new("SPEC_COMPLIANT");

    public static HlsTargetDurationCompatibilityMode FindValue(string value) => FindValue<HlsTargetDurationCompatibilityMode>(value);

    public static implicit operator HlsTargetDurationCompatibilityMode(string value) => FindValue(value);
}
