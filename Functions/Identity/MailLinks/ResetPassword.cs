using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.MailLinks;

/// <summary>
/// Sets a new password with a mailed token, and ends all sessions. Who has the mail also has the address: it counts as confirmed, and
/// failed sign-ins are forgotten. A second factor stays on, and so does an administrator's lock. With a second factor on, failures are
/// not forgotten: who has got into somebody's mailbox would try another few codes after each mail. The token is worth nothing any more
/// once the password has changed in another way: whoever asked for it before is out too.
/// </summary>
/// <param name="tokens">The mailed tokens.</param>
/// <param name="users">The accounts.</param>
/// <param name="emails">Counts failed sign-ins.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="passwords">Hashes the new password.</param>
/// <param name="cipher">Opens the address, which a password must not contain.</param>
/// <param name="confirmation">What follows from a confirmed address.</param>
public sealed class ResetPassword(
    IMailTokenTable tokens,
    IUserTable users,
    IEmailTable emails,
    ISessionTable sessions,
    Passwords passwords,
    IFieldCipher cipher,
    Confirmation confirmation) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ReadBody(AccountJson.Default.PasswordReset);
        if (string.IsNullOrEmpty(body.Password)) return ApiResult.Refused(Problem.Invalid(FieldErrors.Of("password", "Give a password.")));
        // Looked at before it is taken: a password that will not do must not use the link up.
        if (await tokens.FindAsync(body.Token ?? "", MailPurpose.Reset, cancellation) is not { UserId: { } userId, Epoch: { } epoch }
            || await users.FindAsync(userId, cancellation) is not { } user || user.SessionEpoch != epoch)
            return ApiResult.Refused(Problem.InvalidLink);
        if (await WeaknessAsync(user, body.Password, cancellation) is { } weak) return ApiResult.Refused(weak);
        if (await tokens.TakeAsync(body.Token!, MailPurpose.Reset, cancellation) is null) return ApiResult.Refused(Problem.InvalidLink);

        var hash = passwords.Hash(body.Password);
        var confirm = await confirmation.OfAsync(user, cancellation);
        var changed = await users.ChangeAsync(
            user, current => current.SessionEpoch == epoch ? confirm(current).WithPassword(hash, keep: null) : null, cancellation);
        if (changed is null) return ApiResult.Refused(Problem.InvalidLink);
        // After the write: no session can begin with the old password any more.
        await sessions.RevokeAllAsync(user.UserId, except: null, cancellation);
        if (!changed.MfaOn) await emails.ForgiveAsync(user.EmailIndex, cancellation);
        return ApiResult.NoContent();
    }

    private async Task<Problem?> WeaknessAsync(User user, string password, CancellationToken cancellation)
    {
        using var key = await cipher.OpenAsync(user.UserId, user.DataKey, cancellation);
        _ = EmailAddress.TryParse(key.Decrypt(UserFields.Email, user.EmailCipher), out var address);
        return PasswordRules.Check(password, address);
    }
}
