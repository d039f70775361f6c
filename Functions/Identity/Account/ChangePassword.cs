using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Sets another password, and ends all other sessions: whoever knew the old one is out.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="proof">Asks for the old password.</param>
/// <param name="passwords">Hashes the new one.</param>
/// <param name="cipher">Opens the address, which a password must not contain.</param>
/// <param name="users">The accounts.</param>
/// <param name="sessions">The sessions.</param>
public sealed class ChangePassword(
    OwnAccount own, PasswordProof proof, Passwords passwords, IFieldCipher cipher, IUserTable users, ISessionTable sessions) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var change = request.ReadBody(AccountJson.Default.PasswordChange);
        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);
        if (await RefusalAsync(user, change, cancellation) is { } refused) return refused;

        var (hash, keep) = (passwords.Hash(change.NewPassword!), request.Caller!.SessionId);
        // Only over the password that was proven: a reset by mail at the same moment wins.
        var changed = await users.ChangeAsync(
            user, current => current.PasswordHash == user.PasswordHash ? current.WithPassword(hash, keep) : null, cancellation);
        if (changed is null) return ApiResult.Refused(Problem.WrongPassword);
        await sessions.RevokeAllAsync(user.UserId, except: keep, cancellation);
        return ApiResult.NoContent();
    }

    // Whether the new one would do comes first: that costs no attempt.
    private async Task<ApiResult?> RefusalAsync(User user, PasswordChange change, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(change.NewPassword)) return ApiResult.Refused(Problem.Invalid(FieldErrors.Of("newPassword", "Give a password.")));
        using (var key = await cipher.OpenAsync(user.UserId, user.DataKey, cancellation))
        {
            _ = EmailAddress.TryParse(key.Decrypt(UserFields.Email, user.EmailCipher), out var address);
            if (PasswordRules.Check(change.NewPassword, address, "newPassword") is { } weak) return ApiResult.Refused(weak);
        }
        return await proof.RefusalAsync(user, change.CurrentPassword, "currentPassword", cancellation);
    }
}
