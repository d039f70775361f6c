using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.AccountData;

/// <summary>The operations on everything that is kept about a person.</summary>
internal static class AccountDataFunction
{
    /// <summary>Composes them.</summary>
    public static Operations Compose(Parts parts)
    {
        var (users, emails, sessions, videos) = (parts.Users(), parts.Emails(), parts.Sessions(), parts.Videos());
        var own = new OwnAccount(users);
        var proof = new PasswordProof(emails, parts.Passwords, parts.Lockout(), SecurityEvents.Standard);
        return new Operations
        {
            { "ExportAccount", new ExportAccount(own, new AccountViews(parts.FieldReader()), sessions, videos) },
            { "EraseAccount", new EraseAccount(own, proof, videos, parts.Removal(), sessions, parts.Erasures()) },
        };
    }
}
