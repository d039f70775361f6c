using System.Net;
using VideoStack.Local.Aws.Signatures;
using VideoStack.Local.Iam;
using Yarp.ReverseProxy.Forwarder;

namespace VideoStack.Local.Aws;

/// <summary>
/// Passes verified requests to the emulator, bodies as they come. An upload that the client breaks off reaches the emulator
/// short of its length, which makes no object of it.
/// </summary>
internal sealed class EmulatorForwarder(
    IHttpForwarder forwarder, Uri emulator, BucketChanges changes, RequestAuthorizer authorizer) : IDisposable
{
    // Uploads of gigabytes over a slow line are fine as long as bytes flow.
    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromMinutes(5) };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
    });

    public Task ForwardAsync(HttpContext context, RequestSignature signature, Caller caller)
    {
        // A service goes on with what it has been asked for when the client goes away: a function that dies after its write has
        // written, and buckets tell of an object whoever waits for the answer. An upload whose body breaks off fails by its body.
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            context.RequestAborted = CancellationToken.None;
        return SendAsync(context, signature, caller);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Whether a request writes to a table, once it has been accepted.</summary>
    public static bool IsTableWrite(HttpRequest request) =>
        request.Headers["X-Amz-Target"].ToString() is { } target
        && target.StartsWith("DynamoDB_", StringComparison.Ordinal)
        && target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..]
            is "PutItem" or "UpdateItem" or "DeleteItem" or "BatchWriteItem" or "TransactWriteItems";

    private async Task SendAsync(HttpContext context, RequestSignature signature, Caller caller)
    {
        var s3 = signature.Service == "s3";
        if (s3)
            CheckBody(context.Request);
        var transformer = s3 ? new S3Transformer(changes, request => authorizer.MayMiss(request, caller)) : new RawTransformer();
        var error = await forwarder.SendAsync(context, emulator.GetLeftPart(UriPartial.Authority), _client, Config, transformer);
        if (error == ForwarderError.None || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
            return;
        if (context.GetForwarderErrorFeature()?.Exception is { } exception && Refusal(exception) is { } refusal)
            throw refusal;
        await AwsErrors.WriteUnavailableAsync(context, signature.Service, "The AWS emulator does not answer.");
    }

    private static void CheckBody(HttpRequest request)
    {
        if (!HttpMethods.IsPut(request.Method) && !HttpMethods.IsPost(request.Method))
            return;
        if (request.ContentLength is not { } length)
            throw AwsErrorException.NoLength();
        var hash = request.Headers["X-Amz-Content-Sha256"].ToString();
        const int hexLength = 64;
        if (hash.Length == hexLength && length > 0)
            request.Body = new HashedBody(request.Body, length, hash);
    }

    private static AwsErrorException? Refusal(Exception exception) =>
        exception as AwsErrorException ?? (exception.InnerException is { } inner ? Refusal(inner) : null);

    private class RawTransformer : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            // The raw target: decoding and encoding again would make other keys of some.
            var (path, query) = CanonicalRequest.RawTarget(httpContext.Request);
            var target = query.Length == 0 ? path : $"{path}?{query}";
            proxyRequest.RequestUri = new Uri(
                destinationPrefix + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            proxyRequest.Headers.Host = null;
        }
    }

    private sealed class S3Transformer(BucketChanges changes, Func<HttpRequest, bool> mayMiss) : RawTransformer
    {
        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            if (IsMissingObject(httpContext.Request, proxyResponse) && !mayMiss(httpContext.Request))
            {
                await AwsErrors.WriteS3Async(httpContext, 403, "AccessDenied", "Access Denied", cancellationToken);
                return false;
            }

            var copyBody = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
            if (proxyResponse is not { IsSuccessStatusCode: true })
                return copyBody;

            ResponseOverrides.Apply(httpContext);
            // The emulator has made the change, and the client does not know yet: its next request finds the event queued.
            await changes.ReportAsync(httpContext.Request, proxyResponse);
            return copyBody;
        }

        private static bool IsMissingObject(HttpRequest request, HttpResponseMessage? response) =>
            response is { StatusCode: HttpStatusCode.NotFound }
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            // Whoever may see the parts of an upload learns that it is over.
            && !request.Query.ContainsKey("uploadId")
            && S3Path.Of(request).Key is not null;
    }
}
