using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>What encoding may cost, in DynamoDB: one transaction over the film and what its owner spends.</summary>
/// <param name="client">Made when the first film is estimated.</param>
/// <param name="videos">Name of the Videos table.</param>
/// <param name="usage">Name of the Usage table.</param>
/// <param name="clock">Tells the month.</param>
public sealed class EncodingBudget(Lazy<IAmazonDynamoDB> client, string videos, string usage, TimeProvider clock) : IEncodingBudget
{
    // Where each part stands in the transaction, and the reason why it was refused in the answer.
    private const int Film = 0;
    private const int Spending = 1;

    /// <inheritdoc/>
    public async Task<BudgetAnswer> ReserveAsync(Video video, long microUsd, long? limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(video);
        var now = clock.GetUtcNow();
        var mark = Estimate(video, microUsd)
            .Set(Names.ReservedAttempt, VideoItem.Number((long)video.Attempt))
            .Set(Names.ReservedMicroUsd, VideoItem.Number(microUsd))
            .Set(Names.ReservedPeriod, UsageParts.Month(now))
            .ExpectAbsentOrBelow(Names.ReservedAttempt, video.Attempt);
        try
        {
            var spend = UsageParts.Spend(usage, video.OwnerId, now, microUsd, limit);
            await Transactions.WriteAsync(client.Value, [mark.BuildPart(), spend], cancellation);
            return BudgetAnswer.Reserved;
        }
        // Whoever takes "the film has moved on" for "reserved before" makes a job for a film that is deleted, or two for one attempt.
        catch (TransactionCanceledException done) when (done.Fails(Film))
        {
            return await IsReservedAsync(video, cancellation) ? BudgetAnswer.Reserved : BudgetAnswer.MovedOn;
        }
        catch (TransactionCanceledException over) when (limit is not null && over.Fails(Spending))
        {
            // Its owner sees what it would cost.
            await Estimate(video, microUsd).TryAsync(client.Value, cancellation);
            return new BudgetAnswer(BudgetOutcome.OverBudget, UsageParts.BudgetLeft(over.CancellationReasons[Spending], limit.Value));
        }
    }

    private async Task<bool> IsReservedAsync(Video video, CancellationToken cancellation) =>
        await new VideoTable(client, videos, clock).FindAsync(video.VideoId, cancellation) is { Status: VideoStatus.Uploaded, JobId: null } now
        && now.Attempt == video.Attempt
        && now.Reservation?.Attempt == video.Attempt;

    // Not a change of the film's state: neither its version nor the time of its last change moves.
    private VideoUpdate Estimate(Video video, long microUsd) => new VideoUpdate(videos, video.VideoId)
        .Set(Names.EstimatedMicroUsd, VideoItem.Number(microUsd))
        .ExpectStatus([VideoStatus.Uploaded])
        .Expect(Names.Attempt, video.Attempt);
}
