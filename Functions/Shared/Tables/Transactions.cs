using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Writes that come to pass together or not at all.</summary>
public static class Transactions
{
    private const int MaxRetries = 5;

    // Reasons that will be gone in a moment.
    private static readonly string[] _passing = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

    /// <summary>Writes all parts. Again, after a moment, when someone else is just writing to one of the items, or the tables are busy.</summary>
    /// <exception cref="TransactionCanceledException">
    /// A part's condition does not hold; or, see <see cref="IsPassing"/>, the moment does not pass.
    /// </exception>
    public static async Task WriteAsync(IAmazonDynamoDB client, List<TransactWriteItem> parts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        var request = new TransactWriteItemsRequest { TransactItems = parts, ClientRequestToken = NewToken() };
        for (var tries = 0; ; tries++)
        {
            try
            {
                await client.TransactWriteItemsAsync(request, cancellation);
                return;
            }
            catch (TransactionCanceledException busy) when (tries < MaxRetries && IsPassing(busy))
            {
                // Nothing was written, and this is another attempt.
                request.ClientRequestToken = NewToken();
            }
            catch (TransactionInProgressException) when (tries < MaxRetries)
            {
                // The same attempt, whose answer was lost: by the same token it is not made twice.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20 << tries), cancellation);
        }
    }

    /// <summary>Whether it is this part whose condition does not hold; parts count from 0.</summary>
    public static bool Fails(this TransactionCanceledException refused, int part)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return refused.CancellationReasons is { } reasons && reasons.Count > part && reasons[part].Code == ConditionFailed;
    }

    /// <summary>Whether the same write may well succeed a little later. A condition that does not hold will not hold later either.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        TransactionInProgressException => true,
        TransactionCanceledException { CancellationReasons: { } reasons } =>
            reasons.Exists(reason => _passing.Contains(reason.Code)) && reasons.TrueForAll(reason => reason.Code is null or "None" || _passing.Contains(reason.Code)),
        _ => false,
    };

    /// <summary>Whether it is certain that nothing was written. Of most failures it is not: the answer may have been lost, and nothing else.</summary>
    public static bool WroteNothing(Exception? failure) => failure switch
    {
        null => false,
        TransactionCanceledException or AmazonDynamoDBException { ErrorCode: "ValidationException" or "AccessDeniedException" } => true,
        _ => WroteNothing(failure.InnerException),
    };

    private const string ConditionFailed = "ConditionalCheckFailed";

    private static string NewToken() => Guid.NewGuid().ToString();
}
