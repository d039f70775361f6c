using System.Diagnostics.CodeAnalysis;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Names = VideoStack.Functions.Shared.Tables.ViewAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Counts views in DynamoDB.</summary>
/// <param name="client">Made when the first views are counted.</param>
/// <param name="views">Name of the Views table.</param>
/// <param name="counts">Name of the ViewCounts table.</param>
public sealed class ViewCounter(Lazy<IAmazonDynamoDB> client, string views, string counts) : IViewCounter
{
    /// <inheritdoc/>
    public async Task<ViewsLeft> TryCountAsync(string videoId, int part, IReadOnlyList<string> playbackIds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(playbackIds);
        try
        {
            await client.Value.TransactWriteItemsAsync(new TransactWriteItemsRequest
            {
                TransactItems = [Add(videoId, part, playbackIds.Count), .. playbackIds.Select(view => Mark(view, videoId))],
            }, cancellation);
            return ViewsLeft.None;
        }
        catch (TransactionCanceledException cancelled) when (TryRead(cancelled.CancellationReasons, playbackIds, out var left))
        {
            return left;
        }
        // The client repeats what was not answered, and the first one may still be at it.
        catch (TransactionInProgressException)
        {
            return new ViewsLeft(playbackIds, IsBusy: true);
        }
    }

    /// <summary>Reads why a transaction was cancelled; false when trying again would not help.</summary>
    /// <param name="reasons">One for the counter, then one for each view, in order.</param>
    /// <param name="playbackIds">The views.</param>
    /// <param name="left">Those that are not counted.</param>
    internal static bool TryRead(List<CancellationReason>? reasons, IReadOnlyList<string> playbackIds, [NotNullWhen(true)] out ViewsLeft? left)
    {
        left = null;
        if (reasons?.Count != playbackIds.Count + 1) return false;
        var open = new List<string>();
        var isBusy = false;
        for (var i = 0; i < reasons.Count; i++)
        {
            var isCounted = false;
            switch (reasons[i].Code)
            {
                case "None": break;
                // Once this is said of a view it remains true: it is counted, or so old that it was removed. The counter has no condition.
                case "ConditionalCheckFailed" when i > 0: isCounted = true; break;
                case "TransactionConflict" or "ThrottlingError" or "ProvisionedThroughputExceeded": isBusy = true; break;
                default: return false;
            }
            if (i > 0 && !isCounted) open.Add(playbackIds[i - 1]);
        }
        // Something must have stood against it: else the same try would be made for ever.
        if (!isBusy && open.Count == playbackIds.Count) return false;
        left = new ViewsLeft(open, isBusy);
        return true;
    }

    private TransactWriteItem Add(string videoId, int part, int number) => new()
    {
        Update = new()
        {
            TableName = counts,
            Key = ViewCountTable.Key(videoId, part),
            UpdateExpression = "ADD #count :number",
            ExpressionAttributeNames = new() { ["#count"] = Names.Count },
            ExpressionAttributeValues = new() { [":number"] = VideoItem.Number((long)number) },
        },
    };

    // The film's name goes: it tells a view that is to be counted from one that is, and who watched what is nobody's business afterwards.
    private TransactWriteItem Mark(string playbackId, string videoId) => new()
    {
        Update = new()
        {
            TableName = views,
            Key = new() { [Names.PlaybackId] = new(playbackId) },
            UpdateExpression = "SET counted = :yes REMOVE videoId",
            ConditionExpression = "videoId = :film",
            ExpressionAttributeValues = new() { [":yes"] = new() { BOOL = true }, [":film"] = new(videoId) },
        },
    };
}
