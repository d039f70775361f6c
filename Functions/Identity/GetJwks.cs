using System.Buffers.Text;
using System.Security.Cryptography;
using VideoStack.Functions.Identity.Tokens;
using VideoStack.Functions.Shared.Http;

namespace VideoStack.Functions.Identity;

/// <summary>The public keys of the access tokens (RFC 7517), for whoever else wants to verify them.</summary>
public sealed class GetJwks : IApiHandler
{
    // Keys change with a deployment, and both count while they do.
    private static readonly TimeSpan _freshness = TimeSpan.FromMinutes(5);

    private readonly ApiResult _answer;

    /// <param name="keys">The keys that count, by <c>kid</c>.</param>
    public GetJwks(IReadOnlyDictionary<string, ECDsa> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var set = new JwkSet([.. keys.Select(key => Write(key.Key, key.Value.ExportParameters(false).Q))]);
        _answer = ApiResult.Ok(set, IdentityJson.Default.JwkSet) with { CacheFor = _freshness };
    }

    /// <inheritdoc/>
    public Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation) => Task.FromResult(_answer);

    private static Jwk Write(string kid, ECPoint point) =>
        new("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y), kid, "sig", AccessToken.Algorithm);
}
