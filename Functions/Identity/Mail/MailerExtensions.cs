namespace VideoStack.Functions.Identity.Mail;

/// <summary>Mails of the platform's own texts.</summary>
public static class MailerExtensions
{
    /// <summary>Sends one.</summary>
    /// <exception cref="MailException">It was not taken; the message names no address.</exception>
    public static Task SendAsync(this IMailer mailer, string to, MailText text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mailer);
        ArgumentNullException.ThrowIfNull(text);
        return mailer.SendAsync(to, text.Subject, text.Text, cancellation);
    }

    /// <summary>Sends one that the caller's answer does not hang on; a refusal goes into the log.</summary>
    /// <returns>Whether it was taken.</returns>
    public static async Task<bool> TrySendAsync(this IMailer mailer, string to, MailText text, TextWriter log, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(log);
        try
        {
            await mailer.SendAsync(to, text, cancellation);
            return true;
        }
        catch (MailException refused)
        {
            await log.WriteLineAsync(refused.Message);
            return false;
        }
    }
}
