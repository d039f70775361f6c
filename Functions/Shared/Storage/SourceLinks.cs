using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>Addresses of the originals in S3.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="bucket">Name of the raw bucket.</param>
public sealed class SourceLinks(Lazy<IAmazonS3> client, string bucket) : ISourceLinks
{
    /// <inheritdoc/>
    public string Presign(Video film, DateTimeOffset expiresAt)
    {
        ArgumentNullException.ThrowIfNull(film);
        return client.Value.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = bucket,
            Key = MediaKeys.Source(film.VideoId),
            VersionId = film.SourceVersionId,
            Verb = HttpVerb.GET,
            Expires = expiresAt.UtcDateTime,
            ResponseHeaderOverrides = new ResponseHeaderOverrides { ContentDisposition = ContentDisposition.Attachment(film.FileName) },
            Protocol = AwsClients.S3Protocol(),
        });
    }
}
