using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Writes that come to pass together or not at all.</summary>
public static class Transactions
{
    private const int MaxConflicts = 5;

    /// <summary>Writes all parts. Again, after a moment, when someone else is just writing to one of the items.</summary>
    /// <exception cref="TransactionCanceledException">A part's condition does not hold.</exception>
    public static async Task WriteAsync(IAmazonDynamoDB client, List<TransactWriteItem> parts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                await client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = parts }, cancellation);
                return;
            }
            catch (TransactionCanceledException conflict) when (conflicts < MaxConflicts && IsConflict(conflict))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 << conflicts), cancellation);
            }
        }
    }

    /// <summary>Whether it is this part whose condition does not hold; parts count from 0.</summary>
    public static bool Fails(this TransactionCanceledException refused, int part)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return refused.CancellationReasons is { } reasons && reasons.Count > part && reasons[part].Code == "ConditionalCheckFailed";
    }

    // A condition that does not hold will not hold later either.
    private static bool IsConflict(TransactionCanceledException refused) =>
        refused.CancellationReasons is { } reasons && reasons.Exists(reason => reason.Code == "TransactionConflict")
        && !reasons.Exists(reason => reason.Code == "ConditionalCheckFailed");
}
