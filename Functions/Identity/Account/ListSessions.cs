using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>Where the caller is signed in.</summary>
/// <param name="own">Finds the account.</param>
/// <param name="sessions">The sessions.</param>
public sealed class ListSessions(OwnAccount own, ISessionTable sessions) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        var (user, refusal) = await own.FindAsync(request, cancellation);
        if (user is null) return ApiResult.Refused(refusal!);
        var list = await sessions.ListAsync(user.UserId, cancellation);
        return ApiResult.Ok(
            new SessionList([.. list.Select(session => AccountViews.Of(session, request.Caller!.SessionId))]), AccountJson.Default.SessionList);
    }
}
