using Pulumi;
using Pulumi.Aws.CloudFront;
using Pulumi.Aws.CloudFront.Inputs;
using VideoStack.Infra.Components.Edge;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="CdnComponent"/> needs to know.</summary>
public sealed class CdnComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }

    public required StorageComponent Storage { get; init; }

    public required ApiComponent Api { get; init; }

    public required PlaybackSigningComponent Signing { get; init; }

    /// <summary>The built page.</summary>
    public required IReadOnlyList<SiteFile> Site { get; init; }

    /// <summary>Which edges serve, such as <c>PriceClass_100</c>.</summary>
    public required string PriceClass { get; init; }

    /// <summary>A domain of one's own; null for the distribution's.</summary>
    public CustomDomain? Domain { get; init; }

    /// <summary>Where the site is seen, if neither of both: behind another proxy, or on this machine.</summary>
    public string? Origin { get; init; }

    /// <summary>Who may watch, by country; null for everyone.</summary>
    public GeoRule? Geo { get; init; }

    /// <summary>What looks at every request first; null for nothing.</summary>
    public FirewallComponent? Firewall { get; init; }

    /// <summary>Write a line for each request into the logs bucket.</summary>
    public bool AccessLogs { get; init; }
}

/// <summary>The only public door: page, API and films under one address.</summary>
public sealed class CdnComponent : ComponentResource
{
    // What CloudFront would keep for ten seconds. A film that is asked for just before it is ready must not stay missing.
    private static readonly int[] _errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

    private static readonly string[] _reading = ["GET", "HEAD"];
    private static readonly string[] _everything = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

    private readonly string _name;
    private readonly CdnComponentArgs _args;
    private readonly EdgePolicies _policies;
    private readonly MediaRequestFunction _mediaRequest;

    public Output<string> DistributionId { get; }

    /// <summary>Where the site is seen, such as <c>https://video.example.org</c>; without a slash at the end.</summary>
    public Output<string> SiteOrigin { get; }

