using System.Net;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

/// <summary>MediaConvert refused or failed; what it refused is told by the type or by ErrorCode.</summary>
public partial class AmazonMediaConvertException : AmazonServiceException
{
    public AmazonMediaConvertException()
    {
    }

    public AmazonMediaConvertException(string message)
        : base(message)
    {
    }

    public AmazonMediaConvertException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonMediaConvertException(Exception innerException)
        : base(innerException.Message, innerException)
    {
    }

    public AmazonMediaConvertException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonMediaConvertException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
