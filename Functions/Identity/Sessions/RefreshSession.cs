using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Sessions;

/// <summary>
/// Replaces the refresh token of the cookie, and answers a new access token. A token that was replaced already is proof that two have
/// it: nobody can tell which of them is the thief, so the session ends for both.
/// </summary>
/// <param name="sessions">The sessions.</param>
/// <param name="users">The accounts.</param>
/// <param name="answers">Makes the tokens.</param>
/// <param name="events">What alarms count.</param>
public sealed class RefreshSession(ISessionTable sessions, IUserTable users, SessionAnswers answers, ISecurityEvents events) : IApiHandler
{
    // A browser with several pages open asks several times at once; each time one of them gets through.
    private const int MaxRaces = 10;

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (RefreshCookie.Read(request) is not { } token) return SessionAnswers.Ended;

        for (var race = 0; race < MaxRaces; race++)
        {
            if (await sessions.FindAsync(token, cancellation) is not { } use) return SessionAnswers.Ended;
            var session = use.Session;
            if (use.Standing == TokenStanding.Spent) return await RevokeAsync(session, cancellation);

            if (await users.FindAsync(session.UserId, cancellation) is not { } user || !user.Admits(session))
            {
                await sessions.RevokeAsync(session.UserId, session.SessionId, cancellation);
                return SessionAnswers.Ended;
            }
            var next = RandomToken.New();
            if (await sessions.RotateAsync(use, next, cancellation)) return await answers.TokensAsync(user, session.SessionId, next, cancellation);
        }
        return ApiResult.Refused(Problem.Unavailable);
    }

    private async Task<ApiResult> RevokeAsync(Session session, CancellationToken cancellation)
    {
        await sessions.RevokeAsync(session.UserId, session.SessionId, cancellation);
        events.Note(SecurityEvents.TokenReuse);
        return SessionAnswers.Ended;
    }
}
