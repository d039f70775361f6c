using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Opens accounts in DynamoDB, by one transaction over three tables.</summary>
/// <param name="client">Made when the first account is opened.</param>
/// <param name="users">Name of the Users table.</param>
/// <param name="emails">Name of the Emails table.</param>
/// <param name="mailTokens">Name of the MailTokens table.</param>
/// <param name="clock">Tells the time.</param>
public sealed class Registrations(Lazy<IAmazonDynamoDB> client, string users, string emails, string mailTokens, TimeProvider clock) : IRegistrations
{
    private const int MaxConflicts = 5;
    private const string ConditionFailed = "ConditionalCheckFailed";

    // Where each part stands in the transaction, and the reason why it was refused in the answer.
    private const int Claim = 0;
    private const int Invitation = 2;

    /// <inheritdoc/>
    public async Task<RegistrationOutcome> OpenAsync(User user, string? invitation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        var request = new TransactWriteItemsRequest { TransactItems = [ClaimAddress(user), PutUser(user)] };
        if (invitation is not null) request.TransactItems.Add(UseInvitation(invitation, user.EmailIndex));
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                await client.Value.TransactWriteItemsAsync(request, cancellation);
                return RegistrationOutcome.Opened;
            }
            catch (TransactionCanceledException refused) when (Fails(refused, Claim))
            {
                return RegistrationOutcome.AddressTaken;
            }
            catch (TransactionCanceledException refused) when (Fails(refused, Invitation))
            {
                return RegistrationOutcome.InvitationUsed;
            }
            catch (TransactionCanceledException conflict) when (conflicts < MaxConflicts && conflict.CancellationReasons?.Exists(reason => reason.Code == "TransactionConflict") == true)
            {
                // Someone else writes to the same address at this moment. Who was first shows when that is over.
                await Task.Delay(TimeSpan.FromMilliseconds(20 << conflicts), cancellation);
            }
        }
    }

    private TransactWriteItem ClaimAddress(User user) => new()
    {
        Update = new()
        {
            TableName = emails,
            Key = new() { [EmailAttributes.EmailIndex] = new(user.EmailIndex) },
            // Failures that were counted before there was an account stay: a new account lifts no lock.
            UpdateExpression = "SET userId = :user, keepUntil = :forever REMOVE expiresAt",
            ConditionExpression = "attribute_not_exists(userId)",
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

    private static bool Fails(TransactionCanceledException refused, int part) =>
        refused.CancellationReasons is { } reasons && reasons.Count > part && reasons[part].Code == ConditionFailed;
}
