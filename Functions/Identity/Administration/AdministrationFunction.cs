using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>The operations of administrators on accounts.</summary>
internal static class AdministrationFunction
{
    /// <summary>Composes them.</summary>
    public static Operations Compose(Parts parts)
    {
        var (users, emails) = (parts.Users(), parts.Emails());
        var acting = new ActingAdministrator(users);
        var views = new UserViews(parts.FieldReader());
        return new Operations
        {
            { "ListUsers", new ListUsers(acting, users, views) },
            { "UpdateUser", new UpdateUser(acting, users, parts.Administrators(), parts.Sessions(), emails, views) },
            {
                "CreateInvitation",
                new CreateInvitation(acting, parts.Mailer(), parts.MailTexts(), parts.EmailIndex(), emails, parts.MailTokens(), parts.Clock, Console.Error)
            },
        };
    }
}
