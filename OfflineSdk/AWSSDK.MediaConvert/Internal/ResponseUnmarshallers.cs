#nullable enable
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.MediaConvert.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.MediaConvert.Internal;

/// <summary>Turns an HTTP response into a response object, or an error response into the exception of its code.</summary>
internal sealed class ResponseUnmarshaller<TResponse>(JsonTypeInfo<TResponse> type) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => JsonSerializer.Deserialize(input.Stream, type)
        ?? throw new AmazonMediaConvertException("The service answered null.");

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception? innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return error.Code switch
        {
            "BadRequestException" => new BadRequestException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "ConflictException" => new ConflictException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "ForbiddenException" => new ForbiddenException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "InternalServerErrorException" =>
                new InternalServerErrorException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "NotFoundException" => new NotFoundException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "ServiceQuotaExceededException" =>
                new ServiceQuotaExceededException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "TooManyRequestsException" =>
                new TooManyRequestsException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonMediaConvertException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }
}

/// <summary>The response of each operation.</summary>
internal static class ResponseUnmarshallers
{
    public static readonly ResponseUnmarshaller<CancelJobResponse> CancelJob = new(WireJson.Default.CancelJobResponse);
    public static readonly ResponseUnmarshaller<CreateJobResponse> CreateJob = new(WireJson.Default.CreateJobResponse);
    public static readonly ResponseUnmarshaller<GetJobResponse> GetJob = new(WireJson.Default.GetJobResponse);
    public static readonly ResponseUnmarshaller<GetJobTemplateResponse> GetJobTemplate = new(WireJson.Default.GetJobTemplateResponse);
    public static readonly ResponseUnmarshaller<ListJobsResponse> ListJobs = new(WireJson.Default.ListJobsResponse);
    public static readonly ResponseUnmarshaller<SearchJobsResponse> SearchJobs = new(WireJson.Default.SearchJobsResponse);
    public static readonly ResponseUnmarshaller<ProbeResponse> Probe = new(WireJson.Default.ProbeResponse);
}
