using Amazon.Runtime;

namespace Amazon.MediaConvert.Model;

/// <summary>Asks to stop a job that waits or runs.</summary>
public partial class CancelJobRequest : AmazonMediaConvertRequest
{
    /// <summary>Required.</summary>
    public string Id { get; set; }
}

/// <summary>The job is being stopped. It says nothing more.</summary>
public partial class CancelJobResponse : AmazonWebServiceResponse
{
}
