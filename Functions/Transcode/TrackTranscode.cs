using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Transcode.Events;
using VideoStack.Functions.Transcode.Jobs;
using VideoStack.Functions.Transcode.Storyboards;

namespace VideoStack.Functions.Transcode;

/// <summary>
/// Follows the encoding jobs: progress, then Ready or Failed. Events come late, twice and out of order; the table's conditions let
/// only those through that move the current attempt of a film forward.
/// </summary>
/// <param name="videos">The films.</param>
/// <param name="jobs">Stops the jobs of films that were deleted.</param>
/// <param name="processedBucket">Name of the bucket that jobs write to.</param>
/// <param name="storyboards">Makes the storyboards in that bucket.</param>
/// <param name="renditions">Erases in that bucket.</param>
internal sealed class TrackTranscode(
    IVideoTable videos, IRunningJobs jobs, string processedBucket, StoryboardMaker storyboards, IFolderEraser renditions)
{
    /// <summary>Takes one state change.</summary>
    public async Task HandleAsync(CloudWatchEvent<JobStateChange> notification, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        if (notification.Detail is not { } change || !await ApplyAsync(change, mayCancel: true, context.Logger, deadline.Token))
            context.Logger.LogWarning($"Event {notification.Id} is about no film.");
    }

    /// <summary>Applies a job's state to its film, for one who has asked for it. He stops no job: its next event does.</summary>
    /// <returns>False when the job is no film's.</returns>
    public Task<bool> ApplyAsync(JobStateChange change, ILambdaLogger log, CancellationToken cancellation) =>
        ApplyAsync(change, mayCancel: false, log, cancellation);

    private async Task<bool> ApplyAsync(JobStateChange change, bool mayCancel, ILambdaLogger log, CancellationToken cancellation)
    {
        if (change is not { JobId: { } jobId, Status: { } status } || JobMetadata.VideoId(change.UserMetadata) is not { } videoId || !VideoIds.IsValid(videoId))
            return false;

        if (status == "ERROR") log.LogError($"Film {videoId}, job {jobId}: MediaConvert says {change.ErrorCode}: {change.ErrorMessage}");
        var changed = await MoveAsync(videoId, new EncodingJob(jobId, JobMetadata.Attempt(change.UserMetadata)), status, change, cancellation);
        if (changed is not null) log.LogInformation($"Film {videoId}, job {jobId}: {status}{(changed == true ? "" : ", which changes nothing")}.");
        if (changed != false || !await IsDeletedAsync(videoId, cancellation)) return true;

        if (status is "COMPLETE" or "ERROR" or "CANCELED")
        {
            // The erasure of the film saw only what was written by then, and a job that has ended writes no more.
            var count = await renditions.EraseAsync(MediaKeys.Folder(videoId), cancellation);
            log.LogInformation($"Film {videoId}, job {jobId}: the film was deleted; so are {count} objects that the job wrote.");
        }
        else if (mayCancel && await jobs.CancelAsync(jobId, cancellation))
        {
            log.LogInformation($"Film {videoId}, job {jobId}: the film was deleted; so the job is cancelled.");
        }
        return true;
    }

    private async Task<bool> IsDeletedAsync(string videoId, CancellationToken cancellation) =>
        await videos.FindAsync(videoId, cancellation) is null or { Status: VideoStatus.Deleting };

    private async Task<bool?> MoveAsync(string videoId, EncodingJob job, string status, JobStateChange change, CancellationToken cancellation)
    {
        switch (status)
        {
            case "PROGRESSING" or "STATUS_UPDATE":
                var progress = Math.Clamp(change.JobProgress?.JobPercentComplete ?? 0, 0, 100);
                return await videos.ReportProgressAsync(videoId, job, progress, cancellation);
            case "COMPLETE":
                return JobOutcome.Read(change, videoId, processedBucket) is { } rendition
                    ? await PublishAsync(videoId, job, rendition, cancellation)
                    : await videos.FailAsync(videoId, job, JobFailure.WithoutManifest, cancellation);
            case "ERROR":
                return await videos.FailAsync(videoId, job, JobFailure.Explain(change), cancellation);
            case "CANCELED":
                return await videos.FailAsync(videoId, job, JobFailure.Cancelled, cancellation);
            default:
                return null;
        }
    }

    // The storyboard first: whoever is told that a film is ready finds all of it.
    private async Task<bool> PublishAsync(string videoId, EncodingJob job, Rendition rendition, CancellationToken cancellation)
    {
        if (await videos.FindAsync(videoId, cancellation) is not { } video || !video.Status.MayBecome(VideoStatus.Ready)) return false;
        var storyboard = await storyboards.MakeAsync(videoId, rendition.Manifest, rendition.DurationSeconds, cancellation);
        return await videos.PublishAsync(videoId, job, rendition with { Storyboard = storyboard }, cancellation);
    }
}
