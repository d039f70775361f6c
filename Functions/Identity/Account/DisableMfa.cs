using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Ends the second factor, or its enrolment. Done when there is none.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="proof">Asks for the password.</param>
/// <param name="users">The accounts.</param>
public sealed class DisableMfa(OwnAccount own, PasswordProof proof, IUserTable users) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ReadBody(AccountJson.Default.PasswordBody);
        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);
        if (await proof.RefusalAsync(user, body.Password, "password", cancellation) is { } refused) return refused;

        await users.ChangeAsync(
            user,
            current => current with { MfaSecretCipher = null, MfaPending = false, MfaLastStep = null, RecoveryCodes = new HashSet<string>() },
            cancellation);
        return ApiResult.NoContent();
    }
}
