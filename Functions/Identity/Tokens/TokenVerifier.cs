using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using VideoStack.Functions.Shared.Access;

namespace VideoStack.Functions.Identity.Tokens;

/// <summary>Tells whose access token it is, without asking anyone. Everything that a token could choose is pinned.</summary>
public sealed class TokenVerifier
{
    // Ours have some 500 characters.
    private const int MaxLength = 4096;

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxLength, MapInboundClaims = false };
    private readonly TokenValidationParameters _rules;

    /// <param name="keys">The keys that count, by <c>kid</c>.</param>
    /// <param name="issuer">The only <c>iss</c> that counts.</param>
    /// <param name="clock">Tells the time.</param>
    public TokenVerifier(IReadOnlyDictionary<string, ECDsa> keys, string issuer, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var known = keys.ToDictionary(key => key.Key, key => new ECDsaSecurityKey(key.Value) { KeyId = key.Key }, StringComparer.Ordinal);
        _rules = new()
        {
            ValidAlgorithms = [AccessToken.Algorithm],
            ValidTypes = [AccessToken.Type],
            ValidIssuer = issuer,
            ValidAudience = AccessToken.Audience,
            // The key that the token names, and no other: a token without a known kid has none.
            IssuerSigningKeyResolver = (_, _, kid, _) => kid is not null && known.TryGetValue(kid, out var key) ? [key] : [],
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            // The same machine family signs and verifies; there is no skew to forgive.
            LifetimeValidator = (from, until, _, _) => until > clock.GetUtcNow().UtcDateTime && (from is null || from <= clock.GetUtcNow().UtcDateTime),
        };
    }

    /// <summary>The caller whom the token speaks for; null when it does not hold.</summary>
    public async Task<Caller?> VerifyAsync(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Length > MaxLength) return null;
        var result = await _handler.ValidateTokenAsync(token, _rules);
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt } && jwt is { Subject.Length: > 0 }
            && jwt.TryGetPayloadValue<string>(AccessToken.SessionId, out var sessionId) && jwt.TryGetPayloadValue<string>(AccessToken.Scope, out var scope)
                ? new Caller(jwt.Subject, Scopes.Parse(scope), sessionId, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero))
                : null;
    }
}
