using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>
/// Asks for the password once more before a step that cannot be undone. Wrong ones count as failed sign-ins of the address: whoever
/// has stolen an access token cannot try passwords with it where the lockout does not see them.
/// </summary>
/// <param name="emails">Counts the failures.</param>
/// <param name="passwords">Knows a right one.</param>
/// <param name="lockout">When an address locks.</param>
/// <param name="events">What alarms count.</param>
public sealed class PasswordProof(IEmailTable emails, Passwords passwords, Lockout lockout, ISecurityEvents events)
{
    /// <summary>Why the step is refused; null when the password is right.</summary>
    /// <param name="user">Whose password.</param>
    /// <param name="password">As given.</param>
    /// <param name="field">Its name in the body.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<ApiResult?> RefusalAsync(User user, string? password, string field, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (string.IsNullOrEmpty(password)) return ApiResult.Refused(Problem.Invalid(FieldErrors.Of(field, "Give your password.")));

        var attempt = await emails.ReserveAttemptAsync(user.EmailIndex, lockout, cancellation);
        if (attempt.LockedFor is { } left) return ApiResult.Refused(Problem.Locked) with { RetryAfter = left };
        if (passwords.Verify(user.PasswordHash, password))
        {
            await emails.ForgiveAsync(user.EmailIndex, cancellation);
            return null;
        }
        events.Note(SecurityEvents.FailedLogin);
        if (lockout.After(attempt.Failures) > TimeSpan.Zero) events.Note(SecurityEvents.Lockout);
        return ApiResult.Refused(Problem.WrongPassword);
    }
}
