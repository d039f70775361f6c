using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Totp;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Turns the second factor on, once a code proves that the authenticator app is set up. Answers recovery codes, this once.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="users">The accounts.</param>
/// <param name="factor">Knows a right code.</param>
public sealed class ConfirmMfa(OwnAccount own, IUserTable users, SecondFactor factor) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var otp = request.ReadBody(AccountJson.Default.OneTimePassword).Otp ?? "";
        // Again, from the beginning, when someone else has changed the account meanwhile.
        while (true)
        {
            var (user, refusal) = await own.FindAsync(request, cancellation);
            if (user is null) return ApiResult.Refused(refusal!);
            if (user.MfaOn) return ApiResult.Refused(Problem.MfaAlreadyOn);
            if (user.MfaSecretCipher is not { } secret) return ApiResult.Refused(Problem.MfaNotStarted);
            if (await factor.MatchAsync(user, secret, otp, cancellation) is not { } step)
                return ApiResult.Refused(Problem.Invalid(FieldErrors.Of("otp", "This is not the code that the app shows now.")));

            var codes = RecoveryCode.NewSet();
            // The code that confirmed is used up: it does not sign in as well.
            if (await users.UpdateAsync(user with { MfaPending = false, MfaLastStep = step, RecoveryCodes = RecoveryCode.Hashes(codes) }, cancellation))
                return ApiResult.Ok(new RecoveryCodes(codes), AccountJson.Default.RecoveryCodes);
        }
    }
}
