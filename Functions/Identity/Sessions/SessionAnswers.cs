using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Sessions;

/// <summary>What who is signed in gets: an access token in the body, the refresh token as a cookie.</summary>
/// <param name="signer">Signs access tokens.</param>
public sealed class SessionAnswers(ITokenSigner signer)
{
    /// <summary>200 with new tokens.</summary>
    /// <param name="user">Whose; the roles of this moment decide what the token allows.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="refreshToken">Its current token.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<ApiResult> TokensAsync(User user, string sessionId, string refreshToken, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        var token = await signer.SignAsync(user.UserId, sessionId, Roles.ScopesOf(user.Roles), cancellation);
        return ApiResult.Ok(new SignedIn(token, "Bearer", (int)AccessToken.Lifetime.TotalSeconds), IdentityJson.Default.SignedIn) with
        {
            Cookies = [RefreshCookie.Set(refreshToken)],
        };
    }

    /// <summary>401, and the browser forgets the cookie.</summary>
    public static ApiResult Ended => ApiResult.Refused(Problem.SessionEnded) with { Cookies = [RefreshCookie.Clear] };
}
