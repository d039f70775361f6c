namespace Amazon.MediaConvert.Model;

/// <summary>What one job shall make of its inputs.</summary>
public partial class JobSettings
{
    public int? AdAvailOffset { get; set; }

    public int? FollowSource { get; set; }

    public List<Input> Inputs { get; set; }

    public List<OutputGroup> OutputGroups { get; set; }

    public TimecodeConfig TimecodeConfig { get; set; }
}

/// <summary>The settings of a job template: as those of a job, but its inputs name no file.</summary>
public partial class JobTemplateSettings
{
    public int? AdAvailOffset { get; set; }

    public int? FollowSource { get; set; }

    public List<InputTemplate> Inputs { get; set; }

    public List<OutputGroup> OutputGroups { get; set; }

    public TimecodeConfig TimecodeConfig { get; set; }
}

/// <summary>Where timecodes start.</summary>
public partial class TimecodeConfig
{
    public string Anchor { get; set; }

    public TimecodeSource Source { get; set; }

    public string Start { get; set; }

    public string TimestampOffset { get; set; }
}
