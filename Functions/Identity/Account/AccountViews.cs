using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Accounts and sessions as the API shows them to their owner.</summary>
/// <param name="cipher">Opens the fields.</param>
public sealed class AccountViews(IFieldCipher cipher)
{
    /// <summary>The account.</summary>
    public async Task<AccountView> OfAsync(User user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        using var key = await cipher.OpenAsync(user.UserId, user.DataKey, cancellation);
        return Of(user, key);
    }

    /// <summary>The account, with its key at hand.</summary>
    public static AccountView Of(User user, FieldKey key)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(key);
        return new AccountView(
            user.UserId,
            key.Decrypt(UserFields.Email, user.EmailCipher),
            key.Decrypt(UserFields.DisplayName, user.DisplayNameCipher),
            InOrder(user.Roles),
            user.MfaOn,
            user.MfaOn ? user.RecoveryCodes.Count : null,
            Timestamps.Write(user.CreatedAt));
    }

    /// <summary>A session; <paramref name="current"/> is the id of the one that asks.</summary>
    public static SessionView Of(Session session, string current)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SessionView(
            session.SessionId, Timestamps.Write(session.CreatedAt), Timestamps.Write(session.LastUsedAt), session.Device, session.SessionId == current);
    }

    /// <summary>Roles, the least first: sets have no order of their own.</summary>
    public static IReadOnlyList<string> InOrder(IReadOnlySet<string> roles) => [.. Roles.All.Where(roles.Contains)];
}
