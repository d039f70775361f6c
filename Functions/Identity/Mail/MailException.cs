namespace VideoStack.Functions.Identity.Mail;

/// <summary>A mail was not sent. The message names no address.</summary>
public sealed class MailException : Exception
{
    public MailException() { }

    public MailException(string message) : base(message) { }

    public MailException(string message, Exception inner) : base(message, inner) { }
}
