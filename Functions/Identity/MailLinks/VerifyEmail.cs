using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.MailLinks;

/// <summary>
/// Confirms an address with the token that was mailed to it and the account's password. The password keeps people from confirming an
/// account that a stranger has opened in their name, and whose password the stranger knows.
/// </summary>
/// <param name="tokens">The mailed tokens.</param>
/// <param name="users">The accounts.</param>
/// <param name="proof">Asks for the password.</param>
/// <param name="confirmation">What follows from it.</param>
public sealed class VerifyEmail(IMailTokenTable tokens, IUserTable users, PasswordProof proof, Confirmation confirmation) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ReadBody(AccountJson.Default.AddressConfirmation);
        var token = body.Token ?? "";
        // Looked at before it is taken: a mistyped password must not use the link up.
        if (await tokens.FindAsync(token, MailPurpose.Verify, cancellation) is not { UserId: { } userId }
            || await users.FindAsync(userId, cancellation) is not { } user)
            return ApiResult.Refused(Problem.InvalidLink);
        if (await proof.RefusalAsync(user, body.Password, "password", cancellation) is { } refusal) return refusal;
        if (await tokens.TakeAsync(token, MailPurpose.Verify, cancellation) is null) return ApiResult.Refused(Problem.InvalidLink);

        var confirm = await confirmation.OfAsync(user, cancellation);
        return await users.ChangeAsync(user, confirm, cancellation) is null ? ApiResult.Refused(Problem.InvalidLink) : ApiResult.NoContent();
    }
}
