namespace Amazon.MediaConvert.Model;

/// <summary>Outputs that are packaged together.</summary>
public partial class OutputGroup
{
    public string CustomName { get; set; }

    public string Name { get; set; }

    public OutputGroupSettings OutputGroupSettings { get; set; }

    public List<Output> Outputs { get; set; }
}

/// <summary>How a group is packaged: the type and the settings of that type.</summary>
public partial class OutputGroupSettings
{
    public CmafGroupSettings CmafGroupSettings { get; set; }

    public FileGroupSettings FileGroupSettings { get; set; }

    public HlsGroupSettings HlsGroupSettings { get; set; }

    public OutputGroupType Type { get; set; }
}

/// <summary>One set of fragmented MP4 segments with HLS and DASH manifests over it.</summary>
public partial class CmafGroupSettings
{
    public List<CmafAdditionalManifest> AdditionalManifests { get; set; }

    public string BaseUrl { get; set; }

    public CmafClientCache ClientCache { get; set; }

    public CmafCodecSpecification CodecSpecification { get; set; }

    public string DashIFrameTrickPlayNameModifier { get; set; }

    public DashManifestStyle DashManifestStyle { get; set; }

    /// <summary>An s3:// prefix; file names begin with its last part.</summary>
    public string Destination { get; set; }

    public DestinationSettings DestinationSettings { get; set; }

    /// <summary>Seconds.</summary>
    public int? FragmentLength { get; set; }

    public CmafImageBasedTrickPlay ImageBasedTrickPlay { get; set; }

    public CmafImageBasedTrickPlaySettings ImageBasedTrickPlaySettings { get; set; }

    public CmafManifestCompression ManifestCompression { get; set; }

    public CmafManifestDurationFormat ManifestDurationFormat { get; set; }

    public int? MinBufferTime { get; set; }

    /// <summary>Seconds; a shorter last segment is joined to the one before. 0 keeps it.</summary>
    public double? MinFinalSegmentLength { get; set; }

    public CmafMpdManifestBandwidthType MpdManifestBandwidthType { get; set; }

    public CmafMpdProfile MpdProfile { get; set; }

    public CmafPtsOffsetHandlingForBFrames PtsOffsetHandlingForBFrames { get; set; }

    public CmafSegmentControl SegmentControl { get; set; }

    /// <summary>Seconds.</summary>
    public int? SegmentLength { get; set; }

    public CmafSegmentLengthControl SegmentLengthControl { get; set; }

    public CmafStreamInfResolution StreamInfResolution { get; set; }

    public CmafTargetDurationCompatibilityMode TargetDurationCompatibilityMode { get; set; }

    public CmafVideoCompositionOffsets VideoCompositionOffsets { get; set; }

    public CmafWriteDASHManifest WriteDashManifest { get; set; }

    public CmafWriteHLSManifest WriteHlsManifest { get; set; }

    public CmafWriteSegmentTimelineInRepresentation WriteSegmentTimelineInRepresentation { get; set; }
}

/// <summary>A further manifest over some of the outputs.</summary>
public partial class CmafAdditionalManifest
{
    public string ManifestNameModifier { get; set; }

    public List<string> SelectedOutputs { get; set; }
}

/// <summary>The image playlist: tiles of thumbnails.</summary>
public partial class CmafImageBasedTrickPlaySettings
{
    public CmafIntervalCadence IntervalCadence { get; set; }

    public int? ThumbnailHeight { get; set; }

    /// <summary>Seconds between thumbnails.</summary>
    public double? ThumbnailInterval { get; set; }

    public int? ThumbnailWidth { get; set; }

    /// <summary>Thumbnails per column of a tile.</summary>
    public int? TileHeight { get; set; }

    /// <summary>Thumbnails per row of a tile.</summary>
    public int? TileWidth { get; set; }
}

/// <summary>Each output is one file (or, for frame capture, numbered files).</summary>
public partial class FileGroupSettings
{
    /// <summary>An s3:// prefix; file names begin with its last part.</summary>
    public string Destination { get; set; }

    public DestinationSettings DestinationSettings { get; set; }
}
