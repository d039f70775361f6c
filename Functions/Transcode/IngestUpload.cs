using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Transcode;

/// <summary>Is told by S3 of uploads that have arrived: once, twice, or several at once.</summary>
/// <param name="ingestion">Takes them.</param>
/// <param name="rawBucket">Name of the bucket that uploads arrive in.</param>
internal sealed class IngestUpload(Ingestion ingestion, string rawBucket)
{
    /// <summary>Takes each upload that the event tells of.</summary>
    public async Task HandleAsync(S3Event notification, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        foreach (var record in notification.Records ?? [])
        {
            var key = record.S3.Object.KeyDecoded;
            if (record.S3.Bucket.Name != rawBucket || !MediaKeys.TryParseSource(key, out var videoId))
            {
                context.Logger.LogWarning($"{record.S3.Bucket.Name}/{key} is no upload.");
                continue;
            }
            var version = string.IsNullOrEmpty(record.S3.Object.VersionId) ? null : record.S3.Object.VersionId;
            var outcome = await ingestion.TakeAsync(videoId, version, deadline.Token);
            context.Logger.LogInformation($"Film {videoId}: {outcome}");
        }
    }
}
