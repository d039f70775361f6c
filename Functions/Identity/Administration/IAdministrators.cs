using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>
/// Sees to it that the platform always has an administrator. What makes an account one is taken away only together with proof, in the
/// same transaction, that another one is left: two administrators who take it from each other at the same moment cannot both succeed.
/// </summary>
public interface IAdministrators
{
    /// <summary>Some administrator other than this account, as far as the directory knows; null when it knows none.</summary>
    Task<string?> FindOtherAsync(string userId, CancellationToken cancellation);

    /// <summary>Writes roles and lock of an account, if it is unchanged and the other account is an administrator now.</summary>
    /// <param name="user">The account as it shall be, with the version that it was read with.</param>
    /// <param name="other">The account that stays an administrator.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>False when either is no more as it was: look again, decide again.</returns>
    Task<bool> UpdateWhileAsync(User user, string other, CancellationToken cancellation);
}

/// <summary>Who is an administrator.</summary>
public static class AdministratorExtensions
{
    /// <summary>Whether the account can look after the platform now: the role alone does not help whoever is locked out.</summary>
    public static bool IsAdministrator(this User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user is { Locked: false, Verified: true } && user.Roles.Contains(Roles.Admin);
    }
}
