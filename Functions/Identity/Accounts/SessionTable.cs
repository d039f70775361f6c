using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using Names = VideoStack.Functions.Identity.Accounts.SessionAttributes;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>
/// The sessions in DynamoDB. Each session is one item that names its current token; each token ever given out is one more, which
/// leads to its session. So a session ends by one delete, however its tokens change meanwhile, and an old token is known as one.
/// </summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the Sessions table.</param>
/// <param name="clock">Tells the time.</param>
public sealed class SessionTable(Lazy<IAmazonDynamoDB> client, string tableName, TimeProvider clock) : ISessionTable
{
    // Longer than a page takes to load again, shorter than a stolen token takes to be found.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task StartAsync(Session session, string token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(session);
        var hash = RandomToken.Hash(token);
        await PutTokenAsync(hash, session.SessionId, session.ExpiresAt, cancellation);
        await client.Value.PutItemAsync(new PutItemRequest { TableName = tableName, Item = SessionItem.Write(session, hash) }, cancellation);
    }

    /// <inheritdoc/>
    public async Task<TokenUse?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = RandomToken.Hash(token);
        if ((await FindItemAsync(hash, cancellation))?.FindText(Names.SessionId) is not { } sessionId) return null;
        if (await FindItemAsync(SessionItem.KeyOf(sessionId), cancellation) is not { } item) return null;
        var session = SessionItem.Read(item);
        // DynamoDB drops expired items within days, not at once.
        if (session.ExpiresAt <= clock.GetUtcNow()) return null;
        var current = item.Text(Names.Current);
        return new TokenUse(session, Standing(item, hash, current), current, hash);
    }

    /// <inheritdoc/>
    public async Task<bool> RotateAsync(TokenUse use, string next, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(use);
        if (use.Standing == TokenStanding.Spent) throw new ArgumentException("A spent token is replaced by none.", nameof(use));
        var now = clock.GetUtcNow();
        var hash = RandomToken.Hash(next);
        // First, so that the session never names a token that does not lead back to it.
        await PutTokenAsync(hash, use.Session.SessionId, now + Session.Lifetime, cancellation);
        var update = new UpdateItemRequest
        {
            TableName = tableName,
            Key = Key(SessionItem.KeyOf(use.Session.SessionId)),
            UpdateExpression = "SET #current = :next, lastUsedAt = :now, expiresAt = :expires",
            ConditionExpression = "#current = :current",
            ExpressionAttributeNames = new() { ["#current"] = Names.Current },
            ExpressionAttributeValues = new()
            {
                [":next"] = new(hash),
                [":current"] = new(use.CurrentHash),
                [":now"] = new(Timestamps.Write(now)),
                [":expires"] = Items.Seconds(now + Session.Lifetime),
            },
        };
        // Who uses the grace does not prolong it: the token before, and the time of its replacement, stay.
        if (use.Standing == TokenStanding.Current) update.UpdateExpression += ", previous = :current, rotatedAt = :now";
        return await HoldsAsync(() => client.Value.UpdateItemAsync(update, cancellation));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Session>> ListAsync(string userId, CancellationToken cancellation)
    {
        var sessions = new List<Session>();
        Dictionary<string, AttributeValue>? after = null;
        do
        {
            var answer = await client.Value.QueryAsync(new QueryRequest
            {
                TableName = tableName,
                IndexName = Names.UserIndex,
                KeyConditionExpression = "userId = :user",
                ExpressionAttributeValues = new() { [":user"] = new(userId) },
                ScanIndexForward = false,
                ExclusiveStartKey = after,
            }, cancellation);
            sessions.AddRange((answer.Items ?? []).Select(SessionItem.Read));
            after = answer.LastEvaluatedKey;
        }
        while (after is { Count: > 0 });
        var now = clock.GetUtcNow();
        return sessions.FindAll(session => session.ExpiresAt > now);
    }

    /// <inheritdoc/>
    public async Task<bool> RevokeAsync(string userId, string sessionId, CancellationToken cancellation) =>
        VideoIds.IsValid(sessionId) && await HoldsAsync(() => client.Value.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = tableName,
            Key = Key(SessionItem.KeyOf(sessionId)),
            ConditionExpression = "userId = :user",
            ExpressionAttributeValues = new() { [":user"] = new(userId) },
        }, cancellation));

    private TokenStanding Standing(Dictionary<string, AttributeValue> item, string hash, string current)
    {
        if (hash == current) return TokenStanding.Current;
        return hash == item.FindText(Names.Previous)
            && Timestamps.TryRead(item.FindText(Names.RotatedAt), out var rotated) && clock.GetUtcNow() - rotated <= _grace
                ? TokenStanding.JustReplaced
                : TokenStanding.Spent;
    }

    private async Task PutTokenAsync(string hash, string sessionId, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        var item = Key(hash);
        item[Names.SessionId] = new(sessionId);
        item[Names.ExpiresAt] = Items.Seconds(expiresAt);
        await client.Value.PutItemAsync(new PutItemRequest { TableName = tableName, Item = item }, cancellation);
    }

    private async Task<Dictionary<string, AttributeValue>?> FindItemAsync(string key, CancellationToken cancellation)
    {
        var answer = await client.Value.GetItemAsync(new GetItemRequest { TableName = tableName, Key = Key(key), ConsistentRead = true }, cancellation);
        return answer.Item is { Count: > 0 } item ? item : null;
    }

    private static async Task<bool> HoldsAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private static Dictionary<string, AttributeValue> Key(string key) => new() { [Names.TokenHash] = new(key) };
}
