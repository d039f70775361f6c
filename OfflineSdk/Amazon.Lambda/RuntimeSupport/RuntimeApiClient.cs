#nullable enable
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The Lambda Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApiClient(HttpClient http, string endpoint)
{
    // Lambda reads error documents only with this type.
    private static readonly MediaTypeHeaderValue ErrorDocument = new("application/vnd.aws.lambda.error+json");
    private static readonly MediaTypeHeaderValue JsonDocument = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue AcceptJson = new("application/json");

    // Lambda refuses requests with larger headers; the error is then reported without its X-Ray cause.
    private const int LargestHeader = 1024 * 1024;

    private readonly string runtime = $"http://{endpoint}/2018-06-01/runtime/";

    /// <summary>Waits for the next event; the answer comes when there is one.</summary>
    public async Task<(InvocationHeaders Headers, MemoryStream Event)> NextAsync(CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, "invocation/next");
        using var response = await SendAsync(request, HttpStatusCode.OK, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return (new InvocationHeaders(response.Headers), new MemoryStream(body));
    }

    public async Task RespondAsync(string requestId, InvocationResponse? result, CancellationToken cancellationToken)
    {
        // Disposing the request would dispose the stream, which may belong to the handler.
        var request = Request(HttpMethod.Post, $"invocation/{requestId}/response");
        request.Content = new StreamContent(result?.OutputStream ?? Stream.Null) { Headers = { ContentType = JsonDocument } };
        try
        {
            using var response = await SendAsync(request, HttpStatusCode.Accepted, cancellationToken);
        }
        finally
        {
            if (result is { DisposeOutputStream: true })
                request.Dispose();
        }
    }

    public async Task ReportInvocationErrorAsync(string requestId, Exception error, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, $"invocation/{Uri.EscapeDataString(requestId)}/error");
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", error.GetType().Name);
        var cause = ErrorDocuments.XRayCause(error);
        if (Encoding.UTF8.GetByteCount(cause) < LargestHeader)
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-XRay-Error-Cause", cause);
        await PostErrorAsync(request, error, cancellationToken);
    }

    public async Task ReportInitializationErrorAsync(Exception error)
    {
        using var request = Request(HttpMethod.Post, "init/error");
        await PostErrorAsync(request, error, CancellationToken.None);
    }

    private async Task PostErrorAsync(HttpRequestMessage request, Exception error, CancellationToken cancellationToken)
    {
        request.Content = new ByteArrayContent(ErrorDocuments.Lambda(error)) { Headers = { ContentType = ErrorDocument } };
        using var response = await SendAsync(request, HttpStatusCode.Accepted, cancellationToken);
    }

    private HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, new Uri(runtime + path)) { Headers = { Accept = { AcceptJson } } };

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == expected || response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent)
            return response;
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new RuntimeApiClientException(
                $"The Runtime API answered {request.Method} {request.RequestUri} with {(int)response.StatusCode}: {text}", (int)response.StatusCode);
        }
    }
}

/// <summary>An answer of the Runtime API that ends the process.</summary>
public class RuntimeApiClientException : Exception
{
    internal RuntimeApiClientException(string message, int statusCode)
        : base(message) => StatusCode = statusCode;

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; private set; }
}
