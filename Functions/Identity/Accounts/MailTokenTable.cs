using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Identity.Crypto;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>What mailed links carry, in DynamoDB.</summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the MailTokens table.</param>
/// <param name="clock">Tells the time.</param>
public sealed class MailTokenTable(Lazy<IAmazonDynamoDB> client, string tableName, TimeProvider clock) : IMailTokenTable
{
    private const string TokenHash = "tokenHash";

    /// <summary>What an unused, unexpired token of a purpose looks like.</summary>
    internal const string IsValid = "purpose = :purpose AND expiresAt > :now";

    /// <inheritdoc/>
    public Task AddAsync(string token, MailToken meaning, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        var item = Key(token);
        item["purpose"] = new(Name(meaning.Purpose));
        item["expiresAt"] = Items.Seconds(meaning.ExpiresAt);
        if (meaning.UserId is { } userId) item["userId"] = new(userId);
        if (meaning.EmailIndex is { } emailIndex) item["emailIndex"] = new(emailIndex);
        if (meaning.Roles is { Count: > 0 } roles) item["roles"] = Items.Set(roles);
        if (meaning.InvitedBy is { } inviter) item["invitedBy"] = new(inviter);
        if (meaning.Epoch is { } epoch) item["epoch"] = Items.Number(epoch);
        return client.Value.PutItemAsync(new PutItemRequest { TableName = tableName, Item = item }, cancellation);
    }

    /// <inheritdoc/>
    public async Task<MailToken?> FindAsync(string token, MailPurpose purpose, CancellationToken cancellation)
    {
        var answer = await client.Value.GetItemAsync(
            new GetItemRequest { TableName = tableName, Key = Key(token), ConsistentRead = true }, cancellation);
        return answer.Item is { Count: > 0 } item && item.Text("purpose") == Name(purpose) && Read(item, purpose) is var meaning
            && meaning.ExpiresAt > clock.GetUtcNow()
                ? meaning
                : null;
    }

    /// <inheritdoc/>
    public async Task<MailToken?> TakeAsync(string token, MailPurpose purpose, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.Value.DeleteItemAsync(new DeleteItemRequest
            {
                TableName = tableName,
                Key = Key(token),
                ConditionExpression = IsValid,
                ExpressionAttributeValues = ValidValues(purpose, clock.GetUtcNow()),
                ReturnValues = ReturnValue.ALL_OLD,
            }, cancellation);
            return Read(answer.Attributes, purpose);
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    /// <summary>The item of a token.</summary>
    internal static Dictionary<string, AttributeValue> Key(string token) => new() { [TokenHash] = new(RandomToken.Hash(token)) };

    /// <summary>What <see cref="IsValid"/> asks for.</summary>
    internal static Dictionary<string, AttributeValue> ValidValues(MailPurpose purpose, DateTimeOffset now) =>
        new() { [":purpose"] = new(Name(purpose)), [":now"] = Items.Seconds(now) };

    private static MailToken Read(Dictionary<string, AttributeValue> item, MailPurpose purpose) => new(
        purpose,
        item.FindSeconds("expiresAt") ?? throw Items.Broken("expiresAt"),
        item.FindText("userId"),
        item.FindText("emailIndex"),
        item.Set("roles") is { Count: > 0 } roles ? roles : null,
        item.FindText("invitedBy"),
        item.FindNumber("epoch"));

    private static string Name(MailPurpose purpose) => purpose switch
    {
        MailPurpose.Verify => "verify",
        MailPurpose.Reset => "reset",
        _ => "invite",
    };
}
