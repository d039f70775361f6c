using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.MailLinks;

/// <summary>The operations that answer mailed links, or ask for one.</summary>
internal static class MailLinksFunction
{
    /// <summary>Composes them.</summary>
    public static Operations Compose(Parts parts)
    {
        var (users, emails, tokens, cipher) = (parts.Users(), parts.Emails(), parts.MailTokens(), parts.FieldReader());
        var confirmation = new Confirmation(cipher, parts.FirstAdministrator());
        var proof = new PasswordProof(emails, parts.Passwords, parts.Lockout(), SecurityEvents.Standard);
        return new Operations
        {
            { "VerifyEmail", new VerifyEmail(tokens, users, proof, confirmation) },
            {
                "ForgotPassword",
                new ForgotPassword(parts.Mailer(), parts.MailTexts(), parts.EmailIndex(), emails, users, tokens, parts.Clock, Console.Error)
            },
            { "ResetPassword", new ResetPassword(tokens, users, emails, parts.Sessions(), parts.Passwords, cipher, confirmation) },
        };
    }
}
