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
}
