using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>Accounts as administrators see them.</summary>
/// <param name="cipher">Opens the fields.</param>
public sealed class UserViews(IFieldCipher cipher)
{
    /// <summary>One account.</summary>
    public async Task<UserView> OfAsync(User user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        using var key = await cipher.OpenAsync(user.UserId, user.DataKey, cancellation);
        return new UserView(
            user.UserId,
            key.Decrypt(UserFields.Email, user.EmailCipher),
            key.Decrypt(UserFields.DisplayName, user.DisplayNameCipher),
            AccountViews.InOrder(user.Roles),
            user.Locked,
            user.Verified,
            user.MfaOn,
            Timestamps.Write(user.CreatedAt));
    }
}
