using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Tables;
using Names = VideoStack.Functions.Identity.Accounts.UserAttributes;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>The accounts in DynamoDB.</summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the Users table.</param>
public sealed class UserTable(Lazy<IAmazonDynamoDB> client, string tableName) : IUserTable
{
    /// <inheritdoc/>
    public async Task<User?> FindAsync(string userId, CancellationToken cancellation)
    {
        var answer = await client.Value.GetItemAsync(
            new GetItemRequest { TableName = tableName, Key = Key(userId), ConsistentRead = true }, cancellation);
        return answer.Item is { Count: > 0 } item ? UserItem.Read(item) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> UpdateAsync(User user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        var attributes = UserItem.Mutable(user);
        attributes[Names.Version] = Items.Number(user.Version + 1);
        var set = attributes.Where(attribute => attribute.Value is not null).Select(attribute => $"#{attribute.Key} = :{attribute.Key}");
        var remove = attributes.Where(attribute => attribute.Value is null).Select(attribute => $"#{attribute.Key}").ToList();
        var values = attributes.Where(attribute => attribute.Value is not null).ToDictionary(attribute => $":{attribute.Key}", attribute => attribute.Value!);
        values[":expected"] = Items.Number(user.Version);
        try
        {
            await client.Value.UpdateItemAsync(new UpdateItemRequest
            {
                TableName = tableName,
                Key = Key(user.UserId),
                UpdateExpression = $"SET {string.Join(", ", set)}" + (remove.Count > 0 ? $" REMOVE {string.Join(", ", remove)}" : ""),
                // An erased account has no version: it does not come back.
                ConditionExpression = $"#{Names.Version} = :expected",
                ExpressionAttributeNames = attributes.Keys.ToDictionary(name => $"#{name}"),
                ExpressionAttributeValues = values,
            }, cancellation);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<UserPage> ListAsync(int limit, UserPosition? after, CancellationToken cancellation)
    {
        var answer = await client.Value.QueryAsync(new QueryRequest
        {
            TableName = tableName,
            IndexName = Names.DirectoryIndex,
            KeyConditionExpression = "#directory = :everyone",
            ExpressionAttributeNames = new() { ["#directory"] = Names.Directory },
            ExpressionAttributeValues = new() { [":everyone"] = new(Names.Everyone) },
            ScanIndexForward = false,
            Limit = limit,
            ExclusiveStartKey = after is null ? null : new()
            {
                [Names.Directory] = new(Names.Everyone),
                [Names.CreatedAt] = new(Timestamps.Write(after.CreatedAt)),
                [Names.UserId] = new(after.UserId),
            },
        }, cancellation);
        var users = answer.Items?.ConvertAll(UserItem.Read) ?? [];
        var next = answer.LastEvaluatedKey is { Count: > 0 } && users is [.., var last] ? new UserPosition(last.CreatedAt, last.UserId) : null;
        return new UserPage(users, next);
    }

    private static Dictionary<string, AttributeValue> Key(string userId) => new() { [Names.UserId] = new(userId) };
}
