using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Registration;

/// <summary>Opens an account.</summary>
/// <param name="policy">Who may, and what they become.</param>
/// <param name="firstAdministrator">Whom the operator has named: may register whatever the policy says.</param>
/// <param name="registrations">Opens it.</param>
/// <param name="invitations">The invitations.</param>
/// <param name="index">Hashes the address.</param>
/// <param name="cipher">Encrypts what is personal.</param>
/// <param name="passwords">Hashes the password.</param>
/// <param name="verification">Asks whether the address is the person's own.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Gives the account its id.</param>
public sealed class Register(
    RegistrationPolicy policy,
    IFirstAdministrator firstAdministrator,
    IRegistrations registrations,
    IMailTokenTable invitations,
    IEmailIndex index,
    IFieldCipher cipher,
    Passwords passwords,
    AddressVerification verification,
    TimeProvider clock,
    IIdSource ids) : IApiHandler
{
    private const string Mailed = "mailed";
    private const string NotNeeded = "not-needed";

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ReadBody(IdentityJson.Default.RegistrationRequest);
        if (!policy.MayRegister(isInvited: body.Invitation is not null) && !await IsFirstAdministratorAsync(body.Email, cancellation))
            return ApiResult.Refused(Problem.RegistrationClosed);

        var (applicant, problem) = Applicant.Check(body);
        if (applicant is null) return ApiResult.Refused(problem!);

        var emailIndex = await index.OfAsync(applicant.Address, cancellation);
        var invitation = body.Invitation is null ? null : await invitations.FindAsync(body.Invitation, MailPurpose.Invite, cancellation);
        if (body.Invitation is not null && invitation?.EmailIndex != emailIndex) return ApiResult.Refused(Problem.InvalidLink);

        // Who holds an invitation has read the mail that it came with, or an administrator vouches for the address.
        var isVerified = invitation is not null || !verification.IsNeeded;
        var user = await MakeAsync(applicant, emailIndex, invitation?.Roles ?? policy.NewAccountRoles, isVerified, cancellation);
        return await registrations.OpenAsync(user, body.Invitation, cancellation) switch
        {
            RegistrationOutcome.Opened => await WelcomeAsync(user, applicant.Address, cancellation),
            RegistrationOutcome.InvitationUsed => ApiResult.Refused(Problem.InvalidLink),
            // Where not everyone may ask, nobody learns who has an account.
            _ when policy.Mode != RegistrationMode.Open => ApiResult.Refused(invitation is null ? Problem.RegistrationClosed : Problem.InvalidLink),
            _ => ApiResult.Refused(Problem.EmailTaken),
        };
    }

    private async Task<bool> IsFirstAdministratorAsync(string? email, CancellationToken cancellation) =>
        EmailAddress.TryParse(email, out var address) && await firstAdministrator.IsAsync(address.Value, cancellation);

    private async Task<User> MakeAsync(
        Applicant applicant, string emailIndex, IReadOnlySet<string> roles, bool isVerified, CancellationToken cancellation)
    {
        var userId = ids.Next();
        using var key = await cipher.NewKeyAsync(userId, cancellation);
        return new User
        {
            UserId = userId,
            CreatedAt = clock.GetUtcNow(),
            EmailIndex = emailIndex,
            DataKey = key.Wrapped,
            EmailCipher = key.Encrypt(UserFields.Email, applicant.Address.Value),
            DisplayNameCipher = key.Encrypt(UserFields.DisplayName, applicant.DisplayName),
            PasswordHash = passwords.Hash(applicant.Password),
            Roles = roles,
            Verified = isVerified,
        };
    }

    private async Task<ApiResult> WelcomeAsync(User user, EmailAddress address, CancellationToken cancellation)
    {
        if (!user.Verified) await verification.AskAsync(user.UserId, address, cancellation);
        return ApiResult.Created(new Registered(user.UserId, user.Verified ? NotNeeded : Mailed), IdentityJson.Default.Registered);
    }
}
