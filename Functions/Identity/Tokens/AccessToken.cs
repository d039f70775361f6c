namespace VideoStack.Functions.Identity.Tokens;

/// <summary>What signer and verifier of access tokens agree on: JWTs as in RFC 9068.</summary>
internal static class AccessToken
{
    /// <summary>ECDSA with P-256 and SHA-256. The only one: a token cannot choose.</summary>
    public const string Algorithm = "ES256";

    /// <summary>The <c>typ</c> header. It tells access tokens from whatever else the keys may ever sign.</summary>
    public const string Type = "at+jwt";

    public const string Audience = "videostack";

    public const string SessionId = "sid";

    public const string Scope = "scope";

    /// <summary>How long a token counts. Nobody can call it back: it is short.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
}
