using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>The raw bucket in S3.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="bucket">Name of the bucket.</param>
public sealed class UploadStore(Lazy<IAmazonS3> client, string bucket) : IUploadStore
{
    /// <inheritdoc/>
    public async Task<StoredObject?> DescribeAsync(string key, string? versionId, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.Value.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = bucket, Key = key, VersionId = versionId }, cancellation);
            return new StoredObject(answer.ContentLength, answer.Headers.ContentType ?? "", answer.ETag.Trim('"'))
            {
                // A bucket that has kept versions before says "null".
                VersionId = answer.VersionId is { Length: > 0 } version && version != "null" ? version : null,
            };
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]> ReadAsync(string key, string? versionId, long offset, int count, CancellationToken cancellation)
    {
        using var answer = await client.Value.GetObjectAsync(new GetObjectRequest
        {
            BucketName = bucket,
            Key = key,
            VersionId = versionId,
            ByteRange = new ByteRange(offset, offset + count - 1),
        }, cancellation);
        var buffer = new byte[count];
        var length = await answer.ResponseStream.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, cancellation);
        return length == count ? buffer : buffer[..length];
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, string? versionId, CancellationToken cancellation) =>
        client.Value.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = key, VersionId = versionId }, cancellation);
}