    public CdnComponent(string name, CdnComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Cdn", name, args, options)
    {
        _name = name;
        _args = args;

        _policies = new EdgePolicies(name, this, ContentSecurityPolicy.For(args.Storage.UploadHosts));
        _mediaRequest = new MediaRequestFunction(name, this);
        var distribution = CreateDistribution();
        BucketReaders.Admit(distribution, args.Storage);
        SiteUpload.Create(name, args.Site, args.Storage.Site, this);
        DeliverLogs(distribution);

        DistributionId = distribution.Id;
        SiteOrigin = OriginOf(distribution);
        RegisterOutputs(new Dictionary<string, object?> { ["distributionId"] = DistributionId, ["siteOrigin"] = SiteOrigin });
    }

    private Distribution CreateDistribution() => new($"{_name}-distribution", new DistributionArgs
    {
        Enabled = true,
        Comment = $"{Pulumi.Deployment.Instance.ProjectName} {Pulumi.Deployment.Instance.StackName}",
        HttpVersion = "http2and3",
        IsIpv6Enabled = true,
        PriceClass = _args.PriceClass,
        DefaultRootObject = "index.html",
        WebAclId = _args.Firewall is { } firewall ? (Input<string>)firewall.WebAclArn : null,
        Aliases = OwnNames(),
        ViewerCertificate = CreateCertificate(),
        Restrictions = CreateRestrictions(),
        Origins =
        {
            Origins.Of(Origins.Site, _args.Storage.Site, CreateAccess(Origins.Site)),
            Origins.Of(Origins.Media, _args.Storage.Processed, CreateAccess(Origins.Media)),
            Origins.Of(_args.Api),
        },
        DefaultCacheBehavior = CreateSiteBehavior(),
        // The first that matches counts: from the narrow to the wide.
        OrderedCacheBehaviors =
        {
            CreateApiBehavior("/api/videos", _reading, _policies.Feed, toApi: null, compress: true),
            CreateApiBehavior("/api/*", _everything, _policies.None, _policies.ToApi, compress: false),
            CreateMediaBehavior("/media/*.m3u8", _policies.Manifests, compress: true),
            CreateMediaBehavior("/media/*.mpd", _policies.Manifests, compress: true),
            // Written anew with each encoding, as manifests are.
            CreateMediaBehavior("/media/*/storyboard.vtt", _policies.Manifests, compress: true),
            CreateMediaBehavior("/media/*.vtt", _policies.Captions, compress: true),
            CreateMediaBehavior("/media/*", _policies.Segments, compress: false),
        },
        CustomErrorResponses = _errors
            .Select(code => (Input<DistributionCustomErrorResponseArgs>)new DistributionCustomErrorResponseArgs { ErrorCode = code, ErrorCachingMinTtl = 0 })
            .ToArray(),
    }, new CustomResourceOptions { Parent = this });

    private DistributionDefaultCacheBehaviorArgs CreateSiteBehavior() => new()
    {
        TargetOriginId = Origins.Site,
        ViewerProtocolPolicy = "redirect-to-https",
        AllowedMethods = _reading,
        CachedMethods = _reading,
        CachePolicyId = _policies.Site.Id,
        ResponseHeadersPolicyId = _policies.Headers.Id,
        Compress = true,
    };

    private DistributionOrderedCacheBehaviorArgs CreateApiBehavior(
        string path, string[] methods, CachePolicy cache, OriginRequestPolicy? toApi, bool compress) => new()
    {
        PathPattern = path,
        TargetOriginId = Origins.Api,
        ViewerProtocolPolicy = "redirect-to-https",
        AllowedMethods = methods,
        CachedMethods = _reading,
        CachePolicyId = cache.Id,
        OriginRequestPolicyId = toApi is null ? null : (Input<string>)toApi.Id,
        ResponseHeadersPolicyId = _policies.Headers.Id,
        Compress = compress,
    };

    private DistributionOrderedCacheBehaviorArgs CreateMediaBehavior(string path, CachePolicy cache, bool compress) => new()
    {
        PathPattern = path,
        TargetOriginId = Origins.Media,
        ViewerProtocolPolicy = "redirect-to-https",
        AllowedMethods = _reading,
        CachedMethods = _reading,
        CachePolicyId = cache.Id,
        ResponseHeadersPolicyId = _policies.Headers.Id,
        TrustedKeyGroups = { _args.Signing.KeyGroupId },
        FunctionAssociations = { _mediaRequest.OnRequest() },
        Compress = compress,
    };

    private OriginAccessControl CreateAccess(string origin) => new($"{_name}-access-{origin}", new OriginAccessControlArgs
    {
        OriginAccessControlOriginType = "s3",
        SigningBehavior = "always",
        SigningProtocol = "sigv4",
    }, new CustomResourceOptions { Parent = this });

    private string[] OwnNames() => _args.Domain is { } domain ? [domain.Name] : [];

    // CloudFront's own certificate accepts no minimum: it always takes its oldest.
    private DistributionViewerCertificateArgs CreateCertificate() => _args.Domain is { } domain
        ? new() { AcmCertificateArn = domain.CertificateArn, MinimumProtocolVersion = "TLSv1.2_2021", SslSupportMethod = "sni-only" }
        : new() { CloudfrontDefaultCertificate = true };

    private DistributionRestrictionsArgs CreateRestrictions() => new()
    {
        GeoRestriction = _args.Geo is { } geo
            ? new DistributionRestrictionsGeoRestrictionArgs { RestrictionType = geo.Allow ? "whitelist" : "blacklist", Locations = geo.Countries.ToArray() }
            : new DistributionRestrictionsGeoRestrictionArgs { RestrictionType = "none" },
    };

    private void DeliverLogs(Distribution distribution)
    {
        var logs = _args.Storage.Logs;
        if (!_args.AccessLogs)
        {
            logs.Admit();
            return;
        }

        var policy = logs.Admit(AccessLogDelivery.Admission(logs, _args.Account));
        AccessLogDelivery.Create(_name, distribution, logs, policy, this);
    }

    private Output<string> OriginOf(Distribution distribution) =>
        (_args.Origin ?? (_args.Domain is { } domain ? $"https://{domain.Name}" : null)) is { } known
            ? Output.Create(known)
            : Output.Format($"https://{distribution.DomainName}");
}
