using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<CmfcAudioDuration>))]
public class CmfcAudioDuration(string value) : ConstantClass(value), IConstant<CmfcAudioDuration>
{
    public static readonly CmfcAudioDuration DEFAULT_CODEC_DURATION = new("DEFAULT_CODEC_DURATION");
    public static readonly CmfcAudioDuration MATCH_VIDEO_DURATION = new("MATCH_VIDEO_DURATION");

    public static CmfcAudioDuration FindValue(string value) => FindValue<CmfcAudioDuration>(value);

    public static implicit operator CmfcAudioDuration(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcAudioTrackType>))]
public class CmfcAudioTrackType(string value) : ConstantClass(value), IConstant<CmfcAudioTrackType>
{
    public static readonly CmfcAudioTrackType ALTERNATE_AUDIO_AUTO_SELECT = new("ALTERNATE_AUDIO_AUTO_SELECT");
    public static readonly CmfcAudioTrackType ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT = new("ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT");
    public static readonly CmfcAudioTrackType ALTERNATE_AUDIO_NOT_AUTO_SELECT = new("ALTERNATE_AUDIO_NOT_AUTO_SELECT");
    public static readonly CmfcAudioTrackType AUDIO_ONLY_VARIANT_STREAM = new("AUDIO_ONLY_VARIANT_STREAM");

    public static CmfcAudioTrackType FindValue(string value) => FindValue<CmfcAudioTrackType>(value);

    public static implicit operator CmfcAudioTrackType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcDescriptiveVideoServiceFlag>))]
public class CmfcDescriptiveVideoServiceFlag(string value) : ConstantClass(value), IConstant<CmfcDescriptiveVideoServiceFlag>
{
    public static readonly CmfcDescriptiveVideoServiceFlag DONT_FLAG = new("DONT_FLAG");
    public static readonly CmfcDescriptiveVideoServiceFlag FLAG = new("FLAG");

    public static CmfcDescriptiveVideoServiceFlag FindValue(string value) => FindValue<CmfcDescriptiveVideoServiceFlag>(value);

    public static implicit operator CmfcDescriptiveVideoServiceFlag(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcIFrameOnlyManifest>))]
public class CmfcIFrameOnlyManifest(string value) : ConstantClass(value), IConstant<CmfcIFrameOnlyManifest>
{
    public static readonly CmfcIFrameOnlyManifest EXCLUDE = new("EXCLUDE");
    public static readonly CmfcIFrameOnlyManifest INCLUDE = new("INCLUDE");

    public static CmfcIFrameOnlyManifest FindValue(string value) => FindValue<CmfcIFrameOnlyManifest>(value);

    public static implicit operator CmfcIFrameOnlyManifest(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcKlvMetadata>))]
public class CmfcKlvMetadata(string value) : ConstantClass(value), IConstant<CmfcKlvMetadata>
{
    public static readonly CmfcKlvMetadata NONE = new("NONE");
    public static readonly CmfcKlvMetadata PASSTHROUGH = new("PASSTHROUGH");

    public static CmfcKlvMetadata FindValue(string value) => FindValue<CmfcKlvMetadata>(value);

    public static implicit operator CmfcKlvMetadata(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcManifestMetadataSignaling>))]
public class CmfcManifestMetadataSignaling(string value) : ConstantClass(value), IConstant<CmfcManifestMetadataSignaling>
{
    public static readonly CmfcManifestMetadataSignaling DISABLED = new("DISABLED");
    public static readonly CmfcManifestMetadataSignaling ENABLED = new("ENABLED");

    public static CmfcManifestMetadataSignaling FindValue(string value) => FindValue<CmfcManifestMetadataSignaling>(value);

    public static implicit operator CmfcManifestMetadataSignaling(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcScte35Esam>))]
public class CmfcScte35Esam(string value) : ConstantClass(value), IConstant<CmfcScte35Esam>
{
    public static readonly CmfcScte35Esam INSERT = new("INSERT");
    public static readonly CmfcScte35Esam NONE = new("NONE");

    public static CmfcScte35Esam FindValue(string value) => FindValue<CmfcScte35Esam>(value);

    public static implicit operator CmfcScte35Esam(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcScte35Source>))]
