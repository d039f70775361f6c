using Amazon.Runtime;

namespace Amazon.MediaConvert.Model;

/// <summary>The base of all requests to MediaConvert.</summary>
public partial class AmazonMediaConvertRequest : AmazonWebServiceRequest
{
}
