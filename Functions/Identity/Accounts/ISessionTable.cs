namespace VideoStack.Functions.Identity.Accounts;

/// <summary>The sessions and their refresh tokens. No token is in the table, only its SHA-256.</summary>
public interface ISessionTable
{
    /// <summary>Begins a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="token">Its first refresh token.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task StartAsync(Session session, string token, CancellationToken cancellation);

    /// <summary>The session that a refresh token was ever given for, and what the token is to it; null when there is none.</summary>
    Task<TokenUse?> FindAsync(string token, CancellationToken cancellation);

    /// <summary>Replaces the session's current token.</summary>
    /// <param name="use">What <see cref="FindAsync"/> said of the presented token; current or just replaced.</param>
    /// <param name="next">The new token.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>False when someone else has replaced it meanwhile, or the session has ended: look again.</returns>
    Task<bool> RotateAsync(TokenUse use, string next, CancellationToken cancellation);

    /// <summary>The account's sessions, newest first. A session of this very moment may be missing.</summary>
    Task<IReadOnlyList<Session>> ListAsync(string userId, CancellationToken cancellation);

    /// <summary>Ends one session of the account: its refresh token is worthless from now on.</summary>
    /// <returns>False when the account has no such session.</returns>
    Task<bool> RevokeAsync(string userId, string sessionId, CancellationToken cancellation);
}

/// <summary>Someone who is signed in on one device.</summary>
/// <param name="SessionId">UUID version 7; the tokens' <c>sid</c>.</param>
/// <param name="UserId">The account.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastUsedAt">When its token was last refreshed.</param>
/// <param name="Device">What the browser calls itself; null when it does not.</param>
/// <param name="ExpiresAt">When it ends unless it is refreshed.</param>
/// <param name="Epoch">The account's <see cref="User.SessionEpoch"/> when the password was proven.</param>
public sealed record Session(
    string SessionId, string UserId, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string? Device, DateTimeOffset ExpiresAt, long Epoch = 0)
{
    /// <summary>How long a session lasts without being used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
}

/// <summary>What a presented refresh token is to its session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Standing">What the token is to it.</param>
/// <param name="CurrentHash">SHA-256 of the session's current token: what a rotation expects to replace.</param>
/// <param name="PresentedHash">SHA-256 of the token presented.</param>
public sealed record TokenUse(Session Session, TokenStanding Standing, string CurrentHash, string PresentedHash);

/// <summary>What a refresh token is to its session.</summary>
public enum TokenStanding
{
    /// <summary>The one that counts.</summary>
    Current,

    /// <summary>The one before, replaced moments ago by one that nobody has used: a page that was left before the answer came.</summary>
    JustReplaced,

    /// <summary>An older one: two have a token that only one should have.</summary>
    Spent,
}
