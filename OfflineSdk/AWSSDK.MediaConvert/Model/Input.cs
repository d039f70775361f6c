namespace Amazon.MediaConvert.Model;

/// <summary>One source file and how to read it.</summary>
public partial class Input
{
    public Dictionary<string, AudioSelector> AudioSelectors { get; set; }

    public InputDeblockFilter DeblockFilter { get; set; }

    public InputDenoiseFilter DenoiseFilter { get; set; }

    /// <summary>An s3:// or https:// address.</summary>
    public string FileInput { get; set; }

    public InputFilterEnable FilterEnable { get; set; }

    public int? FilterStrength { get; set; }

    public InputScanType InputScanType { get; set; }

    public int? ProgramNumber { get; set; }

    public InputPsiControl PsiControl { get; set; }

    public InputTimecodeSource TimecodeSource { get; set; }

    public string TimecodeStart { get; set; }

    public VideoSelector VideoSelector { get; set; }
}

/// <summary>How to read the source file that a job names.</summary>
public partial class InputTemplate
{
    public Dictionary<string, AudioSelector> AudioSelectors { get; set; }

    public InputDeblockFilter DeblockFilter { get; set; }

    public InputDenoiseFilter DenoiseFilter { get; set; }

    public InputFilterEnable FilterEnable { get; set; }

    public int? FilterStrength { get; set; }

    public InputScanType InputScanType { get; set; }

    public int? ProgramNumber { get; set; }

    public InputPsiControl PsiControl { get; set; }

    public InputTimecodeSource TimecodeSource { get; set; }

    public string TimecodeStart { get; set; }

    public VideoSelector VideoSelector { get; set; }
}

/// <summary>Which video of the source to use, and how.</summary>
public partial class VideoSelector
{
    public AlphaBehavior AlphaBehavior { get; set; }

    public ColorSpace ColorSpace { get; set; }

    public ColorSpaceUsage ColorSpaceUsage { get; set; }

    public EmbeddedTimecodeOverride EmbeddedTimecodeOverride { get; set; }

    public int? MaxLuminance { get; set; }

    public PadVideo PadVideo { get; set; }

    public int? Pid { get; set; }

    public int? ProgramNumber { get; set; }

    /// <summary>AUTO turns the picture as the source's metadata says.</summary>
    public InputRotate Rotate { get; set; }

    public InputSampleRange SampleRange { get; set; }
}

/// <summary>Which sound of the source to use.</summary>
public partial class AudioSelector
{
    public AudioDurationCorrection AudioDurationCorrection { get; set; }

    public string CustomLanguageCode { get; set; }

    public AudioDefaultSelection DefaultSelection { get; set; }

    public string ExternalAudioFileInput { get; set; }

    public LanguageCode LanguageCode { get; set; }

    /// <summary>Milliseconds by which the sound is shifted.</summary>
    public int? Offset { get; set; }

    public List<int> Pids { get; set; }

    public int? ProgramSelection { get; set; }

    public RemixSettings RemixSettings { get; set; }

    public AudioSelectorType SelectorType { get; set; }

    public List<int> Tracks { get; set; }
}

/// <summary>How channels are mixed.</summary>
public partial class RemixSettings
{
    public ChannelMapping ChannelMapping { get; set; }

    public int? ChannelsIn { get; set; }

    public int? ChannelsOut { get; set; }
}

/// <summary>The gains of the mix, one entry per output channel.</summary>
public partial class ChannelMapping
{
    public List<OutputChannelMapping> OutputChannels { get; set; }
}

/// <summary>The gains of one output channel, dB, one per input channel.</summary>
public partial class OutputChannelMapping
{
    public List<int> InputChannels { get; set; }

    public List<double> InputChannelsFineTune { get; set; }
}
