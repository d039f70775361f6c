using System.Collections.Immutable;

namespace VideoStack.Local.Mail;

/// <summary>Everybody's mail, newest first. Safe for concurrent use.</summary>
internal sealed class Mailbox
{
    private const int MostMails = 1_000;

    private readonly Lock _gate = new();
    private ImmutableList<SentMail> _mails = [];

    /// <summary>As it is now; what comes later is not in it.</summary>
    public IReadOnlyList<SentMail> Mails => Volatile.Read(ref _mails);

    /// <summary>Beyond a thousand mails the oldest go.</summary>
    public void Add(SentMail mail)
    {
        lock (_gate)
        {
            var mails = _mails.Insert(0, mail);
            Volatile.Write(ref _mails, mails.Count > MostMails ? mails.RemoveAt(MostMails) : mails);
        }
    }
}
