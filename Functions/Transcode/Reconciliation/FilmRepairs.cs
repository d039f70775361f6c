using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Goes through the films that are on their way, or on their way out, and looks at those that have waited too long.</summary>
/// <param name="videos">The films.</param>
/// <param name="audit">Lists them.</param>
/// <param name="repairs">What is done for films of each state.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class FilmRepairs(
    IVideoTable videos, IFilmAudit audit, IReadOnlyDictionary<VideoStatus, IFilmRepair> repairs, TimeProvider clock)
{
    /// <summary>Looks at each film, those first that have waited longest, for as long as there is time.</summary>
    /// <returns>Where it stopped; null when it looked at all.</returns>
    public async Task<string?> RunAsync(RepairRun run, CancellationToken cancellation)
    {
        await foreach (var listed in audit.ListUnfinishedAsync(Before(repairs.Values.Min(repair => repair.After)), cancellation))
        {
            if (!run.HasTime) return $"films that have waited since {Timestamps.Write(listed.UpdatedAt)}, or less long, are left.";
            await run.StepAsync($"Film {listed.VideoId}", log => LookAsync(listed.VideoId, log, cancellation));
        }
        return null;
    }

    // The list may be behind.
    private async Task<string?> LookAsync(string videoId, ILambdaLogger log, CancellationToken cancellation) =>
        await videos.FindAsync(videoId, cancellation) is { } video
        && repairs.TryGetValue(video.Status, out var repair)
        && video.UpdatedAt < Before(repair.After)
            ? await repair.RepairAsync(video, log, cancellation)
            : null;

    private DateTimeOffset Before(TimeSpan waited) => clock.GetUtcNow() - waited;
}
