using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Administration;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Registration;

/// <summary>
/// Opens an account. Where not everyone may have one, whom the operator has named is not told from others once that account is open: an
/// application that will not do is refused in the same words for all, and one that may not be made takes the same steps as one for an
/// address that is taken.
/// </summary>
/// <param name="policy">Who may, and what they become.</param>
/// <param name="firstAdministrator">Whom the operator has named: may register whatever the policy says.</param>
/// <param name="registrations">Opens it.</param>
/// <param name="invitations">The invitations.</param>
/// <param name="users">The accounts, among them those who invite.</param>
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
    IUserTable users,
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
        var (applicant, problem) = Applicant.Check(body);
        if (applicant is null) return ApiResult.Refused(problem!);

        // Where nobody may register, an invitation is none either.
        var token = policy.Mode == RegistrationMode.Closed ? null : body.Invitation;
        var emailIndex = await index.OfAsync(applicant.Address, cancellation);
        var invitation = token is null ? null : await FindInvitationAsync(token, emailIndex, cancellation);
        if (token is not null && invitation is null) return ApiResult.Refused(Problem.InvalidLink);

        // Who holds an invitation has read the mail that it came with, or an administrator vouches for the address.
        var isVerified = invitation is not null || !verification.IsNeeded;
        var user = await MakeAsync(applicant, emailIndex, invitation?.Roles ?? policy.NewAccountRoles, isVerified, cancellation);
        if (!policy.MayRegister(invitation is not null) && !await firstAdministrator.IsAsync(applicant.Address.Value, cancellation))
        {
            await registrations.RehearseAsync(user, cancellation);
            return ApiResult.Refused(Problem.RegistrationClosed);
        }
        return await registrations.OpenAsync(user, token, cancellation) switch
        {
            RegistrationOutcome.Opened => await WelcomeAsync(user, applicant.Address, cancellation),
            RegistrationOutcome.InvitationUsed => ApiResult.Refused(Problem.InvalidLink),
            // Where not everyone may ask, nobody learns who has an account.
            _ when policy.Mode != RegistrationMode.Open => ApiResult.Refused(invitation is null ? Problem.RegistrationClosed : Problem.InvalidLink),
            _ => ApiResult.Refused(Problem.EmailTaken),
        };
    }

    // An administrator who is none any more, was locked or has gone may have left invitations behind, to themselves among others.
    private async Task<MailToken?> FindInvitationAsync(string token, string emailIndex, CancellationToken cancellation) =>
        await invitations.FindAsync(token, MailPurpose.Invite, cancellation) is { InvitedBy: { } inviter } invitation
        && invitation.EmailIndex == emailIndex
        && await users.FindAsync(inviter, cancellation) is { } administrator && administrator.IsAdministrator()
            ? invitation
            : null;

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
