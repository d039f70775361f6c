using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Opens accounts in DynamoDB, by one transaction over three tables.</summary>
/// <param name="client">Made when the first account is opened.</param>
/// <param name="users">Name of the Users table.</param>
/// <param name="emails">Name of the Emails table.</param>
/// <param name="mailTokens">Name of the MailTokens table.</param>
/// <param name="clock">Tells the time.</param>
public sealed class Registrations(Lazy<IAmazonDynamoDB> client, string users, string emails, string mailTokens, TimeProvider clock) : IRegistrations
{
    // Where each part stands in the transaction, and the reason why it was refused in the answer.
    private const int Claim = 0;
    private const int Invitation = 2;

    private const string IsFree = "attribute_not_exists(userId)";
    private const string Never = IsFree + " AND attribute_exists(userId)";

    /// <inheritdoc/>
    public Task<RegistrationOutcome> OpenAsync(User user, string? invitation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        List<TransactWriteItem> parts = [ClaimAddress(user, IsFree), PutUser(user)];
        if (invitation is not null) parts.Add(UseInvitation(invitation, user.EmailIndex));
        return WriteAsync(parts, cancellation);
    }

    /// <inheritdoc/>
    public Task RehearseAsync(User user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        return WriteAsync([ClaimAddress(user, Never), PutUser(user)], cancellation);
    }

    private async Task<RegistrationOutcome> WriteAsync(List<TransactWriteItem> parts, CancellationToken cancellation)
    {
        try
        {
            await Transactions.WriteAsync(client.Value, parts, cancellation);
            return RegistrationOutcome.Opened;
        }
        catch (TransactionCanceledException refused) when (refused.Fails(Claim))
        {
            return RegistrationOutcome.AddressTaken;
        }
        catch (TransactionCanceledException refused) when (refused.Fails(Invitation))
        {
            return RegistrationOutcome.InvitationUsed;
        }
    }

    private TransactWriteItem ClaimAddress(User user, string condition) => new()
    {
        Update = new()
        {
            TableName = emails,
            Key = new() { [EmailAttributes.EmailIndex] = new(user.EmailIndex) },
            // Failures that were counted before there was an account stay: a new account lifts no lock.
            UpdateExpression = "SET userId = :user, keepUntil = :forever REMOVE expiresAt",
            ConditionExpression = condition,
            ExpressionAttributeValues = new() { [":user"] = new(user.UserId), [":forever"] = Items.Number(EmailAttributes.Forever) },
        },
    };

    private TransactWriteItem PutUser(User user) => new()
    {
        Put = new() { TableName = users, Item = UserItem.Write(user), ConditionExpression = "attribute_not_exists(userId)" },
    };

    private TransactWriteItem UseInvitation(string token, string emailIndex)
    {
        var values = MailTokenTable.ValidValues(MailPurpose.Invite, clock.GetUtcNow());
        values[":address"] = new(emailIndex);
        return new()
        {
            Delete = new()
            {
                TableName = mailTokens,
                Key = MailTokenTable.Key(token),
                ConditionExpression = MailTokenTable.IsValid + " AND emailIndex = :address",
                ExpressionAttributeValues = values,
            },
        };
    }
}
