using VideoStack.Functions.Identity.Totp;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Sessions;

/// <summary>The operations that begin, prolong and end sessions: the only ones that may sign access tokens.</summary>
internal static class SessionsFunction
{
    /// <summary>Composes them.</summary>
    public static Operations Compose(Parts parts)
    {
        var (users, sessions, events) = (parts.Users(), parts.Sessions(), SecurityEvents.Standard);
        var answers = new SessionAnswers(parts.TokenSigner());
        return new Operations
        {
            {
                "Login",
                new Login(
                    parts.Emails(), parts.Lockout(), users, sessions, parts.EmailIndex(), parts.Passwords,
                    new SecondFactor(parts.FieldReader(), parts.Clock), answers, events, parts.Clock, new VideoIds(parts.Clock))
            },
            { "RefreshSession", new RefreshSession(sessions, users, answers, events) },
            { "Logout", new Logout(sessions) },
        };
    }
}
