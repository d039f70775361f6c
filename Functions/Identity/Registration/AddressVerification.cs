using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Identity.Crypto;
using VideoStack.Functions.Identity.Mail;

namespace VideoStack.Functions.Identity.Registration;

/// <summary>Asks by mail whether an address is the person's own.</summary>
/// <param name="mailer">Sends the mail; null where the platform sends none, and takes people at their word.</param>
/// <param name="texts">What it says.</param>
/// <param name="tokens">Keeps what the link stands for.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Standard error, save in tests.</param>
public sealed class AddressVerification(IMailer? mailer, MailTexts texts, IMailTokenTable tokens, TimeProvider clock, TextWriter log)
{
    /// <summary>Whether accounts wait for an answer.</summary>
    public bool IsNeeded => mailer is not null;

    /// <summary>Sends the question. Should the mail fail, the account stands: a link to a new password confirms the address too.</summary>
    public async Task AskAsync(string userId, EmailAddress address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (mailer is null) return;
        var token = RandomToken.New();
        await tokens.AddAsync(token, new MailToken(MailPurpose.Verify, clock.GetUtcNow() + MailTexts.VerificationLifetime, userId), cancellation);
        _ = await mailer.TrySendAsync(address.Value, texts.Verification(token), log, cancellation);
    }
}
