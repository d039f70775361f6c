using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmailV2;

/// <summary>SES refused or failed; what it refused is told by the type or by ErrorCode.</summary>
public partial class AmazonSimpleEmailServiceV2Exception : AmazonServiceException
{
    public AmazonSimpleEmailServiceV2Exception()
    {
    }

    public AmazonSimpleEmailServiceV2Exception(string message)
        : base(message)
    {
    }

    public AmazonSimpleEmailServiceV2Exception(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonSimpleEmailServiceV2Exception(Exception innerException)
        : base(innerException.Message, innerException)
    {
    }

    public AmazonSimpleEmailServiceV2Exception(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonSimpleEmailServiceV2Exception(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
