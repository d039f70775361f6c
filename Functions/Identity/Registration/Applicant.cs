using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Registration;

/// <summary>Who wants an account, as far as that is in order.</summary>
internal sealed record Applicant(EmailAddress Address, string Password, string DisplayName)
{
    /// <summary>The applicant, or what is wrong with the application: first what is missing or malformed, then the password.</summary>
    public static (Applicant? Applicant, Problem? Problem) Check(RegistrationRequest request)
    {
        var errors = new FieldErrors();
        if (!EmailAddress.TryParse(request.Email, out var address)) errors.Add("email", "This is not an e-mail address.");
        if (string.IsNullOrEmpty(request.Password)) errors.Add("password", "Choose a password.");
        var name = Accounts.DisplayName.Check(request.DisplayName, out var wrong);
        if (wrong is not null) errors.Add("displayName", wrong);
        if (!errors.IsEmpty) return (null, Problem.Invalid(errors));
        return PasswordRules.Check(request.Password!, address) is { } weak ? (null, weak) : (new Applicant(address!, request.Password!, name!), null);
    }
}
