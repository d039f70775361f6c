namespace VideoStack.Functions.Identity.Accounts;

/// <summary>Names in the Sessions table.</summary>
internal static class SessionAttributes
{
    /// <summary>The table's key: of a token's item its SHA-256, of a session's item <see cref="SessionItem.KeyOf"/>.</summary>
    public const string TokenHash = "tokenHash";

    public const string SessionId = "sessionId";

    /// <summary>Only on sessions, so that the index holds nothing else.</summary>
    public const string UserId = "userId";

    public const string CreatedAt = "createdAt";
    public const string LastUsedAt = "lastUsedAt";
    public const string Device = "device";

    /// <summary>What the account's <see cref="User.SessionEpoch"/> was when the session began.</summary>
    public const string Epoch = "epoch";

    /// <summary>Hash of the token that counts.</summary>
    public const string Current = "current";

    /// <summary>Hash of the token before.</summary>
    public const string Previous = "previous";

    /// <summary>When it was replaced.</summary>
    public const string RotatedAt = "rotatedAt";

    /// <summary>When DynamoDB drops the item; seconds since 1970.</summary>
    public const string ExpiresAt = "expiresAt";

    /// <summary>The index of sessions by <see cref="UserId"/> and <see cref="CreatedAt"/>.</summary>
    public const string UserIndex = "byUser";
}
