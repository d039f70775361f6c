using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>The playlists in S3.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="bucket">Name of the processed bucket.</param>
public sealed class PlaylistStore(Lazy<IAmazonS3> client, string bucket) : IPlaylistStore
{
    /// <inheritdoc/>
    public async Task<string?> ReadAsync(string key, int maxBytes, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.Value.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellation);
            if (answer.ContentLength > maxBytes) throw new InvalidDataException($"The playlist {key} has {answer.ContentLength} bytes; at most {maxBytes} are read.");
            using var reader = new StreamReader(answer.ResponseStream, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellation);
        }
        // To those who may not list a bucket, S3 answers 403 for what is not there.
        catch (AmazonS3Exception missing) when (missing.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return null;
        }
    }
}
