using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>Addresses of S3, presigned with the function's own rights.</summary>
/// <param name="signer">Made when it is first used. Its endpoint is the one in the addresses: see <see cref="AwsClients.S3ForBrowsers"/>.</param>
/// <param name="bucket">Name of the raw bucket.</param>
public sealed class UploadAddresses(Lazy<IAmazonS3> signer, string bucket) : IUploadAddresses
{
    /// <inheritdoc/>
    public string PresignPut(string key, string contentType, long size, DateTimeOffset expiresAt)
    {
        var request = Put(key, size, expiresAt);
        request.ContentType = contentType;
        // Else the address could be used again for an hour, to put another file in the place of the one that was looked at.
        request.Headers["If-None-Match"] = "*";
        return signer.Value.GetPreSignedURL(request);
    }

    /// <inheritdoc/>
    public string PresignPart(MultipartUpload upload, int partNumber, long size, DateTimeOffset expiresAt)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var request = Put(upload.Key, size, expiresAt);
        request.UploadId = upload.UploadId;
        request.PartNumber = partNumber;
        return signer.Value.GetPreSignedURL(request);
    }

    // All headers become signed ones: S3 refuses a body of another length or type.
    private GetPreSignedUrlRequest Put(string key, long size, DateTimeOffset expiresAt) => new()
    {
        BucketName = bucket,
        Key = key,
        Verb = HttpVerb.PUT,
        Expires = expiresAt.UtcDateTime,
        Headers = { ContentLength = size },
        Protocol = AwsClients.S3Protocol(),
    };
}
