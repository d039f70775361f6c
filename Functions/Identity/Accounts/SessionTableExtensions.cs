namespace VideoStack.Functions.Identity.Accounts;

/// <summary>What follows from the promises of <see cref="ISessionTable"/>.</summary>
public static class SessionTableExtensions
{
    /// <summary>Ends the account's sessions.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="userId">The account.</param>
    /// <param name="except">The session to keep; null for none.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task RevokeAllAsync(this ISessionTable sessions, string userId, string? except, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        foreach (var session in await sessions.ListAsync(userId, cancellation))
            if (session.SessionId != except) await sessions.RevokeAsync(userId, session.SessionId, cancellation);
    }
}
