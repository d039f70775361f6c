namespace VideoStack.Local.Mail;

/// <summary>A mail that the platform sent.</summary>
/// <param name="To">All recipients, hidden ones too: here everybody reads the same box.</param>
/// <param name="Text">The plain text part; empty for a mail that has none.</param>
internal sealed record SentMail(IReadOnlyList<string> To, string Subject, string Text, DateTimeOffset SentAt);
