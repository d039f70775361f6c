using System.Globalization;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>
/// Changes of the Usage table: what each owner stores, and what encoding for them costs in a month. Each is a part of a transaction
/// with the change of the film that causes it, so a sum counts every film exactly once, whatever is tried again.
/// </summary>
/// <remarks>Items are (ownerId, period): the period <c>storage</c> has <c>bytes</c>, a month such as <c>2026-11</c> has <c>microUsd</c>.</remarks>
public static class UsageParts
{
    // What is spent is of interest for as long as two years can be compared month by month.
    private static readonly TimeSpan _monthsKept = TimeSpan.FromDays(400);

    private const string OwnerId = "ownerId";
    private const string Period = "period";
    private const string StoragePeriod = "storage";
    private const string Bytes = "bytes";
    private const string MicroUsd = "microUsd";
    private const string ExpiresAt = "expiresAt";

    /// <summary>Adds to what someone stores.</summary>
    /// <param name="table">Name of the Usage table.</param>
    /// <param name="ownerId">Whose it is.</param>
    /// <param name="bytes">How much more.</param>
    /// <param name="limit">The most that it may come to, in bytes; null for any amount.</param>
    public static TransactWriteItem Store(string table, string ownerId, long bytes, long? limit) =>
        Grow(table, ownerId, StoragePeriod, Bytes, bytes, limit);

    /// <summary>Takes from what someone stores.</summary>
    /// <param name="table">Name of the Usage table.</param>
    /// <param name="ownerId">Whose it was.</param>
    /// <param name="bytes">How much less: as much as <see cref="Store"/> has added.</param>
    public static TransactWriteItem GiveBack(string table, string ownerId, long bytes) =>
        Grow(table, ownerId, StoragePeriod, Bytes, -bytes, limit: null);

    /// <summary>Adds to what someone's films cost in a month.</summary>
    /// <param name="table">Name of the Usage table.</param>
    /// <param name="ownerId">Whose films.</param>
    /// <param name="now">A time within the month; months are UTC's.</param>
    /// <param name="microUsd">How much more, in millionths of a US dollar.</param>
    /// <param name="limit">The most that it may come to in the month; null for any amount.</param>
    public static TransactWriteItem Spend(string table, string ownerId, DateTimeOffset now, long microUsd, long? limit)
    {
        var part = Grow(table, ownerId, Month(now), MicroUsd, microUsd, limit);
        part.Update.UpdateExpression += " SET #expiresAt = :expiresAt";
        part.Update.ExpressionAttributeNames["#expiresAt"] = ExpiresAt;
        part.Update.ExpressionAttributeValues[":expiresAt"] = VideoItem.Number((now + _monthsKept).ToUnixTimeSeconds());
        return part;
    }

    /// <summary>Takes from what someone's films cost in a month.</summary>
    /// <param name="table">Name of the Usage table.</param>
    /// <param name="ownerId">Whose films.</param>
    /// <param name="reservation">What <see cref="Spend"/> has added.</param>
    public static TransactWriteItem Refund(string table, string ownerId, Reservation reservation)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return Grow(table, ownerId, reservation.Period, MicroUsd, -reservation.MicroUsd, limit: null);
    }

    /// <summary>The name of the month (UTC) that a time lies in.</summary>
    public static string Month(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>How much was left under the limit that refused <see cref="Store"/>, in bytes.</summary>
    /// <param name="refusal">The reason that the transaction gives for this part.</param>
    /// <param name="limit">The limit.</param>
    public static long StorageLeft(CancellationReason refusal, long limit) => Left(refusal, Bytes, limit);

    /// <summary>How much was left under the limit that refused <see cref="Spend"/>, in millionths of a US dollar.</summary>
    /// <param name="refusal">The reason that the transaction gives for this part.</param>
    /// <param name="limit">The limit.</param>
    public static long BudgetLeft(CancellationReason refusal, long limit) => Left(refusal, MicroUsd, limit);

    private static TransactWriteItem Grow(string table, string ownerId, string period, string sum, long by, long? limit)
    {
        var update = new Update
        {
            TableName = table,
            Key = new() { [OwnerId] = new(ownerId), [Period] = new(period) },
            UpdateExpression = "ADD #sum :by",
            ExpressionAttributeNames = new() { ["#sum"] = sum },
            ExpressionAttributeValues = new() { [":by"] = VideoItem.Number(by) },
        };
        if (limit is { } most)
        {
            var room = most - by;
            // Without an item nothing is used yet; that must not let something pass that is too large alone.
            update.ConditionExpression = room >= 0 ? "attribute_not_exists(#sum) OR #sum <= :room" : "#sum <= :room";
            update.ExpressionAttributeValues[":room"] = VideoItem.Number(room);
            // So a refusal can tell what is left, without another question.
            update.ReturnValuesOnConditionCheckFailure = Amazon.DynamoDBv2.ReturnValuesOnConditionCheckFailure.ALL_OLD;
        }
        return new() { Update = update };
    }

    private static long Left(CancellationReason refusal, string sum, long limit)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var used = refusal.Item?.GetValueOrDefault(sum)?.N is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : 0;
        return Math.Max(0, limit - used);
    }
}
