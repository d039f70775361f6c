using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Cdn;

/// <summary>The distribution of the graph, with everything it refers to looked up.</summary>
/// <param name="Behaviours">In order of precedence; the default one is last.</param>
internal sealed record Distribution(
    string Arn,
    string? DefaultRootObject,
    IReadOnlyDictionary<string, OriginSettings> Origins,
    IReadOnlyList<Behaviour> Behaviours,
    IReadOnlyList<ErrorPage> ErrorPages)
{
    private const string Type = "aws:cloudfront/distribution:Distribution";

    public Behaviour BehaviourFor(string path) => Behaviours.First(behaviour => Wildcard.IsMatch(behaviour.Pattern, path));

    /// <summary>Throws <see cref="LocalException"/> when a reference leads nowhere: that would fail in a deployment too.</summary>
    public static Distribution From(ResourceGraph graph)
    {
        var distributions = graph.OfType(Type).ToList();
        if (distributions is not [var distribution])
            throw new LocalException($"The program declares {distributions.Count} distributions; the local edge serves exactly one.");

        var policies = new EdgePolicies(graph);
        var inputs = distribution.Inputs;
        var origins = inputs.Items("origins").Select(origin => OriginSettings.From(origin, graph)).ToDictionary(origin => origin.Id);
        var behaviours = inputs.Items("orderedCacheBehaviors")
            .Select(behaviour => Behaviour.From(behaviour, behaviour.Text("pathPattern") ?? "*", policies, graph))
            .Append(Behaviour.From(inputs.Object("defaultCacheBehavior"), "*", policies, graph))
            .ToList();
        foreach (var behaviour in behaviours)
            if (!origins.ContainsKey(behaviour.OriginId))
                throw new LocalException($"The behaviour for {behaviour.Pattern} targets '{behaviour.OriginId}', which is no origin here.");

        var errorPages = inputs.Items("customErrorResponses").Select(ErrorPage.From);
        return new(distribution.State.Text("arn")!, inputs.Text("defaultRootObject"), origins, behaviours, [.. errorPages]);
    }
}

/// <summary>What the distribution shows in place of an origin's error.</summary>
internal sealed record ErrorPage(int ErrorCode, int ResponseCode, string PagePath)
{
    public static ErrorPage From(JsonNode page)
    {
        var code = page.Integer("errorCode") ?? 0;
        return new(code, page.Integer("responseCode") ?? code, page.Text("responsePagePath") ?? "");
    }
}

/// <summary>Where a behaviour gets its answers.</summary>
/// <param name="Bucket">The bucket behind the domain; null for other origins.</param>
/// <param name="Signs">Whether requests to the bucket are signed in the distribution's name (origin access control).</param>
internal sealed record OriginSettings(
    string Id, string DomainName, string Path, IReadOnlyDictionary<string, string> CustomHeaders, string? Bucket, bool Signs)
{
    private const string BucketType = "aws:s3/bucket:Bucket";

    public static OriginSettings From(JsonNode origin, ResourceGraph graph)
    {
        var domain = origin.Text("domainName") ?? "";
        var bucket = graph.Find(BucketType, "bucketRegionalDomainName", domain) ?? graph.Find(BucketType, "bucketDomainName", domain);
        var control = graph.OfType("aws:cloudfront/originAccessControl:OriginAccessControl")
            .FirstOrDefault(candidate => candidate.Id == origin.Text("originAccessControlId"));
        return new(
            origin.Text("originId") ?? "",
            domain,
            origin.Text("originPath") ?? "",
            origin.Items("customHeaders").ToDictionary(header => header.Text("name")!, header => header.Text("value")!),
            bucket?.State.Text("bucket"),
            control?.Inputs.Text("signingBehavior") is "always" or "no-override");
    }
}

/// <summary>How requests for some paths are treated.</summary>
/// <param name="Keys">The keys that may sign for these paths; null where everybody may come in.</param>
/// <param name="OnRequest">Runs when a request arrives; null when nothing does.</param>
internal sealed record Behaviour(
    string Pattern,
    string OriginId,
    IReadOnlySet<string> Methods,
    bool Compress,
    CachePolicy Cache,
    RequestParts OriginRequest,
    ResponseHeadersPolicy Headers,
    IReadOnlyDictionary<string, SigningKey>? Keys,
    EdgeFunction? OnRequest)
{
    public static Behaviour From(JsonNode behaviour, string pattern, EdgePolicies policies, ResourceGraph graph)
    {
        // Patterns may leave out the leading slash.
        return new(
            pattern.StartsWith('/') || pattern.StartsWith('*') ? pattern : $"/{pattern}",
            behaviour.Text("targetOriginId") ?? "",
            behaviour.Texts("allowedMethods").ToHashSet(),
            behaviour.Flag("compress"),
            policies.Cache(behaviour.Text("cachePolicyId"), pattern),
            policies.OriginRequest(behaviour.Text("originRequestPolicyId"), pattern),
            policies.ResponseHeaders(behaviour.Text("responseHeadersPolicyId"), pattern),
            behaviour.Texts("trustedKeyGroups").ToList() is { Count: > 0 } groups ? policies.Keys(groups) : null,
            EdgeFunction.Of(behaviour, pattern, graph));
    }
}
