using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>
/// Removes what is stored of films that are being deleted: the original or what was sent of it, the renditions, the counters of its views,
/// and at last the film itself, which leaves a receipt. It is told by the table's stream. Whatever interrupts it, the film stays, closed,
/// until all else is gone: so it can go on.
/// </summary>
/// <remarks>
/// The receipt tells what was there when the erasure began: that is counted and noted before anything is removed, so an interruption
/// neither hides objects nor counts them twice.
/// What arrives or is written afterwards finds no film, and is removed by whom that is told: an upload by IngestUpload, an encoding
/// job's files by TrackTranscode.
/// </remarks>
/// <param name="erasure">The tables.</param>
/// <param name="views">The counters of views.</param>
/// <param name="originals">The raw bucket.</param>
/// <param name="uploads">The uploads to it that have not ended.</param>
/// <param name="renditions">The processed bucket.</param>
internal sealed class EraseFilm(
    IFilmErasure erasure, IViewCountTable views, IFolderEraser originals, IMultipartUploads uploads, IFolderEraser renditions)
{
    /// <summary>Erases each film of the batch, however the others fare.</summary>
    /// <returns>The records to bring again: those of the films that could not be erased.</returns>
    public async Task<StreamsEventResponse> HandleAsync(DynamoDBEvent batch, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        var done = new HashSet<string>();
        var failures = new List<StreamsEventResponse.BatchItemFailure>();
        foreach (var record in batch.Records ?? [])
        {
            if (FilmToErase(record) is not { } videoId)
            {
                context.Logger.LogWarning($"Record {record.EventID} is of no film that is being deleted.");
                continue;
            }
            // Two people may have asked for it.
            if (done.Contains(videoId)) continue;
            try
            {
                var outcome = await EraseAsync(videoId, deadline.Token);
                done.Add(videoId);
                context.Logger.LogInformation($"Film {videoId}: {outcome}");
            }
            catch (Exception failed)
            {
                context.Logger.LogError(failed, $"Film {videoId} is not erased yet.");
                failures.Add(new() { ItemIdentifier = record.Dynamodb.SequenceNumber });
            }
        }
        return new StreamsEventResponse { BatchItemFailures = failures };
    }

    // The stream is filtered, but a wrong filter must not cost a film.
    private static string? FilmToErase(DynamoDBEvent.DynamodbStreamRecord record) =>
        record.Dynamodb?.NewImage is { } film && film.GetValueOrDefault("status")?.S == nameof(VideoStatus.Deleting)
            && film.GetValueOrDefault("videoId")?.S is { } videoId && VideoIds.IsValid(videoId)
                ? videoId
                : null;

    private async Task<string> EraseAsync(string videoId, CancellationToken cancellation)
    {
        if (await erasure.FindAsync(videoId, cancellation) is not { } film) return "it is gone already.";
        // First, so that nothing becomes whole that has been counted as missing.
        if (film.UploadId is { } uploadId) await uploads.AbortAsync(new MultipartUpload(MediaKeys.Source(videoId), uploadId), cancellation);
        var inventory = await erasure.FindInventoryAsync(videoId, cancellation) ?? await TakeInventoryAsync(videoId, cancellation);

        await originals.EraseAsync(MediaKeys.SourceFolder(videoId), cancellation);
        await renditions.EraseAsync(MediaKeys.Folder(videoId), cancellation);
        await views.ForgetAsync(videoId, cancellation);
        await erasure.FinishAsync(film, inventory, cancellation);
        return $"erased, with {(inventory?.Originals.Objects + inventory?.Renditions.Objects) ?? 0} objects.";
    }

    private async Task<FilmInventory?> TakeInventoryAsync(string videoId, CancellationToken cancellation)
    {
        var inventory = new FilmInventory(
            await originals.MeasureAsync(MediaKeys.SourceFolder(videoId), cancellation),
            await renditions.MeasureAsync(MediaKeys.Folder(videoId), cancellation));
        if (inventory.IsEmpty) return null;
        await erasure.NoteInventoryAsync(videoId, inventory, cancellation);
        return inventory;
    }
}
