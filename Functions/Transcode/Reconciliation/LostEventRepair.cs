using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Transcode.Events;
using VideoStack.Functions.Transcode.Jobs;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Films whose job has said nothing for long: it is asked, and what it answers counts as if it had been told.</summary>
/// <param name="videos">The films.</param>
/// <param name="jobs">The encoding service.</param>
/// <param name="tracking">Applies a job's state to its film.</param>
internal sealed class LostEventRepair(IVideoTable videos, IEncodingJobs jobs, TrackTranscode tracking) : IFilmRepair
{
    private static readonly Failure _forgotten = new(FailureCodes.EncodingFailed, "The encoder does not know of this film any more. Try again.");

    /// <summary>A job that runs tells of its progress more often, but one may wait in the queue for hours.</summary>
    public TimeSpan After => TimeSpan.FromMinutes(20);

    /// <inheritdoc/>
    public async Task<string?> RepairAsync(Video video, ILambdaLogger log, CancellationToken cancellation)
    {
        if (video.JobId is not { } jobId) return null;
        if (await jobs.AskAsync(jobId, cancellation) is not { } state)
            return await videos.FailAsync(video.VideoId, new EncodingJob(jobId, video.Attempt), _forgotten, cancellation) ? Repair.LostEvent : null;
        if (!IsNews(video, state)) return null;

        await tracking.ApplyAsync(state, log, cancellation);
        return await videos.FindAsync(video.VideoId, cancellation) is { } now && now.Version > video.Version ? Repair.LostEvent : null;
    }

    private static bool IsNews(Video video, JobStateChange state) => state.Status switch
    {
        "COMPLETE" or "ERROR" or "CANCELED" => true,
        _ => state.JobProgress?.JobPercentComplete > video.Progress,
    };
}
