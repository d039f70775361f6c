using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Once a day: files that belong to no film, and films that show other counts of views than were counted.</summary>
/// <param name="searches">One for each bucket.</param>
/// <param name="counts">What was counted.</param>
/// <param name="totals">Brings what a film shows up to that.</param>
internal sealed class Sweep(IReadOnlyList<OrphanSearch> searches, IViewCountTable counts, ViewTotals totals)
{
    /// <summary>Looks at everything for as long as there is time.</summary>
    /// <returns>Where it stopped; null when it looked at all.</returns>
    public async Task<string?> RunAsync(RepairRun run, CancellationToken cancellation)
    {
        // First: it is quick, and files without a film harm nobody.
        await foreach (var videoId in counts.ListFilmsAsync(cancellation))
        {
            if (!run.HasTime) return $"the counts of views from film {videoId} on, and the buckets, are left.";
            await run.StepAsync($"Film {videoId}", async _ =>
                await totals.UpdateAsync(videoId, cancellation) == ViewsUpdate.Raised ? Repair.ViewCount : null);
        }
        foreach (var search in searches)
            if (await search.RunAsync(run, cancellation) is { } left) return left;
        return null;
    }
}
