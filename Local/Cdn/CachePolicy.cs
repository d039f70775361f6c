using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <summary>How long answers are kept, and what tells one from another.</summary>
internal sealed record CachePolicy(TimeSpan MinTtl, TimeSpan DefaultTtl, TimeSpan MaxTtl, RequestParts Key, bool Gzip, bool Brotli)
{
    public bool Caches => MaxTtl > TimeSpan.Zero;

    public static CachePolicy From(JsonNode policy)
    {
        var key = policy.Object("parametersInCacheKeyAndForwardedToOrigin");
        return new(
            Seconds(policy, "minTtl", 0), Seconds(policy, "defaultTtl", 86_400), Seconds(policy, "maxTtl", 31_536_000),
            RequestParts.From(key), key.Flag("enableAcceptEncodingGzip"), key.Flag("enableAcceptEncodingBrotli"));
    }

    /// <summary>How long an answer stays fresh: what the origin says, within the policy's bounds.</summary>
    public TimeSpan TtlOf(string? cacheControl)
    {
        if (!CacheControlHeaderValue.TryParse(cacheControl, out var directives)) return DefaultTtl;
        if (directives.NoStore || directives.NoCache || directives.Private) return MinTtl;

        var asked = directives.SharedMaxAge ?? directives.MaxAge ?? DefaultTtl;
        return asked < MinTtl ? MinTtl : asked > MaxTtl ? MaxTtl : asked;
    }

    private static TimeSpan Seconds(JsonNode policy, string name, double otherwise) =>
        TimeSpan.FromSeconds(policy.Number(name) ?? otherwise);
}
