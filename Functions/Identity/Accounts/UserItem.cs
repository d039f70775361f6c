using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Tables;
using Names = VideoStack.Functions.Identity.Accounts.UserAttributes;

namespace VideoStack.Functions.Identity.Accounts;

/// <summary>An account as an item of the table, and back.</summary>
internal static class UserItem
{
    /// <summary>The item of a new account.</summary>
    public static Dictionary<string, AttributeValue> Write(User user)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Names.UserId] = new(user.UserId),
            [Names.Directory] = new(Names.Everyone),
            [Names.CreatedAt] = new(Timestamps.Write(user.CreatedAt)),
            [Names.EmailIndex] = new(user.EmailIndex),
            [Names.DataKey] = Items.Bytes(user.DataKey),
            [Names.EmailCipher] = Items.Bytes(user.EmailCipher),
            [Names.Version] = Items.Number(user.Version),
        };
        foreach (var (name, value) in Mutable(user)) if (value is not null) item[name] = value;
        return item;
    }

    /// <summary>What may change of an account; null for what it does not have.</summary>
    public static Dictionary<string, AttributeValue?> Mutable(User user) => new()
    {
        [Names.DisplayNameCipher] = Items.Bytes(user.DisplayNameCipher),
        [Names.PasswordHash] = new(user.PasswordHash),
        [Names.Roles] = Items.Set(user.Roles),
        [Names.Verified] = Items.Flag(user.Verified),
        [Names.Locked] = Items.Flag(user.Locked),
        [Names.MfaSecretCipher] = user.MfaSecretCipher is { } secret ? Items.Bytes(secret) : null,
        [Names.MfaPending] = user.MfaPending ? Items.Flag(true) : null,
        [Names.MfaLastStep] = user.MfaLastStep is { } step ? Items.Number(step) : null,
        [Names.SessionEpoch] = Items.Number(user.SessionEpoch),
        [Names.KeptSession] = user.KeptSession is { } kept ? new(kept) : null,
        // DynamoDB has no empty sets.
        [Names.RecoveryCodes] = user.RecoveryCodes.Count > 0 ? Items.Set(user.RecoveryCodes) : null,
    };

    public static User Read(Dictionary<string, AttributeValue> item) => new()
    {
        UserId = item.Text(Names.UserId),
        CreatedAt = Timestamps.TryRead(item.Text(Names.CreatedAt), out var created) ? created : throw Items.Broken(Names.CreatedAt),
        EmailIndex = item.Text(Names.EmailIndex),
        DataKey = item.Bytes(Names.DataKey),
        EmailCipher = item.Bytes(Names.EmailCipher),
        DisplayNameCipher = item.Bytes(Names.DisplayNameCipher),
        PasswordHash = item.Text(Names.PasswordHash),
        Roles = item.Set(Names.Roles),
        Verified = item.Flag(Names.Verified),
        Locked = item.Flag(Names.Locked),
        MfaSecretCipher = item.FindBytes(Names.MfaSecretCipher),
        MfaPending = item.Flag(Names.MfaPending),
        MfaLastStep = item.FindNumber(Names.MfaLastStep),
        RecoveryCodes = item.Set(Names.RecoveryCodes),
        SessionEpoch = item.FindNumber(Names.SessionEpoch) ?? 0,
        KeptSession = item.FindText(Names.KeptSession),
        Version = item.FindNumber(Names.Version) ?? throw Items.Broken(Names.Version),
    };
}
