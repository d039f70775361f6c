using System.Collections.Concurrent;

namespace VideoStack.Local.Aws;

/// <summary>Recognises requests that changed a bucket and raises the event that S3 would.</summary>
internal sealed class BucketChanges(IBucketEvents events, Uri emulator) : IDisposable
{
    // Each makes a request about something other than the object's content.
    private static readonly string[] Subresources = ["acl", "tagging", "retention", "legal-hold", "restore", "partNumber", "uploads", "select"];

    // By upload id. To complete an upload twice is no error, and no second object.
    private readonly ConcurrentDictionary<string, bool> _completed = new(StringComparer.Ordinal);
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>To be called after the emulator has accepted a request to S3.</summary>
    public async Task ReportAsync(HttpRequest request, HttpResponseMessage response)
    {
        var (bucket, key) = S3Path.Of(request);
        if (key is null || EventName(request, response) is not { } name)
            return;
        if (name.StartsWith("ObjectRemoved:", StringComparison.Ordinal))
        {
            events.ObjectRemoved(bucket, key, Header(response, "x-amz-version-id"), name);
            return;
        }

        if (request.Query["uploadId"].ToString() is { Length: > 0 } upload && !_completed.TryAdd(upload, true))
            return;
        // The object is there, and S3 tells it even if the client that made it has gone.
        await ReportCreatedAsync(bucket, key, name, CancellationToken.None, Header(response, "x-amz-version-id"));
    }

    /// <summary>Raises the event for an object that is there now.</summary>
    /// <param name="versionId">Which version of it; null for the newest.</param>
    public async Task ReportCreatedAsync(string bucket, string key, string eventName, CancellationToken cancellation, string? versionId = null)
    {
        // What was stored, not what was asked for: size and ETag of multipart uploads and copies are in no request.
        using var request = new HttpRequestMessage(HttpMethod.Head, ObjectAddress.Of(emulator, bucket, key, versionId));
        using var head = await _client.SendAsync(request, cancellation);
        if (!head.IsSuccessStatusCode)
            return;
        events.ObjectCreated(
            bucket,
            key,
            head.Content.Headers.ContentLength ?? 0,
            head.Headers.ETag?.Tag.Trim('"') ?? "",
            Header(head, "x-amz-version-id"),
            eventName);
    }

    public void Dispose() => _client.Dispose();

    private static string? EventName(HttpRequest request, HttpResponseMessage response)
    {
        if (Subresources.Any(request.Query.ContainsKey))
            return null;
        return request.Method switch
        {
            "PUT" => request.Headers.ContainsKey("x-amz-copy-source") ? "ObjectCreated:Copy" : "ObjectCreated:Put",
            "POST" when request.Query.ContainsKey("uploadId") => "ObjectCreated:CompleteMultipartUpload",
            // With an upload id it gives up an upload; no object goes.
            "DELETE" when !request.Query.ContainsKey("uploadId") => Header(response, "x-amz-delete-marker") == "true"
                && !request.Query.ContainsKey("versionId")
                    ? "ObjectRemoved:DeleteMarkerCreated"
                    : "ObjectRemoved:Delete",
            _ => null,
        };
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && values.First() is { } value && value != "null" ? value : null;
}
