using System.Net;
using Microsoft.Net.Http.Headers;
using VideoStack.Local.Aws;

namespace VideoStack.Local.Cdn;

/// <summary>Serves objects of a bucket, if its policy admits the distribution.</summary>
internal sealed class BucketOrigin(OriginSettings settings, BucketPolicy policy, IObjectStore objects) : IOrigin
{
    private const string Arn = "arn:aws:s3:::";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>What S3 tells viewers about an object; the rest of the emulator's headers is its own business.</summary>
    private static readonly string[] Passed =
    [
        HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentRange, HeaderNames.ContentEncoding,
        HeaderNames.ContentDisposition, HeaderNames.CacheControl, HeaderNames.ETag, HeaderNames.LastModified, "x-amz-version-id",
    ];

    public async Task<EdgeError?> ServeAsync(EdgeRequest request)
    {
        var bucket = settings.Bucket!;
        var key = Uri.UnescapeDataString(settings.Path + request.Path).TrimStart('/');
        if (!settings.Signs || !policy.Allows("s3:GetObject", $"{Arn}{bucket}/{key}")) return S3Denies;

        using var answer = HasWayUp(key)
            ? new(HttpStatusCode.NotFound)
            : await FetchAsync(request.Context.Request, objects.AddressOf(bucket, key), request.Context.RequestAborted);
        // S3 tells only those who may list the bucket that an object does not exist.
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return policy.Allows("s3:ListBucket", Arn + bucket) ? new(404, "NoSuchKey", "The specified key does not exist.") : S3Denies;
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            return new(416, "InvalidRange", "The requested range is not satisfiable");
        if (!answer.IsSuccessStatusCode) return EdgeError.OriginUnreachable;

        await CopyAsync(answer, request);
        return null;
    }

    private static EdgeError S3Denies => new(403, "AccessDenied", "Access Denied");

    /// <summary>
    /// Dots between slashes are part of an S3 key, but a way up in an address: it must not lead to what the policy did not mean.
    /// </summary>
    private static bool HasWayUp(string key) => key.Split('/').Any(part => part is "." or "..");

    private static async Task<HttpResponseMessage> FetchAsync(HttpRequest viewer, Uri address, CancellationToken cancellation)
    {
        var range = viewer.Headers.Range.ToString();
        // Several ranges at once may be answered with the whole, which is what is done here.
        if (range.Length == 0 || range.Contains(',', StringComparison.Ordinal))
            return await SendAsync(viewer.Method, address, null, cancellation);

        var part = await SendAsync(viewer.Method, address, range, cancellation);
        if (viewer.Headers.IfRange.ToString() is not { Length: > 0 } condition || condition == part.Headers.ETag?.Tag) return part;

        // The object has changed since the viewer got its first part.
        part.Dispose();
        return await SendAsync(viewer.Method, address, null, cancellation);
    }

    private static async Task<HttpResponseMessage> SendAsync(string method, Uri address, string? range, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
        if (range is not null) request.Headers.TryAddWithoutValidation(HeaderNames.Range, range);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private static async Task CopyAsync(HttpResponseMessage answer, EdgeRequest request)
    {
        var (context, behaviour) = (request.Context, request.Behaviour);
        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var name in Passed)
            if (answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values))
                response.Headers[name] = values.ToArray();
        response.Headers.AcceptRanges = "bytes";
        response.Headers.Server = "AmazonS3";
        request.Finish(EdgeHeaders.Miss);

        if (request.StandInFor is null && IsUnchanged(context.Request, response))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            return;
        }

        var encoding = answer.StatusCode == HttpStatusCode.OK && response.Headers.ContentEncoding.Count == 0
            ? Compression.Choose(behaviour, context.Request, response.ContentType, answer.Content.Headers.ContentLength)
            : null;
        if (behaviour.Compress) response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (encoding is not null) Compression.Mark(response.Headers, encoding);
        if (request.IsHead) return;

        await using var body = await answer.Content.ReadAsStreamAsync(context.RequestAborted);
        if (encoding is null) await body.CopyToAsync(response.Body, context.RequestAborted);
        else await Compression.CopyAsync(body, response.Body, encoding, context.RequestAborted);
    }

    private static bool IsUnchanged(HttpRequest request, HttpResponse response)
    {
        var (asked, now) = (request.GetTypedHeaders(), response.GetTypedHeaders());
        // A weak tag is what a compressed copy was given; for this question it is as good.
        if (asked.IfNoneMatch.Count > 0) return asked.IfNoneMatch.Any(Matches);

        return asked.IfModifiedSince is { } since && now.LastModified is { } changed && changed <= since;

        bool Matches(EntityTagHeaderValue tag) =>
            now.ETag is not null && (tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(now.ETag, useStrongComparison: false));
    }
}
