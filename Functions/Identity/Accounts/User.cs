namespace VideoStack.Functions.Identity.Accounts;

/// <summary>An account: one item of the Users table. Address, name and the second factor's secret are in it as ciphertext only.</summary>
public sealed record User
{
    /// <summary>UUID version 7, lower case, with dashes.</summary>
    public required string UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The keyed hash of the address: see <see cref="Crypto.IEmailIndex"/>.</summary>
    public required string EmailIndex { get; init; }

    /// <summary>The key of this account's fields, wrapped by KMS: see <see cref="Crypto.IFieldCipher"/>.</summary>
    public required byte[] DataKey { get; init; }

    /// <summary>The address, encrypted as <see cref="UserFields.Email"/>.</summary>
    public required byte[] EmailCipher { get; init; }

    /// <summary>The name to show, encrypted as <see cref="UserFields.DisplayName"/>.</summary>
    public required byte[] DisplayNameCipher { get; init; }

    /// <summary>As <see cref="Crypto.Passwords"/> writes it; parameters and salt are part of it.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Of <see cref="Shared.Access.Roles"/>; at least one.</summary>
    public required IReadOnlySet<string> Roles { get; init; }

    /// <summary>Whether the address is confirmed.</summary>
    public bool Verified { get; init; }

    /// <summary>Whether an administrator has closed the account.</summary>
    public bool Locked { get; init; }

    /// <summary>The TOTP secret, encrypted as <see cref="UserFields.MfaSecret"/>; null when there is none.</summary>
    public byte[]? MfaSecretCipher { get; init; }

    /// <summary>Whether the secret still waits for its first code. Until then the password alone counts.</summary>
    public bool MfaPending { get; init; }

    /// <summary>The TOTP time step of the last code that was accepted: no code counts twice.</summary>
    public long? MfaLastStep { get; init; }

    /// <summary>SHA-256, in hex, of the recovery codes that are left.</summary>
    public IReadOnlySet<string> RecoveryCodes { get; init; } = new HashSet<string>();

    /// <summary>Raised by each new password. Sessions of a lower one have ended, also those that nobody saw when they were revoked.</summary>
    public long SessionEpoch { get; init; }

    /// <summary>The session in which the password was changed: it goes on. Null after a reset by mail, when none does.</summary>
    public string? KeptSession { get; init; }

    /// <summary>How often the item has been changed. A change expects the version it was made from.</summary>
    public long Version { get; init; }

    /// <summary>Whether a second factor is asked for.</summary>
    public bool MfaOn => MfaSecretCipher is not null && !MfaPending;

    /// <summary>Whether a session may go on: not after an administrator's lock, nor when it began with a password before this one.</summary>
    public bool Admits(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return !Locked && (session.Epoch == SessionEpoch || session.SessionId == KeptSession);
    }

    /// <summary>The account with another password; all sessions but one end with the old one.</summary>
    /// <param name="passwordHash">As <see cref="Crypto.Passwords"/> writes it.</param>
    /// <param name="keep">The session that goes on; null for none.</param>
    public User WithPassword(string passwordHash, string? keep) =>
        this with { PasswordHash = passwordHash, SessionEpoch = SessionEpoch + 1, KeptSession = keep };
}

/// <summary>Names of the encrypted fields. A ciphertext opens under its own name only: nobody can swap two in the table.</summary>
public static class UserFields
{
    public const string Email = "email";
    public const string DisplayName = "displayName";
    public const string MfaSecret = "mfaSecret";
}
