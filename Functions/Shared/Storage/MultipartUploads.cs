using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>Uploads in parts to S3.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="bucket">Name of the raw bucket.</param>
public sealed class MultipartUploads(Lazy<IAmazonS3> client, string bucket) : IMultipartUploads
{
    /// <inheritdoc/>
    public async Task<MultipartUpload> BeginAsync(string key, string contentType, CancellationToken cancellation)
    {
        var answer = await client.Value.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = key, ContentType = contentType }, cancellation);
        return new MultipartUpload(key, answer.UploadId);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UploadedPart>?> ListAsync(MultipartUpload upload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var parts = new List<UploadedPart>();
        var request = new ListPartsRequest { BucketName = bucket, Key = upload.Key, UploadId = upload.UploadId };
        try
        {
            while (true)
            {
                var page = await client.Value.ListPartsAsync(request, cancellation);
                parts.AddRange((page.Parts ?? []).Select(part => new UploadedPart(part.PartNumber ?? 0, part.ETag.Trim('"'), part.Size ?? 0)));
                if (page.IsTruncated != true || page.NextPartNumberMarker is not { } last) return parts;
                request.PartNumberMarker = $"{last}";
            }
        }
        catch (AmazonS3Exception gone) when (IsGone(gone))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteAsync(MultipartUpload upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        try
        {
            await client.Value.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
            {
                BucketName = bucket,
                Key = upload.Key,
                UploadId = upload.UploadId,
                IfNoneMatch = "*",
                PartETags = [.. parts.Select(part => new PartETag(part.PartNumber, part.ETag))],
            }, cancellation);
            return true;
        }
        // Somebody was quicker.
        catch (AmazonS3Exception gone) when (IsGone(gone) || gone.ErrorCode == "PreconditionFailed")
        {
            return true;
        }
        catch (AmazonS3Exception changed) when (changed.ErrorCode == "InvalidPart")
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> HasObjectAsync(MultipartUpload upload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        // Not by asking for the object: that would take the right to read it.
        var page = await client.Value.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = upload.Key, MaxKeys = 1 }, cancellation);
        return page.S3Objects is { } found && found.Exists(stored => stored.Key == upload.Key);
    }

    /// <inheritdoc/>
    public async Task AbortAsync(MultipartUpload upload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        try
        {
            await client.Value.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = bucket, Key = upload.Key, UploadId = upload.UploadId }, cancellation);
        }
        catch (AmazonS3Exception gone) when (IsGone(gone))
        {
            // It was completed or given up before.
        }
    }

    private static bool IsGone(AmazonS3Exception refused) => refused.ErrorCode == "NoSuchUpload";
}
