using System.Globalization;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Transcode.Events;

namespace VideoStack.Functions.Transcode;

/// <summary>
/// Follows the encoding jobs: progress, then Ready or Failed. Events come late, twice and out of order; the table's conditions let
/// only those through that move a film forward.
/// </summary>
/// <param name="videos">The films.</param>
/// <param name="processedBucket">Name of the bucket that jobs write to.</param>
/// <param name="renditions">That bucket.</param>
internal sealed class TrackTranscode(IVideoTable videos, string processedBucket, IFolderEraser renditions)
{
    /// <summary>Takes one state change.</summary>
    public async Task HandleAsync(CloudWatchEvent<JobStateChange> notification, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        if (notification.Detail is not { JobId: { } jobId, Status: { } status } change
            || change.UserMetadata?.GetValueOrDefault("videoId") is not { } videoId || !VideoIds.IsValid(videoId))
        {
            context.Logger.LogWarning($"Event {notification.Id} is about no film.");
            return;
        }
        if (status == "ERROR") context.Logger.LogError($"Film {videoId}, job {jobId}: MediaConvert says {change.ErrorCode}: {change.ErrorMessage}");
        var changed = await ApplyAsync(videoId, jobId, status, change, deadline.Token);
        if (changed is not null) context.Logger.LogInformation($"Film {videoId}, job {jobId}: {status}{(changed == true ? "" : ", which changes nothing")}.");
        // The erasure of the film saw only what was written by then, and a job that has ended writes no more.
        if (changed == false && status is ("COMPLETE" or "ERROR" or "CANCELED") && await IsDeletedAsync(videoId, deadline.Token))
        {
            var count = await renditions.EraseAsync(MediaKeys.Folder(videoId), deadline.Token);
            context.Logger.LogInformation($"Film {videoId}, job {jobId}: the film was deleted; so are {count} objects that the job wrote.");
        }
    }

    private async Task<bool> IsDeletedAsync(string videoId, CancellationToken cancellation) =>
        await videos.FindAsync(videoId, cancellation) is null or { Status: VideoStatus.Deleting };

    private static int AttemptOf(JobStateChange change) =>
        int.TryParse(change.UserMetadata?.GetValueOrDefault("attempt"), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : 1;

    private async Task<bool?> ApplyAsync(string videoId, string jobId, string status, JobStateChange change, CancellationToken cancellation)
    {
        var job = new EncodingJob(jobId, AttemptOf(change));
        switch (status)
        {
            case "PROGRESSING" or "STATUS_UPDATE":
                var progress = Math.Clamp(change.JobProgress?.JobPercentComplete ?? 0, 0, 100);
                return await videos.ReportProgressAsync(videoId, job, progress, cancellation);
            case "COMPLETE":
                return JobOutcome.Read(change, videoId, processedBucket) is { } rendition
                    ? await videos.PublishAsync(videoId, job, rendition, cancellation)
                    : await videos.FailAsync(videoId, job, JobFailure.WithoutManifest, cancellation);
            case "ERROR":
                return await videos.FailAsync(videoId, job, JobFailure.Explain(change), cancellation);
            case "CANCELED":
                return await videos.FailAsync(videoId, job, JobFailure.Cancelled, cancellation);
            default:
                return null;
        }
    }
}
