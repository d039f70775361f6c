using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Identity.MailLinks;

/// <summary>What follows when a person has shown, by a mailed token, that an address is theirs.</summary>
/// <param name="cipher">Opens the address.</param>
/// <param name="firstAdministrator">Whom the operator has named.</param>
public sealed class Confirmation(IFieldCipher cipher, IFirstAdministrator firstAdministrator)
{
    /// <summary>The change to an account whose address is confirmed.</summary>
    public async Task<Func<User, User>> OfAsync(User user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        using var key = await cipher.OpenAsync(user.UserId, user.DataKey, cancellation);
        return await firstAdministrator.IsAsync(key.Decrypt(UserFields.Email, user.EmailCipher), cancellation)
            ? current => current with { Verified = true, Roles = current.Roles.Append(Roles.Admin).ToHashSet(StringComparer.Ordinal) }
            : current => current with { Verified = true };
    }
}
