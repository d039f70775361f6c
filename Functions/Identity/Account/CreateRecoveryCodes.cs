using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Totp;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Replaces the recovery codes, for whoever has used them up or lost the paper.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="proof">Asks for the password.</param>
/// <param name="users">The accounts.</param>
public sealed class CreateRecoveryCodes(OwnAccount own, PasswordProof proof, IUserTable users) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ReadBody(AccountJson.Default.PasswordBody);
        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);
        if (await proof.RefusalAsync(user, body.Password, "password", cancellation) is { } refused) return refused;

        var codes = RecoveryCode.NewSet();
        var changed = await users.ChangeAsync(
            user, current => current.MfaOn ? current with { RecoveryCodes = RecoveryCode.Hashes(codes) } : null, cancellation);
        return changed is null
            ? ApiResult.Refused(Problem.MfaNotStarted)
            : ApiResult.Ok(new RecoveryCodes(codes), AccountJson.Default.RecoveryCodes);
    }
}
