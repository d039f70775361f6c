namespace Amazon.MediaConvert.Model;

/// <summary>A transcoding job.</summary>
public partial class Job
{
    public AccelerationSettings AccelerationSettings { get; set; }

    public AccelerationStatus AccelerationStatus { get; set; }

    public string Arn { get; set; }

    public BillingTagsSource BillingTagsSource { get; set; }

    public string ClientRequestToken { get; set; }

    public DateTime? CreatedAt { get; set; }

    public JobPhase CurrentPhase { get; set; }

    public int? ErrorCode { get; set; }

    public string ErrorMessage { get; set; }

    public string Id { get; set; }

    /// <summary>0 to 100, while the job is running.</summary>
    public int? JobPercentComplete { get; set; }

    public string JobTemplate { get; set; }

    public JobMessages Messages { get; set; }

    public List<OutputGroupDetail> OutputGroupDetails { get; set; }

    public int? Priority { get; set; }

    public string Queue { get; set; }

    public int? RetryCount { get; set; }

    public string Role { get; set; }

    public JobSettings Settings { get; set; }

    public SimulateReservedQueue SimulateReservedQueue { get; set; }

    public JobStatus Status { get; set; }

    public StatusUpdateInterval StatusUpdateInterval { get; set; }

    public Timing Timing { get; set; }

    public Dictionary<string, string> UserMetadata { get; set; }

    public List<WarningGroup> Warnings { get; set; }
}

/// <summary>Whether the job may be split over several machines.</summary>
public partial class AccelerationSettings
{
    public AccelerationMode Mode { get; set; }
}

/// <summary>What the service says about the job.</summary>
public partial class JobMessages
{
    public List<string> Info { get; set; }

    public List<string> Warning { get; set; }
}

/// <summary>What came out of one output group.</summary>
public partial class OutputGroupDetail
{
    public List<OutputDetail> OutputDetails { get; set; }
}

/// <summary>What came out of one output.</summary>
public partial class OutputDetail
{
    /// <summary>Milliseconds.</summary>
    public int? DurationInMs { get; set; }

    public VideoDetail VideoDetails { get; set; }
}

/// <summary>The size of the picture.</summary>
public partial class VideoDetail
{
    public int? HeightInPx { get; set; }

    public int? WidthInPx { get; set; }
}

/// <summary>When the job was submitted, started and finished.</summary>
public partial class Timing
{
    public DateTime? FinishTime { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? SubmitTime { get; set; }
}

/// <summary>How often a warning was given.</summary>
public partial class WarningGroup
{
    public int? Code { get; set; }

    public int? Count { get; set; }
}
