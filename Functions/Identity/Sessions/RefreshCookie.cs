using VideoStack.Functions.Identity.Accounts;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity.Sessions;

/// <summary>
/// The cookie that carries the refresh token: no script reads it, no other site makes a browser send it, and it goes to the
/// operations of accounts only.
/// </summary>
internal static class RefreshCookie
{
    private const string Name = "videostack-refresh";
    private const string Attributes = "Path=/api/auth; HttpOnly; Secure; SameSite=Strict";

    /// <summary>The token that a request brings; null for none.</summary>
    public static string? Read(ApiRequest request) => request.Cookies.GetValueOrDefault(Name) is { Length: > 0 } token ? token : null;

    /// <summary>Gives a browser a token.</summary>
    public static string Set(string token) => $"{Name}={token}; {Attributes}; Max-Age={(long)Session.Lifetime.TotalSeconds}";

    /// <summary>Takes it away.</summary>
    public static string Clear { get; } = $"{Name}=; {Attributes}; Max-Age=0";
}
