using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>
/// Removes what is stored of films that are being deleted: the original, the renditions, and at last the film itself. It is told by
/// the table's stream. Whatever interrupts it, the film stays, closed, until all else is gone: so it can go on.
/// </summary>
/// <remarks>
/// What arrives or is written afterwards finds no film, and is removed by whom that is told: an upload by IngestUpload, an encoding
/// job's files by TrackTranscode.
/// </remarks>
/// <param name="videos">The films.</param>
/// <param name="originals">The raw bucket.</param>
/// <param name="renditions">The processed bucket.</param>
internal sealed class EraseFilm(IVideoTable videos, IFolderEraser originals, IFolderEraser renditions)
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
                var count = await EraseAsync(videoId, deadline.Token);
                done.Add(videoId);
                context.Logger.LogInformation($"Film {videoId}: erased, with {count} objects.");
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

    private async Task<int> EraseAsync(string videoId, CancellationToken cancellation)
    {
        var count = await originals.EraseAsync(MediaKeys.SourceFolder(videoId), cancellation)
            + await renditions.EraseAsync(MediaKeys.Folder(videoId), cancellation);
        await videos.ForgetAsync(videoId, cancellation);
        return count;
    }
}
