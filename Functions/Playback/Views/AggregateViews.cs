using System.Collections.Concurrent;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Playback.Views;

/// <summary>
/// Counts reported views, which the stream of the Views table brings in batches: each exactly once, though batches may come again, in
/// parts, joined with others, or twice at once. Then every film of the batch shows its new number.
/// </summary>
/// <remarks>Videos is written to once for each film of a batch, not for each view: so neither a film that all watch nor its indexes run hot.</remarks>
/// <param name="counting">Counts.</param>
/// <param name="totals">Brings the films up to date.</param>
public sealed class AggregateViews(ViewCounting counting, ViewTotals totals)
{
    // A batch may be of as many films as it has views. All at once would be throttled, one after the other would fall behind the stream.
    private const int FilmsAtOnce = 16;

    /// <summary>Counts the views of each film, however the others fare.</summary>
    /// <returns>The records to bring again: those of the films that could not be served.</returns>
    public async Task<StreamsEventResponse> HandleAsync(DynamoDBEvent batch, ILambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(context);
        using var deadline = Deadline.Of(context);
        var films = new ConcurrentQueue<IGrouping<string, View>>(Views(batch, context.Logger).GroupBy(view => view.VideoId));
        var served = await Task.WhenAll(Enumerable.Range(0, FilmsAtOnce).Select(_ => ServeAsync(films, context.Logger, deadline.Token)));
        return new StreamsEventResponse { BatchItemFailures = [.. served.SelectMany(failures => failures)] };
    }

    private static IEnumerable<View> Views(DynamoDBEvent batch, ILambdaLogger log)
    {
        foreach (var record in batch.Records ?? [])
        {
            var item = record.Dynamodb?.NewImage;
            if (item?.GetValueOrDefault("playbackId")?.S is { } playbackId && item.GetValueOrDefault("videoId")?.S is { } videoId && VideoIds.IsValid(videoId))
                yield return new View(videoId, playbackId, record.Dynamodb!.SequenceNumber);
            else
                log.LogWarning($"Record {record.EventID} is of no view that is to be counted.");
        }
    }

    private async Task<IReadOnlyList<StreamsEventResponse.BatchItemFailure>> ServeAsync(
        ConcurrentQueue<IGrouping<string, View>> films, ILambdaLogger log, CancellationToken cancellation)
    {
        var failures = new List<StreamsEventResponse.BatchItemFailure>();
        while (films.TryDequeue(out var film))
        {
            try
            {
                await counting.CountAsync(film.Key, film.Select(view => view.PlaybackId), cancellation);
                // Also when all had been counted: who counted them may have died before this.
                if (await totals.UpdateAsync(film.Key, cancellation) == ViewsUpdate.NoFilm) log.LogInformation($"Film {film.Key}: it was deleted; so are its views.");
            }
            catch (Exception failed)
            {
                log.LogError(failed, $"Film {film.Key}: its views are not all counted yet.");
                failures.AddRange(film.Select(view => new StreamsEventResponse.BatchItemFailure { ItemIdentifier = view.SequenceNumber }));
            }
        }
        return failures;
    }

    private sealed record View(string VideoId, string PlaybackId, string SequenceNumber);
}
