using VideoStack.Functions.Identity.Account;
using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Mail;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.MailLinks;

/// <summary>
/// Mails a link to set a new password. The answer is the same, and takes the same time, whether the address is known or not and
/// whether the mail went out or not.
/// </summary>
/// <param name="mailer">Sends the mail; null when the platform sends none, and then nothing happens.</param>
/// <param name="texts">What it says.</param>
/// <param name="index">Hashes the address.</param>
/// <param name="emails">Knows whose it is.</param>
/// <param name="users">The accounts.</param>
/// <param name="tokens">Keeps what the link stands for.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Standard error, save in tests.</param>
public sealed class ForgotPassword(
    IMailer? mailer,
    MailTexts texts,
    IEmailIndex index,
    IEmailTable emails,
    IUserTable users,
    IMailTokenTable tokens,
    TimeProvider clock,
    TextWriter log) : IApiHandler
{
    /// <summary>No answer comes sooner: longer than the work for a known address takes.</summary>
    public static readonly TimeSpan AnswersAfter = TimeSpan.FromSeconds(1);

    /// <summary>One address gets no more mails than one in this time, however often it is asked for.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!EmailAddress.TryParse(request.ReadBody(AccountJson.Default.EmailBody).Email, out var address))
            return ApiResult.Refused(Problem.Invalid(FieldErrors.Of("email", "This is not an e-mail address.")));

        var floor = Task.Delay(AnswersAfter, clock, cancellation);
        if (mailer is not null) await SendAsync(mailer, address, cancellation);
        await floor;
        return ApiResult.Accepted();
    }

    private async Task SendAsync(IMailer sender, EmailAddress address, CancellationToken cancellation)
    {
        var emailIndex = await index.OfAsync(address, cancellation);
        if (await emails.FindUserAsync(emailIndex, cancellation) is not { } userId || await users.FindAsync(userId, cancellation) is not { } user) return;
        if (!await emails.MayMailAsync(emailIndex, Quiet, cancellation)) return;

        var token = RandomToken.New();
        var meaning = new MailToken(MailPurpose.Reset, clock.GetUtcNow() + MailTexts.ResetLifetime, userId, Epoch: user.SessionEpoch);
        await tokens.AddAsync(token, meaning, cancellation);
        // An answer that told of a refusal would tell that the address is known.
        _ = await sender.TrySendAsync(address.Value, texts.PasswordReset(token), log, cancellation);
    }
}
