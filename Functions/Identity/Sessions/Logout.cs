using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Sessions;

/// <summary>Ends the session of the cookie, whatever the cookie is worth: who wants out gets out.</summary>
/// <param name="sessions">The sessions.</param>
public sealed class Logout(ISessionTable sessions) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (RefreshCookie.Read(request) is { } token && await sessions.FindAsync(token, cancellation) is { Session: var session })
            await sessions.RevokeAsync(session.UserId, session.SessionId, cancellation);
        return ApiResult.NoContent() with { Cookies = [RefreshCookie.Clear] };
    }
}
