#nullable enable
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleEmailV2.Model;
using Amazon.Util;

namespace Amazon.SimpleEmailV2.Internal;

/// <summary>Turns a mail into an HTTP request.</summary>
internal sealed class SendEmailRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly SendEmailRequestMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.SimpleEmailV2") { HttpMethod = "POST", ResourcePath = "/v2/email/outbound-emails" };
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/json";
        request.Headers[HeaderKeys.XAmzApiVersion] = "2019-09-27";
        request.Content = JsonSerializer.SerializeToUtf8Bytes((SendEmailRequest)input, WireJson.Default.SendEmailRequest);
        return request;
    }
}

/// <summary>Turns the HTTP response into the response object, or an error response into the exception of its code.</summary>
internal sealed class SendEmailResponseUnmarshaller : JsonResponseUnmarshaller
{
    public static readonly SendEmailResponseUnmarshaller Instance = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        JsonSerializer.Deserialize(input.Stream, WireJson.Default.SendEmailResponse)
        ?? throw new AmazonSimpleEmailServiceV2Exception("The service answered null.");

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception? innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return error.Code switch
        {
            "AccountSuspendedException" =>
                new AccountSuspendedException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "BadRequestException" => new BadRequestException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "LimitExceededException" => new LimitExceededException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "MailFromDomainNotVerifiedException" =>
                new MailFromDomainNotVerifiedException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            // The one code that does not end in Exception.
            "MessageRejected" => new MessageRejectedException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "NotFoundException" => new NotFoundException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "SendingPausedException" => new SendingPausedException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "TooManyRequestsException" =>
                new TooManyRequestsException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonSimpleEmailServiceV2Exception(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }
}

/// <summary>The service's JSON: names in PascalCase, nothing for what is not set.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendEmailRequest))]
[JsonSerializable(typeof(SendEmailResponse))]
internal sealed partial class WireJson : JsonSerializerContext
{
}
