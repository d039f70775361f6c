namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Names in the Users table.</summary>
internal static class UserAttributes
{
    public const string UserId = "userId";
    public const string Directory = "directory";
    public const string CreatedAt = "createdAt";
    public const string EmailIndex = "emailIndex";
    public const string DataKey = "dataKey";
    public const string EmailCipher = "emailCipher";
    public const string DisplayNameCipher = "displayNameCipher";
    public const string PasswordHash = "passwordHash";
    public const string Roles = "roles";
    public const string Verified = "verified";
    public const string Locked = "locked";
    public const string MfaSecretCipher = "mfaSecretCipher";
    public const string MfaPending = "mfaPending";
    public const string MfaLastStep = "mfaLastStep";
    public const string RecoveryCodes = "recoveryCodes";
    public const string SessionEpoch = "sessionEpoch";
    public const string KeptSession = "keptSession";
    public const string Version = "version";

    /// <summary>The index of all accounts by <see cref="CreatedAt"/>.</summary>
    public const string DirectoryIndex = "directory";

    /// <summary>The only value of <see cref="Directory"/>.</summary>
    public const string Everyone = "user";
}
