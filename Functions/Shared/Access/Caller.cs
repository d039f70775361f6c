using System.Globalization;

namespace VideoStack.Functions.Shared.Access;

/// <summary>Who asks, as the authorizer found out from the access token.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Scopes">What the account's roles allow: see <see cref="Access.Scopes"/>.</param>
/// <param name="SessionId">The session that the token belongs to.</param>
/// <param name="ExpiresAt">When the token ends. API Gateway keeps the authorizer's answer for a while, and would keep it beyond that.</param>
public sealed record Caller(string UserId, IReadOnlySet<string> Scopes, string SessionId, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether the caller looks after the whole platform.</summary>
    public bool IsAdmin => May(Access.Scopes.Admin);

    /// <summary>Whether the caller's roles allow this.</summary>
    public bool May(string scope) => Scopes.Contains(scope);

    /// <summary>What the authorizer tells of the caller: flat strings, all that API Gateway passes on.</summary>
    public IReadOnlyDictionary<string, string> ToContext() => new Dictionary<string, string>
    {
        ["userId"] = UserId,
        ["scope"] = string.Join(' ', Scopes),
        ["sessionId"] = SessionId,
        ["expiresAt"] = ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The caller whom the authorizer's context tells of; null for an anonymous one, and when anything is missing.</summary>
    public static Caller? From(IReadOnlyDictionary<string, string> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TryGetValue("userId", out var userId) && userId.Length > 0
            && context.TryGetValue("sessionId", out var sessionId)
            && long.TryParse(context.GetValueOrDefault("expiresAt"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? new Caller(userId, Access.Scopes.Parse(context.GetValueOrDefault("scope")), sessionId, DateTimeOffset.FromUnixTimeSeconds(seconds))
                : null;
    }
}
