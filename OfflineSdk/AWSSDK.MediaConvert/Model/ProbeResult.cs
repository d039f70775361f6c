namespace Amazon.MediaConvert.Model;

/// <summary>A file to look at.</summary>
public partial class ProbeInputFile
{
    public string FileUrl { get; set; }
}

/// <summary>What one file holds.</summary>
public partial class ProbeResult
{
    public Container Container { get; set; }

    public Metadata Metadata { get; set; }

    public List<TrackMapping> TrackMappings { get; set; }
}

/// <summary>The container and its tracks.</summary>
public partial class Container
{
    /// <summary>Seconds.</summary>
    public double? Duration { get; set; }

    public Format Format { get; set; }

    public List<Track> Tracks { get; set; }
}

/// <summary>One track.</summary>
public partial class Track
{
    public AudioProperties AudioProperties { get; set; }

    public Codec Codec { get; set; }

    public DataProperties DataProperties { get; set; }

    /// <summary>Seconds.</summary>
    public double? Duration { get; set; }

    public int? Index { get; set; }

    public TrackType TrackType { get; set; }

    public VideoProperties VideoProperties { get; set; }
}

/// <summary>A track of pictures.</summary>
public partial class VideoProperties
{
    public int? BitDepth { get; set; }

    /// <summary>Bits per second.</summary>
    public long? BitRate { get; set; }

    public ColorPrimaries ColorPrimaries { get; set; }

    public FrameRate FrameRate { get; set; }

    public int? Height { get; set; }

    public MatrixCoefficients MatrixCoefficients { get; set; }

    public TransferCharacteristics TransferCharacteristics { get; set; }

    public int? Width { get; set; }
}

/// <summary>A track of sound.</summary>
public partial class AudioProperties
{
    public int? BitDepth { get; set; }

    /// <summary>Bits per second.</summary>
    public long? BitRate { get; set; }

    public int? Channels { get; set; }

    public FrameRate FrameRate { get; set; }

    public string LanguageCode { get; set; }

    /// <summary>Hertz.</summary>
    public int? SampleRate { get; set; }
}

/// <summary>A track of data.</summary>
public partial class DataProperties
{
    public string LanguageCode { get; set; }
}

/// <summary>A rate as a fraction.</summary>
public partial class FrameRate
{
    public int? Denominator { get; set; }

    public int? Numerator { get; set; }
}

/// <summary>The file itself.</summary>
public partial class Metadata
{
    public string ETag { get; set; }

    /// <summary>Bytes.</summary>
    public long? FileSize { get; set; }

    public DateTime? LastModified { get; set; }

    public string MimeType { get; set; }
}

/// <summary>The indexes of the tracks of each kind.</summary>
public partial class TrackMapping
{
    public List<int> AudioTrackIndexes { get; set; }

    public List<int> DataTrackIndexes { get; set; }

    public List<int> VideoTrackIndexes { get; set; }
}
