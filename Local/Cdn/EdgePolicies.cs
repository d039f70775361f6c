using Microsoft.Net.Http.Headers;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <summary>Looks up policies by id: those that the program declares, and CloudFront's own that it may refer to.</summary>
internal sealed class EdgePolicies(ResourceGraph graph)
{
    // The ids are the same in every account; the AWS documentation lists them.
    private static readonly Dictionary<string, CachePolicy> ManagedCache = new()
    {
        // CachingDisabled
        ["4135ea2d-6df8-44a3-9df3-4b5a84be39ad"] = new(default, default, default, RequestParts.None, false, false),
        // CachingOptimized
        ["658327ea-f89d-4fab-a63d-7e88639e58f6"] =
            new(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), TimeSpan.FromDays(365), RequestParts.None, true, true),
    };

    private static readonly Dictionary<string, RequestParts> ManagedOriginRequest = new()
    {
        // AllViewerExceptHostHeader. (AllViewer is left out: API Gateway does not answer to the viewer's host.)
        ["b689b0a8-53d0-40ab-baf2-68738e2966ac"] = new(PartSelection.All, PartSelection.All, PartSelection.All),
    };

    public CachePolicy Cache(string? id, string pattern)
    {
        if (id is null) throw new LocalException($"The behaviour for {pattern} has no cache policy.");
        return Declared("aws:cloudfront/cachePolicy:CachePolicy", id) is { } policy ? CachePolicy.From(policy.Inputs)
            : ManagedCache.GetValueOrDefault(id) ?? throw Unknown("cache policy", id, pattern);
    }

    public RequestParts OriginRequest(string? id, string pattern)
    {
        if (id is null) return RequestParts.None;
        if (Declared("aws:cloudfront/originRequestPolicy:OriginRequestPolicy", id) is not { } policy)
            return ManagedOriginRequest.GetValueOrDefault(id) ?? throw Unknown("origin request policy", id, pattern);

        var parts = RequestParts.From(policy.Inputs);
        return parts.Headers.Names(HeaderNames.Authorization)
            ? throw new LocalException($"The origin request policy {policy.Name} names the header Authorization, which CloudFront refuses: it goes on with all headers (allViewer, allExcept), or as a part of the cache key.")
            : parts;
    }

    public ResponseHeadersPolicy ResponseHeaders(string? id, string pattern)
    {
        if (id is null) return ResponseHeadersPolicy.None;
        return Declared("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", id) is { } policy
            ? ResponseHeadersPolicy.From(policy.Inputs)
            : throw Unknown("response headers policy", id, pattern);
    }

    /// <summary>The public keys of some key groups, by the id that a signer names.</summary>
    public IReadOnlyDictionary<string, SigningKey> Keys(IReadOnlyList<string> groupIds)
    {
        return groupIds.SelectMany(KeyIds).Distinct().ToDictionary(id => id, Key);

        IEnumerable<string> KeyIds(string id) => Declared("aws:cloudfront/keyGroup:KeyGroup", id)?.Inputs.Texts("items")
            ?? throw new LocalException($"The distribution trusts the key group {id}, which the program does not declare.");

        SigningKey Key(string id) => SigningKey.FromPem(Declared("aws:cloudfront/publicKey:PublicKey", id)?.Inputs.Text("encodedKey")
            ?? throw new LocalException($"A key group holds the public key {id}, which the program does not declare."));
    }

    private RealisedResource? Declared(string type, string id) => graph.OfType(type).FirstOrDefault(resource => resource.Id == id);

    private static LocalException Unknown(string kind, string id, string pattern) =>
        new($"The behaviour for {pattern} refers to the {kind} {id}, which the program does not declare and the local edge does not know.");
}
