using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Access;
using Names = VideoStack.Functions.Identity.Accounts.UserAttributes;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>The administrators in DynamoDB.</summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the Users table.</param>
public sealed class Administrators(Lazy<IAmazonDynamoDB> client, string tableName) : IAdministrators
{
    // Pages of 1 MiB, about a thousand accounts each, the oldest first: administrators are among them. Beyond, another one has to be asked.
    private const int MaxPages = 10;

    private const string IsAdministrator = "contains(#roles, :admin) AND #locked = :no AND #verified = :yes";

    /// <inheritdoc/>
    public async Task<string?> FindOtherAsync(string userId, CancellationToken cancellation)
    {
        Dictionary<string, AttributeValue>? after = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var answer = await client.Value.QueryAsync(new QueryRequest
            {
                TableName = tableName,
                IndexName = Names.DirectoryIndex,
                KeyConditionExpression = "#directory = :everyone",
                FilterExpression = $"{IsAdministrator} AND #userId <> :this",
                ProjectionExpression = "#userId",
                ExpressionAttributeNames = new(RoleNames()) { ["#directory"] = Names.Directory, ["#userId"] = Names.UserId },
                ExpressionAttributeValues = new(RoleValues()) { [":everyone"] = new(Names.Everyone), [":this"] = new(userId) },
                ExclusiveStartKey = after,
            }, cancellation);
            if (answer.Items is [var found, ..]) return found.Text(Names.UserId);
            if (answer.LastEvaluatedKey is not { Count: > 0 } next) return null;
            after = next;
        }
        return null;
    }

    /// <inheritdoc/>
    public async Task<bool> UpdateWhileAsync(User user, string other, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        try
        {
            await client.Value.TransactWriteItemsAsync(
                new TransactWriteItemsRequest { TransactItems = [new() { Update = Change(user) }, new() { ConditionCheck = StillThere(other) }] }, cancellation);
            return true;
        }
        catch (TransactionCanceledException cancelled) when (cancelled.CancellationReasons.All(reason => reason.Code is null or "None" or "ConditionalCheckFailed" or "TransactionConflict"))
        {
            return false;
        }
    }

    private Update Change(User user) => new()
    {
        TableName = tableName,
        Key = Key(user.UserId),
        UpdateExpression = "SET #roles = :roles, #locked = :locked, #version = :next",
        ConditionExpression = "#version = :expected",
        ExpressionAttributeNames = new() { ["#roles"] = Names.Roles, ["#locked"] = Names.Locked, ["#version"] = Names.Version },
        ExpressionAttributeValues = new()
        {
            [":roles"] = Items.Set(user.Roles),
            [":locked"] = Items.Flag(user.Locked),
            [":next"] = Items.Number(user.Version + 1),
            [":expected"] = Items.Number(user.Version),
        },
    };

    private ConditionCheck StillThere(string userId) => new()
    {
        TableName = tableName,
        Key = Key(userId),
        ConditionExpression = IsAdministrator,
        ExpressionAttributeNames = RoleNames(),
        ExpressionAttributeValues = RoleValues(),
    };

    private static Dictionary<string, string> RoleNames() => new() { ["#roles"] = Names.Roles, ["#locked"] = Names.Locked, ["#verified"] = Names.Verified };

    private static Dictionary<string, AttributeValue> RoleValues() =>
        new() { [":admin"] = new(Roles.Admin), [":no"] = Items.Flag(false), [":yes"] = Items.Flag(true) };

    private static Dictionary<string, AttributeValue> Key(string userId) => new() { [Names.UserId] = new(userId) };
}
