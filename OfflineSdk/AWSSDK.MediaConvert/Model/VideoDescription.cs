namespace Amazon.MediaConvert.Model;

/// <summary>The picture of an output.</summary>
public partial class VideoDescription
{
    public AfdSignaling AfdSignaling { get; set; }

    public AntiAlias AntiAlias { get; set; }

    public ChromaPositionMode ChromaPositionMode { get; set; }

    public VideoCodecSettings CodecSettings { get; set; }

    public ColorMetadata ColorMetadata { get; set; }

    public Rectangle Crop { get; set; }

    public DropFrameTimecode DropFrameTimecode { get; set; }

    public int? FixedAfd { get; set; }

    /// <summary>Pixels, even; null follows the source.</summary>
    public int? Height { get; set; }

    public Rectangle Position { get; set; }

    public RespondToAfd RespondToAfd { get; set; }

    public ScalingBehavior ScalingBehavior { get; set; }

    /// <summary>0 (soft) to 100 (sharp) when scaling; 50 unless set.</summary>
    public int? Sharpness { get; set; }

    public VideoTimecodeInsertion TimecodeInsertion { get; set; }

    public VideoPreprocessor VideoPreprocessors { get; set; }

    /// <summary>Pixels, even; null follows the source.</summary>
    public int? Width { get; set; }
}

/// <summary>A part of the picture, pixels, even numbers.</summary>
public partial class Rectangle
{
    public int? Height { get; set; }

    public int? Width { get; set; }

    public int? X { get; set; }

    public int? Y { get; set; }
}

/// <summary>What is done to the picture before it is encoded.</summary>
public partial class VideoPreprocessor
{
    public Deinterlacer Deinterlacer { get; set; }
}

/// <summary>How interlaced sources are made progressive.</summary>
public partial class Deinterlacer
{
    public DeinterlaceAlgorithm Algorithm { get; set; }

    public DeinterlacerControl Control { get; set; }

    public DeinterlacerMode Mode { get; set; }
}

/// <summary>The codec and the settings of that codec.</summary>
public partial class VideoCodecSettings
{
    public VideoCodec Codec { get; set; }

    public FrameCaptureSettings FrameCaptureSettings { get; set; }

    public H264Settings H264Settings { get; set; }
}

/// <summary>Single JPEG images instead of a film.</summary>
public partial class FrameCaptureSettings
{
    public int? FramerateDenominator { get; set; }

    public int? FramerateNumerator { get; set; }

    /// <summary>The number of images after which to stop.</summary>
    public int? MaxCaptures { get; set; }

    /// <summary>1 to 100.</summary>
    public int? Quality { get; set; }
}
