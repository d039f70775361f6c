using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Finds the folders of one bucket that belong to no film, and erases them.</summary>
/// <param name="audit">Knows the films.</param>
/// <param name="index">The bucket's folders.</param>
/// <param name="eraser">Erases in the bucket.</param>
/// <param name="parent">What all of its folders lie in; with the slash at its end.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class OrphanSearch(IFilmAudit audit, IFolderIndex index, IFolderEraser eraser, string parent, TimeProvider clock)
{
    // Nothing of a new film can be missed, whatever comes before its item is written, or after it was deleted.
    private static readonly TimeSpan _youngest = TimeSpan.FromDays(1);

    /// <summary>Looks at each folder for as long as there is time.</summary>
    /// <returns>Where it stopped; null when it looked at all.</returns>
    public async Task<string?> RunAsync(RepairRun run, CancellationToken cancellation)
    {
        // An id tells its time. What has another name is not the platform's.
        var newest = clock.GetUtcNow() - _youngest;
        var batch = new List<string>(IFilmAudit.MostAtOnce);
        await foreach (var videoId in index.ListAsync(parent, cancellation))
        {
            if (VideoIds.TimeOf(videoId) is not { } made || made > newest) continue;
            batch.Add(videoId);
            if (batch.Count < IFilmAudit.MostAtOnce) continue;
            if (await EraseAsync(batch, run, cancellation) is { } left) return left;
            batch.Clear();
        }
        return batch.Count > 0 ? await EraseAsync(batch, run, cancellation) : null;
    }

    private async Task<string?> EraseAsync(List<string> videoIds, RepairRun run, CancellationToken cancellation)
    {
        if (!run.HasTime) return $"the folders of {parent} from {videoIds[0]} on are left.";
        var present = await audit.FindPresentAsync(videoIds, cancellation);
        foreach (var videoId in videoIds.Where(videoId => !present.Contains(videoId)))
        {
            if (!run.HasTime) return $"the folders of {parent} from {videoId} on are left.";
            await run.StepAsync($"Folder {parent}{videoId}/", async _ =>
                await eraser.EraseAsync($"{parent}{videoId}/", cancellation) > 0 ? Repair.OrphanedObjects : null);
        }
        return null;
    }
}
