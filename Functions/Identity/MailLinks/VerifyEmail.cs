using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.MailLinks;

/// <summary>Confirms an address with the token that was mailed to it.</summary>
/// <param name="tokens">The mailed tokens.</param>
/// <param name="users">The accounts.</param>
/// <param name="confirmation">What follows from it.</param>
public sealed class VerifyEmail(IMailTokenTable tokens, IUserTable users, Confirmation confirmation) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var token = request.ReadBody(AccountJson.Default.MailTokenBody).Token ?? "";
        if (await tokens.TakeAsync(token, MailPurpose.Verify, cancellation) is not { UserId: { } userId }
            || await users.FindAsync(userId, cancellation) is not { } user)
            return ApiResult.Refused(Problem.InvalidLink);

        var confirm = await confirmation.OfAsync(user, cancellation);
        return await users.ChangeAsync(user, confirm, cancellation) is null ? ApiResult.Refused(Problem.InvalidLink) : ApiResult.NoContent();
    }
}
