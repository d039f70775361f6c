namespace VideoStack.Functions.Identity;

/// <summary>Who wants an account. Anything may be missing or wrong.</summary>
public sealed record RegistrationRequest(string? Email, string? Password, string? DisplayName, string? Invitation);

/// <summary>The new account, and whether a mail must be answered first.</summary>
public sealed record Registered(string UserId, string Confirmation);

/// <summary>Who wants to sign in.</summary>
public sealed record Credentials(string? Email, string? Password, string? Otp);

/// <summary>What a client shows with each request; the refresh token beside it is a cookie.</summary>
public sealed record SignedIn(string AccessToken, string TokenType, int ExpiresIn);

/// <summary>A JSON Web Key Set (RFC 7517).</summary>
public sealed record JwkSet(IReadOnlyList<Jwk> Keys);

/// <summary>A public key of an elliptic curve (RFC 7518, section 6.2).</summary>
public sealed record Jwk(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg);
