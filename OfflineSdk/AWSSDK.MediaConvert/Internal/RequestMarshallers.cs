#nullable enable
using System.Globalization;
using System.Text.Json;
using Amazon.MediaConvert.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.MediaConvert.Internal;

/// <summary>Turns a request object into an HTTP request.</summary>
internal sealed class RequestMarshaller<TRequest>(Action<TRequest, IRequest> write) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.MediaConvert") { HttpMethod = "GET" };
        request.Headers[HeaderKeys.XAmzApiVersion] = "2017-08-29";
        write((TRequest)input, request);
        return request;
    }
}

/// <summary>The HTTP request of each operation.</summary>
internal static class RequestMarshallers
{
    public static readonly RequestMarshaller<CancelJobRequest> CancelJob = new((input, request) =>
    {
        request.HttpMethod = "DELETE";
        request.ResourcePath = "/2017-08-29/jobs/{Id}";
        request.AddPathResource("{Id}", Required(input.Id, "Id"));
    });

    public static readonly RequestMarshaller<CreateJobRequest> CreateJob = new((input, request) =>
    {
        // A token that outlives the attempt, so that a retry after a lost answer makes no second job.
        input.ClientRequestToken ??= Guid.NewGuid().ToString();
        Post(request, "/2017-08-29/jobs", JsonSerializer.SerializeToUtf8Bytes(input, WireJson.Default.CreateJobRequest));
    });

    public static readonly RequestMarshaller<GetJobRequest> GetJob = new((input, request) =>
    {
        request.ResourcePath = "/2017-08-29/jobs/{Id}";
        request.AddPathResource("{Id}", Required(input.Id, "Id"));
    });

    public static readonly RequestMarshaller<GetJobTemplateRequest> GetJobTemplate = new((input, request) =>
    {
        request.ResourcePath = "/2017-08-29/jobTemplates/{Name}";
        request.AddPathResource("{Name}", Required(input.Name, "Name"));
    });

    public static readonly RequestMarshaller<ListJobsRequest> ListJobs = new((input, request) =>
    {
        request.ResourcePath = "/2017-08-29/jobs";
        Query(request, input.MaxResults, input.NextToken, input.Order, input.Queue, input.Status);
    });

    public static readonly RequestMarshaller<SearchJobsRequest> SearchJobs = new((input, request) =>
    {
        request.ResourcePath = "/2017-08-29/search";
        Add(request, "inputFile", input.InputFile);
        Query(request, input.MaxResults, input.NextToken, input.Order, input.Queue, input.Status);
    });

    public static readonly RequestMarshaller<ProbeRequest> Probe = new((input, request) =>
        Post(request, "/2017-08-29/probe", JsonSerializer.SerializeToUtf8Bytes(input, WireJson.Default.ProbeRequest)));

    private static void Post(IRequest request, string path, byte[] json)
    {
        request.HttpMethod = "POST";
        request.ResourcePath = path;
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/json";
        request.Content = json;
    }

    private static void Query(IRequest request, int? maxResults, string? nextToken, Order? order, string? queue, JobStatus? status)
    {
        Add(request, "maxResults", maxResults?.ToString(CultureInfo.InvariantCulture));
        Add(request, "nextToken", nextToken);
        Add(request, "order", order?.Value);
        Add(request, "queue", queue);
        Add(request, "status", status?.Value);
    }

    private static void Add(IRequest request, string name, string? value)
    {
        request.UseQueryString = true;
        if (value is not null)
            request.Parameters.Add(name, value);
    }

    private static string Required(string? value, string field) => string.IsNullOrEmpty(value)
        ? throw new AmazonMediaConvertException($"Request object does not have required field {field} set")
        : value;
}
