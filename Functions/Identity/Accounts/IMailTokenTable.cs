namespace VideoStack.Functions.Identity.Accounts;

/// <summary>What mailed links carry. No token is in the table, only its SHA-256; each counts once.</summary>
public interface IMailTokenTable
{
    /// <summary>Keeps what a new token stands for.</summary>
    /// <param name="token">From <see cref="Crypto.RandomToken"/>.</param>
    /// <param name="meaning">What it stands for.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task AddAsync(string token, MailToken meaning, CancellationToken cancellation);

    /// <summary>What a token stands for, without using it up; null when it is unknown, used, expired or for another purpose.</summary>
    Task<MailToken?> FindAsync(string token, MailPurpose purpose, CancellationToken cancellation);

    /// <summary>Uses a token up: of several who present it, one gets its meaning.</summary>
    /// <returns>Null when it is unknown, used, expired or for another purpose, for which it then still counts.</returns>
    Task<MailToken?> TakeAsync(string token, MailPurpose purpose, CancellationToken cancellation);
}

/// <summary>What a mailed token is good for.</summary>
public enum MailPurpose
{
    Verify,
    Reset,
    Invite,
}

/// <summary>What a mailed token stands for.</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="UserId">The account; null for an invitation.</param>
/// <param name="EmailIndex">The address invited; null otherwise.</param>
/// <param name="Roles">What the invited will be; null otherwise.</param>
/// <param name="InvitedBy">The administrator who invites; null otherwise. The invitation counts for as long as they are one.</param>
/// <param name="Epoch">The account's <see cref="User.SessionEpoch"/> when a reset was asked for; null otherwise. It sets one new password, not a second.</param>
public sealed record MailToken(
    MailPurpose Purpose,
    DateTimeOffset ExpiresAt,
    string? UserId = null,
    string? EmailIndex = null,
    IReadOnlySet<string>? Roles = null,
    string? InvitedBy = null,
    long? Epoch = null);
