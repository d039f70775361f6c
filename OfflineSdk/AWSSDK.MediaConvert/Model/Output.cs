namespace Amazon.MediaConvert.Model;

/// <summary>One rendition: a video, a sound, captions, or several of them in one file.</summary>
public partial class Output
{
    public List<AudioDescription> AudioDescriptions { get; set; }

    public List<CaptionDescription> CaptionDescriptions { get; set; }

    public ContainerSettings ContainerSettings { get; set; }

    /// <summary>The file extension when the container's own is not wanted.</summary>
    public string Extension { get; set; }

    /// <summary>What is appended to the destination to name the output's files.</summary>
    public string NameModifier { get; set; }

    public OutputSettings OutputSettings { get; set; }

    public string Preset { get; set; }

    public VideoDescription VideoDescription { get; set; }
}

/// <summary>How the output appears in the group's manifests.</summary>
public partial class OutputSettings
{
    public HlsSettings HlsSettings { get; set; }
}

/// <summary>Captions of an output.</summary>
public partial class CaptionDescription
{
    public string CaptionSelectorName { get; set; }

    public string CustomLanguageCode { get; set; }

    public LanguageCode LanguageCode { get; set; }

    public string LanguageDescription { get; set; }
}

/// <summary>The container and the settings of that container.</summary>
public partial class ContainerSettings
{
    public CmfcSettings CmfcSettings { get; set; }

    public ContainerType Container { get; set; }

    public Mp4Settings Mp4Settings { get; set; }
}

/// <summary>Fragmented MP4 of a CMAF group.</summary>
public partial class CmfcSettings
{
    public CmfcAudioDuration AudioDuration { get; set; }

    public string AudioGroupId { get; set; }

    public string AudioRenditionSets { get; set; }

    public CmfcAudioTrackType AudioTrackType { get; set; }

    public CmfcDescriptiveVideoServiceFlag DescriptiveVideoServiceFlag { get; set; }

    public CmfcIFrameOnlyManifest IFrameOnlyManifest { get; set; }

    public CmfcKlvMetadata KlvMetadata { get; set; }

    public CmfcManifestMetadataSignaling ManifestMetadataSignaling { get; set; }

    public CmfcScte35Esam Scte35Esam { get; set; }

    public CmfcScte35Source Scte35Source { get; set; }

    public CmfcTimedMetadata TimedMetadata { get; set; }

    public CmfcTimedMetadataBoxVersion TimedMetadataBoxVersion { get; set; }

    public string TimedMetadataSchemeIdUri { get; set; }

    public string TimedMetadataValue { get; set; }
}

/// <summary>A plain MP4 file.</summary>
public partial class Mp4Settings
{
    public CmfcAudioDuration AudioDuration { get; set; }

    public Mp4CslgAtom CslgAtom { get; set; }

    public int? CttsVersion { get; set; }

    public Mp4FreeSpaceBox FreeSpaceBox { get; set; }

    public Mp4MoovPlacement MoovPlacement { get; set; }

    public string Mp4MajorBrand { get; set; }
}
