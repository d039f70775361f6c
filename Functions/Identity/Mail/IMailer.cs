namespace VideoStack.Functions.Identity.Mail;

/// <summary>Sends mail.</summary>
public interface IMailer
{
    /// <summary>Sends one mail of plain text.</summary>
    /// <exception cref="MailException">It was not taken; the message names no address.</exception>
    Task SendAsync(string to, string subject, string text, CancellationToken cancellation);
}
