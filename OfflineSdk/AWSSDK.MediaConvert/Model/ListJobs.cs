using Amazon.Runtime;

namespace Amazon.MediaConvert.Model;

/// <summary>Asks for jobs, newest first unless ordered otherwise.</summary>
public partial class ListJobsRequest : AmazonMediaConvertRequest
{
    /// <summary>1 to 20.</summary>
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public Order Order { get; set; }

    public string Queue { get; set; }

    public JobStatus Status { get; set; }
}

/// <summary>A page of jobs.</summary>
public partial class ListJobsResponse : AmazonWebServiceResponse
{
    public List<Job> Jobs { get; set; }

    public string NextToken { get; set; }
}

/// <summary>Asks for jobs by their input file.</summary>
public partial class SearchJobsRequest : AmazonMediaConvertRequest
{
    /// <summary>All or part of the input's address.</summary>
    public string InputFile { get; set; }

    /// <summary>1 to 20.</summary>
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public Order Order { get; set; }

    public string Queue { get; set; }

    public JobStatus Status { get; set; }
}

/// <summary>A page of jobs.</summary>
public partial class SearchJobsResponse : AmazonWebServiceResponse
{
    public List<Job> Jobs { get; set; }

    public string NextToken { get; set; }
}
