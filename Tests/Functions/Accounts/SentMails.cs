using VideoStack.Functions.Identity.Mail;

namespace VideoStack.Functions.Tests.Accounts;

/// <summary>Keeps the mails instead of sending them.</summary>
internal sealed class SentMails : IMailer
{
    public List<(string To, string Subject, string Text)> All { get; } = [];

    /// <summary>Whether the mail service refuses everything.</summary>
    public bool Fails { get; set; }

    public Task SendAsync(string to, string subject, string text, CancellationToken cancellation)
    {
        if (Fails) throw new MailException("SES did not take a mail: MessageRejected (400).");
        All.Add((to, subject, text));
        return Task.CompletedTask;
    }

    /// <summary>The token in the link of the only mail.</summary>
    public string Token => All.Single().Text.Split("token=")[1].Split('\n')[0].Trim();
}
