using VideoStack.Functions.Identity.Totp;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Account;

/// <summary>The operations of one's own account.</summary>
internal static class AccountFunction
{
    /// <summary>Composes them.</summary>
    public static Operations Compose(Parts parts)
    {
        var (users, sessions, cipher) = (parts.Users(), parts.Sessions(), parts.FieldReader());
        var own = new OwnAccount(users);
        var proof = new PasswordProof(parts.Emails(), parts.Passwords, parts.Lockout(), SecurityEvents.Standard);
        return new Operations
        {
            { "GetMe", new GetMe(own, new AccountViews(cipher)) },
            { "UpdateMe", new UpdateMe(own, users, cipher) },
            { "ChangePassword", new ChangePassword(own, proof, parts.Passwords, cipher, users, sessions) },
            { "EnrolMfa", new EnrolMfa(own, proof, users, cipher) },
            { "ConfirmMfa", new ConfirmMfa(own, users, new SecondFactor(cipher, parts.Clock)) },
            { "DisableMfa", new DisableMfa(own, proof, users) },
            { "CreateRecoveryCodes", new CreateRecoveryCodes(own, proof, users) },
            { "ListSessions", new ListSessions(own, sessions) },
            { "RevokeSession", new RevokeSession(own, sessions) },
        };
    }
}
