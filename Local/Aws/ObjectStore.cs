using System.Net.Http.Headers;

namespace VideoStack.Local.Aws;

/// <summary>The emulator's buckets, reached without a signature: this process is AWS here.</summary>
internal sealed class ObjectStore(Uri emulator, BucketChanges changes) : IObjectStore, IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public Uri AddressOf(string bucket, string key) => ObjectAddress.Of(emulator, bucket, key);

    public async Task PutAsync(string bucket, string key, string file, string contentType, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var answer = await _client.PutAsync(AddressOf(bucket, key), content, cancellation);
        answer.EnsureSuccessStatusCode();
        await changes.ReportCreatedAsync(bucket, key, "ObjectCreated:Put", cancellation);
    }

    public async Task DeleteAsync(string bucket, string key, CancellationToken cancellation)
    {
        using var answer = await _client.DeleteAsync(AddressOf(bucket, key), cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _client.Dispose();
}
