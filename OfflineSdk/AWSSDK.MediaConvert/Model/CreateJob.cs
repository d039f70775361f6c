using Amazon.Runtime;

namespace Amazon.MediaConvert.Model;

/// <summary>Starts a job.</summary>
public partial class CreateJobRequest : AmazonMediaConvertRequest
{
    public AccelerationSettings AccelerationSettings { get; set; }

    public BillingTagsSource BillingTagsSource { get; set; }

    /// <summary>At most 64 characters; the same token makes no second job within one minute. A random one unless set.</summary>
    public string ClientRequestToken { get; set; }

    public string JobTemplate { get; set; }

    /// <summary>-50 to 50; 0 unless set.</summary>
    public int? Priority { get; set; }

    public string Queue { get; set; }

    /// <summary>The ARN of the role with which the service reads and writes. Required.</summary>
    public string Role { get; set; }

    /// <summary>Required.</summary>
    public JobSettings Settings { get; set; }

    public SimulateReservedQueue SimulateReservedQueue { get; set; }

    public StatusUpdateInterval StatusUpdateInterval { get; set; }

    public Dictionary<string, string> Tags { get; set; }

    /// <summary>Comes back in every event of the job.</summary>
    public Dictionary<string, string> UserMetadata { get; set; }
}

/// <summary>The job started.</summary>
public partial class CreateJobResponse : AmazonWebServiceResponse
{
    public Job Job { get; set; }
}
