using Pulumi;
using Pulumi.Aws.CloudFront;
using Pulumi.Aws.CloudFront.Inputs;

namespace VideoStack.Infra.Components.Edge;

/// <summary>What the distribution keeps, passes on and adds, by kind of content.</summary>
internal sealed class EdgePolicies
{
    private const int Minute = 60;
    private const int Day = 24 * 60 * Minute;
    private const int Year = 365 * Day;
    private const int FeedSeconds = 5;

    private readonly string _name;
    private readonly CustomResourceOptions _options;

    /// <summary>The page's files, as long as their own <c>Cache-Control</c> says.</summary>
    public CachePolicy Site { get; }

    /// <summary>Nothing is kept; nor compressed, for CloudFront compresses only what its policy may keep. An ETag arrives as it was sent.</summary>
    public CachePolicy None { get; }

    /// <summary>The anonymous feed: five seconds, a page for each cursor and limit.</summary>
    public CachePolicy Feed { get; }

    /// <summary>Playlists, and the index of a storyboard: short, so that a film that was encoded anew is soon seen.</summary>
    public CachePolicy Manifests { get; }

    /// <summary>Captions: each file that is stored has a name of its own, so none ever changes under it.</summary>
    public CachePolicy Captions { get; }

    /// <summary>Segments, stills and a storyboard's pictures: they never change under their name.</summary>
    public CachePolicy Segments { get; }

    /// <summary>The API gets all that the browser sent, but its own host name: API Gateway finds the API by that.</summary>
    public OriginRequestPolicy ToApi { get; }

    /// <summary>The security headers of every answer.</summary>
    public ResponseHeadersPolicy Headers { get; }

    public EdgePolicies(string name, ComponentResource parent, Input<string> contentSecurityPolicy)
    {
        _name = name;
        _options = new CustomResourceOptions { Parent = parent };

        Site = CreateCache("site", defaultSeconds: 0, mostSeconds: Year, compressed: true);
        None = CreateCache("none", defaultSeconds: 0, mostSeconds: 0, compressed: false);
        Feed = CreateCache("feed", defaultSeconds: FeedSeconds, mostSeconds: FeedSeconds, compressed: true, "cursor", "limit");
        Manifests = CreateCache("manifests", defaultSeconds: Minute, mostSeconds: Minute, compressed: true);
        Captions = CreateCache("captions", defaultSeconds: Year, mostSeconds: Year, compressed: true);
        Segments = CreateCache("segments", defaultSeconds: Year, mostSeconds: Year, compressed: false);
        ToApi = CreateToApi();
        Headers = CreateHeaders(contentSecurityPolicy);
    }

    // CloudFront takes its own signature parameters out of an address before it looks in the cache, so signed ones share an entry.
    private CachePolicy CreateCache(string suffix, int defaultSeconds, int mostSeconds, bool compressed, params string[] query) =>
        new($"{_name}-cache-{suffix}", new CachePolicyArgs
        {
            MinTtl = 0,
            DefaultTtl = defaultSeconds,
            MaxTtl = mostSeconds,
            ParametersInCacheKeyAndForwardedToOrigin = new CachePolicyParametersInCacheKeyAndForwardedToOriginArgs
            {
                CookiesConfig = new CachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfigArgs { CookieBehavior = "none" },
                HeadersConfig = new CachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfigArgs { HeaderBehavior = "none" },
                QueryStringsConfig = InKey(query),
                EnableAcceptEncodingBrotli = compressed,
                EnableAcceptEncodingGzip = compressed,
            },
        }, _options);

    private static CachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfigArgs InKey(string[] query) => query.Length == 0
        ? new() { QueryStringBehavior = "none" }
        : new()
        {
            QueryStringBehavior = "whitelist",
            QueryStrings = new CachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfigQueryStringsArgs { Items = query },
        };

    private OriginRequestPolicy CreateToApi() => new($"{_name}-to-api", new OriginRequestPolicyArgs
    {
        CookiesConfig = new OriginRequestPolicyCookiesConfigArgs { CookieBehavior = "all" },
        HeadersConfig = new OriginRequestPolicyHeadersConfigArgs
        {
            HeaderBehavior = "allExcept",
            Headers = new OriginRequestPolicyHeadersConfigHeadersArgs { Items = { "Host" } },
        },
        QueryStringsConfig = new OriginRequestPolicyQueryStringsConfigArgs { QueryStringBehavior = "all" },
    }, _options);

    private ResponseHeadersPolicy CreateHeaders(Input<string> contentSecurityPolicy) => new($"{_name}-headers", new ResponseHeadersPolicyArgs
    {
        SecurityHeadersConfig = new ResponseHeadersPolicySecurityHeadersConfigArgs
        {
            ContentSecurityPolicy = new ResponseHeadersPolicySecurityHeadersConfigContentSecurityPolicyArgs
            {
                ContentSecurityPolicy = contentSecurityPolicy,
                Override = true,
            },
            ContentTypeOptions = new ResponseHeadersPolicySecurityHeadersConfigContentTypeOptionsArgs { Override = true },
            FrameOptions = new ResponseHeadersPolicySecurityHeadersConfigFrameOptionsArgs { FrameOption = "DENY", Override = true },
            ReferrerPolicy = new ResponseHeadersPolicySecurityHeadersConfigReferrerPolicyArgs
            {
                ReferrerPolicy = "strict-origin-when-cross-origin",
                Override = true,
            },
            StrictTransportSecurity = new ResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurityArgs
            {
                AccessControlMaxAgeSec = Year,
                IncludeSubdomains = false,
                Override = true,
            },
        },
    }, _options);
}
