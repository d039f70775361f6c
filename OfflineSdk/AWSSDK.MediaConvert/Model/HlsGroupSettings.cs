namespace Amazon.MediaConvert.Model;

/// <summary>MPEG-2 transport stream segments with HLS manifests.</summary>
public partial class HlsGroupSettings
{
    public string BaseUrl { get; set; }

    public HlsClientCache ClientCache { get; set; }

    public HlsCodecSpecification CodecSpecification { get; set; }

    /// <summary>An s3:// prefix; file names begin with its last part.</summary>
    public string Destination { get; set; }

    public DestinationSettings DestinationSettings { get; set; }

    public HlsDirectoryStructure DirectoryStructure { get; set; }

    public HlsManifestCompression ManifestCompression { get; set; }

    public HlsManifestDurationFormat ManifestDurationFormat { get; set; }

    /// <summary>Seconds; a shorter last segment is joined to the one before. 0 keeps it.</summary>
    public double? MinFinalSegmentLength { get; set; }

    /// <summary>Seconds.</summary>
    public int? MinSegmentLength { get; set; }

    public HlsOutputSelection OutputSelection { get; set; }

    public HlsProgramDateTime ProgramDateTime { get; set; }

    /// <summary>Seconds between the dates.</summary>
    public int? ProgramDateTimePeriod { get; set; }

    public HlsSegmentControl SegmentControl { get; set; }

    /// <summary>Seconds.</summary>
    public int? SegmentLength { get; set; }

    public HlsSegmentLengthControl SegmentLengthControl { get; set; }

    public int? SegmentsPerSubdirectory { get; set; }

    public HlsStreamInfResolution StreamInfResolution { get; set; }

    public HlsTargetDurationCompatibilityMode TargetDurationCompatibilityMode { get; set; }
}

/// <summary>How one output appears in the HLS manifests.</summary>
public partial class HlsSettings
{
    public string AudioGroupId { get; set; }

    public HlsAudioOnlyContainer AudioOnlyContainer { get; set; }

    public string AudioRenditionSets { get; set; }

    public HlsAudioTrackType AudioTrackType { get; set; }

    public HlsDescriptiveVideoServiceFlag DescriptiveVideoServiceFlag { get; set; }

    public HlsIFrameOnlyManifest IFrameOnlyManifest { get; set; }

    public string SegmentModifier { get; set; }
}
