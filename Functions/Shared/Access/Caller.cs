namespace VideoStack.Functions.Shared.Access;

/// <summary>Who asks, as the authorizer found out from the access token.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Scopes">What the account's roles allow: see <see cref="Access.Scopes"/>.</param>
/// <param name="SessionId">The session that the token belongs to.</param>
public sealed record Caller(string UserId, IReadOnlySet<string> Scopes, string SessionId)
{
    /// <summary>Whether the caller looks after the whole platform.</summary>
    public bool IsAdmin => May(Access.Scopes.Admin);

    /// <summary>Whether the caller's roles allow this.</summary>
    public bool May(string scope) => Scopes.Contains(scope);

    /// <summary>The caller whom the authorizer's context tells of; null for an anonymous one.</summary>
    /// <param name="context">Flat strings. Whoever has no <c>userId</c> is nobody.</param>
    public static Caller? From(IReadOnlyDictionary<string, string> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TryGetValue("userId", out var userId) && userId.Length > 0
            ? new Caller(userId, Access.Scopes.Parse(context.GetValueOrDefault("scope")), context.GetValueOrDefault("sessionId", ""))
            : null;
    }
}
