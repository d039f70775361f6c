using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Films whose bytes were claimed by a function that died before it had made a job, and those that were to be tried again.</summary>
/// <param name="ingestion">Goes on with them; it looks for a job that was made but not noted.</param>
internal sealed class MissingJobRepair(Ingestion ingestion) : IFilmRepair
{
    /// <summary>Longer than Lambda tries an event again.</summary>
    public TimeSpan After => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<string?> RepairAsync(Video video, ILambdaLogger log, CancellationToken cancellation)
    {
        log.LogInformation($"Film {video.VideoId}: {await ingestion.ResumeAsync(video, cancellation)}");
        return Repair.MissingJob;
    }
}
