using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Ends accounts in DynamoDB, by one transaction over two tables.</summary>
/// <param name="client">Made when the first account ends.</param>
/// <param name="users">Name of the Users table.</param>
/// <param name="emails">Name of the Emails table.</param>
public sealed class Erasures(Lazy<IAmazonDynamoDB> client, string users, string emails) : IErasures
{
    // Where it stands in the transaction.
    private const int Address = 0;

    /// <inheritdoc/>
    public async Task EraseAsync(User user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        try
        {
            await Transactions.WriteAsync(client.Value, [ReleaseAddress(user), DeleteUser(user)], cancellation);
        }
        catch (TransactionCanceledException refused) when (refused.Fails(Address))
        {
            // The address is someone else's, so this account has lost it before, and most likely is gone.
            await Transactions.WriteAsync(client.Value, [DeleteUser(user)], cancellation);
        }
    }

    private TransactWriteItem ReleaseAddress(User user) => new()
    {
        Delete = new()
        {
            TableName = emails,
            Key = new() { [EmailAttributes.EmailIndex] = new(user.EmailIndex) },
            ConditionExpression = "attribute_not_exists(userId) OR userId = :user",
            ExpressionAttributeValues = new() { [":user"] = new(user.UserId) },
        },
    };

    private TransactWriteItem DeleteUser(User user) => new()
    {
        Delete = new() { TableName = users, Key = new() { [UserAttributes.UserId] = new(user.UserId) } },
    };
}
