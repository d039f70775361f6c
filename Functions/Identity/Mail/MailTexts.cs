namespace VideoStack.Functions.Identity.Mail;

/// <summary>What the platform writes to people. Nothing in it was typed by anyone: nobody can send words of their own through it.</summary>
/// <param name="siteOrigin">The site's origin, such as <c>https://videos.example.org</c>; without a slash at its end.</param>
public sealed class MailTexts(string siteOrigin)
{
    /// <summary>How long a link to confirm an address works.</summary>
    public static readonly TimeSpan VerificationLifetime = TimeSpan.FromHours(24);

    /// <summary>How long a link to set a new password works. Short: who holds it holds the account.</summary>
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    /// <summary>How long an invitation stands.</summary>
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    /// <summary>Asks whether the address is the person's own.</summary>
    public MailText Verification(string token) => new(
        "Confirm your address",
        $"""
        Someone, we hope you, has opened an account at {siteOrigin} with this address.

        Confirm it within 24 hours:
        {Link("verify", token)}

        If it was not you, do nothing: nobody can sign in until the address is confirmed.
        """);

    /// <summary>Lets the person set a new password.</summary>
    public MailText PasswordReset(string token) => new(
        "Set a new password",
        $"""
        Someone, we hope you, asked for a new password for your account at {siteOrigin}.

        Set it within one hour:
        {Link("reset", token)}

        All devices will be signed out. If it was not you, do nothing: the old password still counts.
        """);

    /// <summary>Invites a person.</summary>
    public MailText Invitation(string token, string email) => new(
        "You are invited",
        $"""
        You are invited to {siteOrigin}.

        Open your account within seven days:
        {InvitationLink(token, email)}

        The invitation counts once, and for this address only.
        """);

    /// <summary>Where an invitation leads.</summary>
    public string InvitationLink(string token, string email) =>
        $"{siteOrigin}/join#invitation={token}&email={Uri.EscapeDataString(email)}";

    // In the fragment, which browsers send to no server: it stands in no access log.
    private string Link(string page, string token) => $"{siteOrigin}/{page}#token={token}";
}

/// <summary>A mail to someone.</summary>
/// <param name="Subject">ASCII only: mail headers know no more.</param>
/// <param name="Text">Plain text.</param>
public sealed record MailText(string Subject, string Text);
