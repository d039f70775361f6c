using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Names = VideoStack.Functions.Identity.Accounts.EmailAttributes;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>The addresses in DynamoDB.</summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the Emails table.</param>
/// <param name="clock">Tells the time.</param>
public sealed class EmailTable(Lazy<IAmazonDynamoDB> client, string tableName, TimeProvider clock) : IEmailTable
{
    // A lost race means that another attempt was counted. It cannot happen often: each time the lock is longer.
    private const int MaxRaces = 10;

    /// <inheritdoc/>
    public async Task<SignInAttempt> ReserveAttemptAsync(string emailIndex, Lockout lockout, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lockout);
        for (var race = 0; race < MaxRaces; race++)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            // The usual case takes this one write: failures are few, and none of them is old.
            var (free, refused) = await TryAsync(Free(emailIndex, lockout, now), cancellation);
            if (free is not null) return free;

            var failures = refused.FindNumber(Names.Failures) ?? 0;
            var lockedUntil = refused.FindNumber(Names.LockedUntil) ?? 0;
            var isForgotten = refused.FindNumber(Names.FailuresUntil) is not { } until || until <= now;
            if (!isForgotten && lockedUntil > now) return new(null, failures, TimeSpan.FromSeconds(lockedUntil - now));

            var next = isForgotten ? 1 : failures + 1;
            // Of several who come when a lock ends, one gets the attempt; the others find the next lock.
            var (won, _) = await TryAsync(Next(emailIndex, lockout, now, next, failures, lockedUntil), cancellation);
            if (won is not null) return won with { Before = isForgotten ? null : lockedUntil };
        }
        return new(null, lockout.Attempts, Lockout.First);
    }

    /// <inheritdoc/>
    public Task GiveBackAsync(string emailIndex, SignInAttempt attempt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var update = new UpdateItemRequest
        {
            TableName = tableName,
            Key = Key(emailIndex),
            UpdateExpression = "SET failures = failures - :one",
            ConditionExpression = "failures >= :one",
            ExpressionAttributeValues = new() { [":one"] = Items.Number(1) },
        };
        if (attempt.Before is { } before)
        {
            // The lock that ended before this attempt stays ended.
            update.UpdateExpression += ", lockedUntil = :before";
            update.ConditionExpression = "failures = :reserved";
            update.ExpressionAttributeValues[":before"] = Items.Number(before);
            update.ExpressionAttributeValues[":reserved"] = Items.Number(attempt.Failures);
        }
        return TryAsync(update, cancellation);
    }

    /// <inheritdoc/>
    public Task ForgiveAsync(string emailIndex, CancellationToken cancellation) => TryAsync(new UpdateItemRequest
    {
        TableName = tableName,
        Key = Key(emailIndex),
        UpdateExpression = "REMOVE failures, lockedUntil, failuresUntil",
        ConditionExpression = "attribute_exists(emailIndex)",
    }, cancellation);

    /// <inheritdoc/>
    public async Task<string?> FindUserAsync(string emailIndex, CancellationToken cancellation)
    {
        var answer = await client.Value.GetItemAsync(
            new GetItemRequest { TableName = tableName, Key = Key(emailIndex), ConsistentRead = true }, cancellation);
        return answer.Item?.FindText(Names.UserId);
    }

    /// <inheritdoc/>
    public async Task<bool> MayMailAsync(string emailIndex, TimeSpan quiet, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (done, _) = await TryAsync(new UpdateItemRequest
        {
            TableName = tableName,
            Key = Key(emailIndex),
            UpdateExpression = "SET quietUntil = :until",
            ConditionExpression = "attribute_exists(userId) AND (attribute_not_exists(quietUntil) OR quietUntil <= :now)",
            ExpressionAttributeValues = new() { [":until"] = Items.Seconds(now + quiet), [":now"] = Items.Seconds(now) },
        }, cancellation);
        return done is not null;
    }

    private UpdateItemRequest Free(string emailIndex, Lockout lockout, long now)
    {
        // The write cannot know which failure it is, so it notes the lock that the last free one begins; before that nobody heeds it.
        var update = Count(emailIndex, now, now + Seconds(Lockout.First));
        update.UpdateExpression += ", failures = if_not_exists(failures, :zero) + :one";
        update.ConditionExpression = "attribute_not_exists(failures) OR (failures < :free AND failuresUntil > :now)";
        update.ExpressionAttributeValues[":zero"] = Items.Number(0);
        update.ExpressionAttributeValues[":one"] = Items.Number(1);
        update.ExpressionAttributeValues[":free"] = Items.Number(lockout.Attempts);
        update.ExpressionAttributeValues[":now"] = Items.Number(now);
        return update;
    }

    private UpdateItemRequest Next(string emailIndex, Lockout lockout, long now, long next, long failures, long lockedUntil)
    {
        var update = Count(emailIndex, now, now + Math.Max(Seconds(Lockout.First), Seconds(lockout.After(next))));
        update.UpdateExpression += ", failures = :next";
        update.ConditionExpression = "failures = :failures AND lockedUntil = :until";
        update.ExpressionAttributeValues[":next"] = Items.Number(next);
        update.ExpressionAttributeValues[":failures"] = Items.Number(failures);
        update.ExpressionAttributeValues[":until"] = Items.Number(lockedUntil);
        return update;
    }

    private UpdateItemRequest Count(string emailIndex, long now, long lockedUntil) => new()
    {
        TableName = tableName,
        Key = Key(emailIndex),
        UpdateExpression = "SET lockedUntil = :lock, failuresUntil = :memory, expiresAt = if_not_exists(keepUntil, :memory)",
        ExpressionAttributeValues = new() { [":lock"] = Items.Number(lockedUntil), [":memory"] = Items.Number(now + Seconds(Lockout.Memory)) },
        ReturnValues = ReturnValue.ALL_NEW,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    // The attempt, or the item as it stood in the way.
    private async Task<(SignInAttempt? Attempt, Dictionary<string, AttributeValue> Refused)> TryAsync(UpdateItemRequest update, CancellationToken cancellation)
    {
        try
        {
            var item = (await client.Value.UpdateItemAsync(update, cancellation)).Attributes ?? [];
            return (new SignInAttempt(item.FindText(Names.UserId), item.FindNumber(Names.Failures) ?? 0), item);
        }
        catch (ConditionalCheckFailedException refused)
        {
            return (null, refused.Item ?? []);
        }
    }

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;

    private static Dictionary<string, AttributeValue> Key(string emailIndex) => new() { [Names.EmailIndex] = new(emailIndex) };
}