public class CmfcScte35Source(string value) : ConstantClass(value), IConstant<CmfcScte35Source>
{
    public static readonly CmfcScte35Source NONE = new("NONE");
    public static readonly CmfcScte35Source PASSTHROUGH = new("PASSTHROUGH");

    public static CmfcScte35Source FindValue(string value) => FindValue<CmfcScte35Source>(value);

    public static implicit operator CmfcScte35Source(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcTimedMetadata>))]
public class CmfcTimedMetadata(string value) : ConstantClass(value), IConstant<CmfcTimedMetadata>
{
    public static readonly CmfcTimedMetadata NONE = new("NONE");
    public static readonly CmfcTimedMetadata PASSTHROUGH = new("PASSTHROUGH");

    public static CmfcTimedMetadata FindValue(string value) => FindValue<CmfcTimedMetadata>(value);

    public static implicit operator CmfcTimedMetadata(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<CmfcTimedMetadataBoxVersion>))]
public class CmfcTimedMetadataBoxVersion(string value) : ConstantClass(value), IConstant<CmfcTimedMetadataBoxVersion>
{
    public static readonly CmfcTimedMetadataBoxVersion VERSION_0 = new("VERSION_0");
    public static readonly CmfcTimedMetadataBoxVersion VERSION_1 = new("VERSION_1");

    public static CmfcTimedMetadataBoxVersion FindValue(string value) => FindValue<CmfcTimedMetadataBoxVersion>(value);

    public static implicit operator CmfcTimedMetadataBoxVersion(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ContainerType>))]
public class ContainerType(string value) : ConstantClass(value), IConstant<ContainerType>
{
    public static readonly ContainerType CMFC = new("CMFC");
    public static readonly ContainerType F4V = new("F4V");
    public static readonly ContainerType GIF = new("GIF");
    public static readonly ContainerType ISMV = new("ISMV");
    public static readonly ContainerType M2TS = new("M2TS");
    public static readonly ContainerType M3U8 = new("M3U8");
    public static readonly ContainerType MOV = new("MOV");
    public static readonly ContainerType MP4 = new("MP4");
    public static readonly ContainerType MPD = new("MPD");
    public static readonly ContainerType MXF = new("MXF");
    public static readonly ContainerType OGG = new("OGG");
    public static readonly ContainerType RAW = new("RAW");
    public static readonly ContainerType WEBM = new("WEBM");
    public static readonly ContainerType Y4M = new("Y4M");

    public static ContainerType FindValue(string value) => FindValue<ContainerType>(value);

    public static implicit operator ContainerType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<Mp4CslgAtom>))]
public class Mp4CslgAtom(string value) : ConstantClass(value), IConstant<Mp4CslgAtom>
{
    public static readonly Mp4CslgAtom EXCLUDE = new("EXCLUDE");
    public static readonly Mp4CslgAtom INCLUDE = new("INCLUDE");

    public static Mp4CslgAtom FindValue(string value) => FindValue<Mp4CslgAtom>(value);

    public static implicit operator Mp4CslgAtom(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<Mp4FreeSpaceBox>))]
public class Mp4FreeSpaceBox(string value) : ConstantClass(value), IConstant<Mp4FreeSpaceBox>
{
    public static readonly Mp4FreeSpaceBox EXCLUDE = new("EXCLUDE");
    public static readonly Mp4FreeSpaceBox INCLUDE = new("INCLUDE");

    public static Mp4FreeSpaceBox FindValue(string value) => FindValue<Mp4FreeSpaceBox>(value);

    public static implicit operator Mp4FreeSpaceBox(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<Mp4MoovPlacement>))]
public class Mp4MoovPlacement(string value) : ConstantClass(value), IConstant<Mp4MoovPlacement>
{
    public static readonly Mp4MoovPlacement NORMAL = new("NORMAL");
    public static readonly Mp4MoovPlacement PROGRESSIVE_DOWNLOAD = new("PROGRESSIVE_DOWNLOAD");

    public static Mp4MoovPlacement FindValue(string value) => FindValue<Mp4MoovPlacement>(value);

    public static implicit operator Mp4MoovPlacement(string value) => FindValue(value);
}
