using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Playback;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>The captions in S3.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="bucket">Name of the processed bucket.</param>
public sealed class CaptionStore(Lazy<IAmazonS3> client, string bucket) : ICaptionStore
{
    /// <inheritdoc/>
    public Task PutAsync(string key, string text, CancellationToken cancellation) => client.Value.PutObjectAsync(new PutObjectRequest
    {
        BucketName = bucket,
        Key = key,
        ContentBody = text,
        ContentType = WebVtt.ContentType,
        Headers = { CacheControl = "max-age=31536000, immutable" },
    }, cancellation);

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellation) =>
        client.Value.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = key }, cancellation);
}
