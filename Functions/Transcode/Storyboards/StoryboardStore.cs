using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Playback;

namespace VideoStack.Functions.Transcode.Storyboards;

/// <summary>Where storyboards are published.</summary>
internal interface IStoryboardStore
{
    /// <summary>Writes a storyboard, or over the one before.</summary>
    Task WriteAsync(string key, string text, CancellationToken cancellation);
}

/// <summary>The processed bucket in S3.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="bucket">Its name.</param>
internal sealed class StoryboardStore(Lazy<IAmazonS3> client, string bucket) : IStoryboardStore
{
    /// <inheritdoc/>
    public Task WriteAsync(string key, string text, CancellationToken cancellation) => client.Value.PutObjectAsync(new PutObjectRequest
    {
        BucketName = bucket,
        Key = key,
        ContentBody = text,
        ContentType = WebVtt.ContentType,
    }, cancellation);
}
