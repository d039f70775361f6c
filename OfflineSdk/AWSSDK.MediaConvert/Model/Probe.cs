using Amazon.Runtime;

namespace Amazon.MediaConvert.Model;

/// <summary>Looks into media files.</summary>
public partial class ProbeRequest : AmazonMediaConvertRequest
{
    public List<ProbeInputFile> InputFiles { get; set; }
}

/// <summary>What the files hold, in the order asked.</summary>
public partial class ProbeResponse : AmazonWebServiceResponse
{
    public List<ProbeResult> ProbeResults { get; set; }
}
