using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Ends one session of the caller. Those of others are none of theirs.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="sessions">The sessions.</param>
public sealed class RevokeSession(OwnAccount own, ISessionTable sessions) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);
        return request.Path.TryGetValue("sessionId", out var sessionId) && await sessions.RevokeAsync(user.UserId, sessionId, cancellation)
            ? ApiResult.NoContent()
            : ApiResult.Refused(Problem.NoSuchSession);
    }
}
