using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Registration;

/// <summary>The operation that opens accounts. Its rights are of no use to any other.</summary>
internal static class RegisterFunction
{
    /// <summary>Composes it.</summary>
    public static Operations Compose(Parts parts)
    {
        var tokens = parts.MailTokens();
        var verification = new AddressVerification(parts.Mailer(), parts.MailTexts(), tokens, parts.Clock, Console.Error);
        return new Operations
        {
            {
                "Register",
                new Register(
                    RegistrationPolicy.Read(parts.Settings), parts.FirstAdministrator(), parts.Registrations(), tokens, parts.Users(),
                    parts.EmailIndex(), parts.FieldCipher(), parts.Passwords, verification, parts.Clock, new VideoIds(parts.Clock))
            },
        };
    }
}
