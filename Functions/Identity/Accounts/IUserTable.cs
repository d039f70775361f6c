namespace VideoStack.Functions.Identity.Accounts;

/// <summary>The accounts. Reads are strongly consistent, save lists. <see cref="IRegistrations"/> opens new ones, <see cref="IErasures"/> ends them.</summary>
public interface IUserTable
{
    /// <summary>The account; null when there is none.</summary>
    Task<User?> FindAsync(string userId, CancellationToken cancellation);

    /// <summary>Writes all that may change of an account. <see cref="User.UserId"/>, the time, the address and the key never do.</summary>
    /// <param name="user">The account as it shall be, with the version that it was read with.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>False when someone else has changed or erased it meanwhile: read it again, decide again.</returns>
    Task<bool> UpdateAsync(User user, CancellationToken cancellation);

    /// <summary>One page of all accounts, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<UserPage> ListAsync(int limit, UserPosition? after, CancellationToken cancellation);
}

/// <summary>A page of accounts; without <c>Next</c> it is the last one.</summary>
public sealed record UserPage(IReadOnlyList<User> Users, UserPosition? Next);

/// <summary>A place in the list of all accounts.</summary>
public sealed record UserPosition(DateTimeOffset CreatedAt, string UserId);
