using System.Security.Cryptography;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Totp;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Begins a second factor. It counts once <see cref="ConfirmMfa"/> has seen a code of it: nobody locks themselves out.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="proof">Asks for the password.</param>
/// <param name="users">The accounts.</param>
/// <param name="cipher">Encrypts the secret.</param>
public sealed class EnrolMfa(OwnAccount own, PasswordProof proof, IUserTable users, IFieldCipher cipher) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ReadBody(AccountJson.Default.PasswordBody);
        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);
        if (await proof.RefusalAsync(user, body.Password, "password", cancellation) is { } refused) return refused;

        var secret = RandomNumberGenerator.GetBytes(TotpCode.SecretBytes);
        using var key = await cipher.OpenAsync(user.UserId, user.DataKey, cancellation);
        var encrypted = key.EncryptBytes(UserFields.MfaSecret, secret);
        var changed = await users.ChangeAsync(
            user,
            current => current.MfaOn ? null : current with { MfaSecretCipher = encrypted, MfaPending = true, MfaLastStep = null },
            cancellation);
        if (changed is null) return ApiResult.Refused(Problem.MfaAlreadyOn);

        var text = Base32.Encode(secret);
        return ApiResult.Ok(
            new MfaEnrolment(text, EnrolmentUri.Of(key.Decrypt(UserFields.Email, user.EmailCipher), text)), AccountJson.Default.MfaEnrolment);
    }
}
