namespace VideoStack.Functions.Identity.MailLinks;

/// <summary>The token of a mailed link, and the password of the account that it is about.</summary>
public sealed record AddressConfirmation(string? Token, string? Password);

/// <summary>An address, known or not.</summary>
public sealed record EmailBody(string? Email);

/// <summary>A new password for whoever holds the token.</summary>
public sealed record PasswordReset(string? Token, string? Password);
