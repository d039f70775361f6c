namespace VideoStack.Functions.Identity.Accounts;

/// <summary>What follows from the promises of <see cref="IUserTable"/>.</summary>
public static class UserTableExtensions
{
    /// <summary>Changes an account, from what it is at the moment of the write.</summary>
    /// <param name="users">The accounts.</param>
    /// <param name="user">The account as it was read.</param>
    /// <param name="change">
    /// The account as it shall be; null to leave it. Asked again, of the account as it then is, when someone else was faster: it must
    /// decide everything that the change rests on.
    /// </param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The account as written; null when it was left, or is gone.</returns>
    public static async Task<User?> ChangeAsync(this IUserTable users, User user, Func<User, User?> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(change);
        for (var current = user; current is not null; current = await users.FindAsync(user.UserId, cancellation))
        {
            if (change(current) is not { } changed) return null;
            if (await users.UpdateAsync(changed, cancellation)) return changed;
        }
        return null;
    }
}
