using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Finds films that show fewer views than were counted, and sets them right.</summary>
/// <param name="videos">The films.</param>
/// <param name="counts">What was counted.</param>
/// <param name="totals">Brings what a film shows up to that.</param>
/// <param name="wait">Waits; the clock's own delay, save in tests.</param>
internal sealed class ViewComparison(
    IVideoTable videos, IViewCountTable counts, ViewTotals totals, Func<TimeSpan, CancellationToken, Task> wait)
{
    // Whoever counts a batch shows its sum right afterwards, within seconds: what is still missing after this was lost.
    private static readonly TimeSpan _onItsWay = TimeSpan.FromSeconds(30);

    /// <summary>Looks at each film that was watched; a second time, a moment later, at those that seem to be behind.</summary>
    /// <returns>Where it stopped for want of time; null when it looked at all.</returns>
    public async Task<string?> RunAsync(RepairRun run, CancellationToken cancellation)
    {
        var behind = new List<(string VideoId, long Counted)>();
        await foreach (var videoId in counts.ListFilmsAsync(cancellation))
        {
            if (!run.HasTime) return Left(videoId);
            await run.StepAsync($"Film {videoId}", async _ =>
            {
                if (await FindMissingAsync(videoId, cancellation) is { } counted) behind.Add((videoId, counted));
                return null;
            });
        }
        if (behind.Count == 0) return null;

        await wait(_onItsWay, cancellation);
        foreach (var (videoId, counted) in behind)
        {
            if (!run.HasTime) return Left(videoId);
            await run.StepAsync($"Film {videoId}", async _ => await SetRightAsync(videoId, counted, cancellation) ? Repair.ViewCount : null);
        }
        return null;
    }

    // How many were counted, if the film shows fewer.
    private async Task<long?> FindMissingAsync(string videoId, CancellationToken cancellation)
    {
        var counted = await counts.SumAsync(videoId, cancellation);
        if (await videos.FindAsync(videoId, cancellation) is { Status: not VideoStatus.Deleting } film) return film.Views < counted ? counted : null;
        await counts.ForgetAsync(videoId, cancellation);
        return null;
    }

    // By the sum of then: a film that is watched all the time is always a little behind the sum of now.
    private async Task<bool> SetRightAsync(string videoId, long counted, CancellationToken cancellation) =>
        !(await videos.FindAsync(videoId, cancellation) is { } film && film.Views >= counted)
        && await totals.UpdateAsync(videoId, cancellation) == ViewsUpdate.Raised;

    private static string Left(string videoId) => $"the counts of views from film {videoId} on, and the buckets, are left.";
}
