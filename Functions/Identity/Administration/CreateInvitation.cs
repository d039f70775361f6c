using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Mail;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.Administration;

/// <summary>
/// Invites someone: a token for one account with one address. It goes by mail, and is then shown to nobody else, so that it confirms
/// the address too; where no mail can go out, the administrator gets the link and vouches for the address. It counts for as long as who
/// invites is an administrator.
/// </summary>
/// <param name="acting">Who asks.</param>
/// <param name="mailer">Sends the mail; null when the platform sends none.</param>
/// <param name="texts">What it says.</param>
/// <param name="index">Hashes the address.</param>
/// <param name="emails">Knows whether it has an account.</param>
/// <param name="tokens">Keeps what the link stands for.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Standard error, save in tests.</param>
public sealed class CreateInvitation(
    ActingAdministrator acting,
    IMailer? mailer,
    MailTexts texts,
    IEmailIndex index,
    IEmailTable emails,
    IMailTokenTable tokens,
    TimeProvider clock,
    TextWriter log) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.ReadBody(AccountJson.Default.InvitationRequest);
        if (await acting.FindAsync(request, cancellation) is not { } inviter) return ApiResult.Refused(Problem.NotAllowed);
        var errors = new FieldErrors();
        var roles = RoleRules.Check(body.Roles, errors);
        if (!EmailAddress.TryParse(body.Email, out var address)) errors.Add("email", "This is not an e-mail address.");
        if (address is null || !errors.IsEmpty) return ApiResult.Refused(Problem.Invalid(errors));

        var emailIndex = await index.OfAsync(address, cancellation);
        if (await emails.FindUserAsync(emailIndex, cancellation) is not null) return ApiResult.Refused(Problem.EmailTaken);

        var token = RandomToken.New();
        var expiresAt = clock.GetUtcNow() + MailTexts.InvitationLifetime;
        await tokens.AddAsync(
            token, new MailToken(MailPurpose.Invite, expiresAt, EmailIndex: emailIndex, Roles: roles, InvitedBy: inviter.UserId), cancellation);
        var mailed = await IsMailedAsync(address, token, cancellation);
        return ApiResult.Created(
            new Invitation(mailed ? null : texts.InvitationLink(token, address.Value), mailed, Timestamps.Write(expiresAt)),
            AccountJson.Default.Invitation);
    }

    private async Task<bool> IsMailedAsync(EmailAddress address, string token, CancellationToken cancellation) =>
        mailer is not null && await mailer.TrySendAsync(address.Value, texts.Invitation(token, address.Value), log, cancellation);
}
