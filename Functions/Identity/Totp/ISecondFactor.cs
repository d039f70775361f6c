using VideoStack.Functions.Identity.Accounts;

namespace VideoStack.Functions.Identity.Totp;

/// <summary>Asks for what only the owner of the account has beside the password.</summary>
public interface ISecondFactor
{
    /// <summary>Uses up a code of the authenticator app, or a recovery code.</summary>
    /// <param name="user">An account whose second factor is on.</param>
    /// <param name="code">As given.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The account without that code, to be written with <see cref="IUserTable.UpdateAsync"/>: the code counts only if
    /// the write does. Null when it is no code of this account, or used up.</returns>
    Task<User?> SpendAsync(User user, string code, CancellationToken cancellation);
}
