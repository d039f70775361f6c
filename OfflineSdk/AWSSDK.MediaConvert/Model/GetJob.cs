using Amazon.Runtime;

namespace Amazon.MediaConvert.Model;

/// <summary>Asks for a job.</summary>
public partial class GetJobRequest : AmazonMediaConvertRequest
{
    /// <summary>Required.</summary>
    public string Id { get; set; }
}

/// <summary>The job.</summary>
public partial class GetJobResponse : AmazonWebServiceResponse
{
    public Job Job { get; set; }
}

/// <summary>Asks for a job template.</summary>
public partial class GetJobTemplateRequest : AmazonMediaConvertRequest
{
    /// <summary>Required.</summary>
    public string Name { get; set; }
}

/// <summary>The job template.</summary>
public partial class GetJobTemplateResponse : AmazonWebServiceResponse
{
    public JobTemplate JobTemplate { get; set; }
}
