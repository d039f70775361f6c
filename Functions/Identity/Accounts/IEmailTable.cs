namespace VideoStack.Functions.Identity.Accounts;

/// <summary>
/// The addresses by their keyed hash: which account has claimed each, and how many sign-ins have failed. Failures are counted for
/// addresses without an account too, by the same writes, so that nothing tells the ones from the others.
/// </summary>
public interface IEmailTable
{
    /// <summary>Counts an attempt as failed before it is made, unless the address is locked: attempts at the same moment cannot get past the limit.</summary>
    /// <param name="emailIndex">The address.</param>
    /// <param name="lockout">When it locks, and for how long.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<SignInAttempt> ReserveAttemptAsync(string emailIndex, Lockout lockout, CancellationToken cancellation);

    /// <summary>Takes one attempt back: it neither failed nor succeeded. A lock that it began ends with it.</summary>
    Task GiveBackAsync(string emailIndex, SignInAttempt attempt, CancellationToken cancellation);

    /// <summary>Forgets the failures and lifts the lock: after a sign-in, a new password by mail, or by an administrator.</summary>
    Task ForgiveAsync(string emailIndex, CancellationToken cancellation);

    /// <summary>The account of an address; null when none has claimed it.</summary>
    Task<string?> FindUserAsync(string emailIndex, CancellationToken cancellation);

    /// <summary>Asks whether a link may be mailed to the address, and if so, begins a time in which none may: nobody can flood a mailbox.</summary>
    /// <param name="emailIndex">An address that an account has claimed.</param>
    /// <param name="quiet">How long that time is.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>False within that time, and when no account has the address any more.</returns>
    Task<bool> MayMailAsync(string emailIndex, TimeSpan quiet, CancellationToken cancellation);
}

/// <summary>An attempt to sign in, or why none may be made now.</summary>
/// <param name="UserId">The account that has claimed the address; null for none, and while it is locked.</param>
/// <param name="Failures">Failed attempts in a row, this one included.</param>
/// <param name="LockedFor">How long the address is locked yet; null when this attempt may be made.</param>
/// <param name="Before">When the lock before this attempt ended, in seconds since 1970; null when there was none.</param>
public sealed record SignInAttempt(string? UserId, long Failures, TimeSpan? LockedFor = null, long? Before = null);
