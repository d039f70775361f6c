using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Tests;

/// <summary>The resources around a distribution, as the program declares them.</summary>
internal static class EdgeGraph
{
    public const string Site = "site-bucket";
    public const string Media = "media-bucket";
    public const string FeedPolicy = "feed-policy";

    private const string Origins =
        """
        {
          "enabled": true,
          "defaultRootObject": "index.html",
          "origins": [
            { "originId": "site", "domainName": "site-bucket.s3.eu-central-1.amazonaws.com", "originAccessControlId": "oac" },
            { "originId": "media", "domainName": "media-bucket.s3.eu-central-1.amazonaws.com", "originAccessControlId": "oac" },
            { "originId": "api", "domainName": "abc123.execute-api.eu-central-1.amazonaws.com", "originPath": "/live",
              "customHeaders": [{ "name": "x-api-key", "value": "the-key" }] }
          ],
          "orderedCacheBehaviors": [
            { "pathPattern": "/api/videos", "targetOriginId": "api", "allowedMethods": ["GET", "HEAD"],
              "cachePolicyId": "feed-policy", "compress": true },
            { "pathPattern": "/api/*", "targetOriginId": "api",
              "allowedMethods": ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
              "cachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "originRequestPolicyId": "b689b0a8-53d0-40ab-baf2-68738e2966ac" },
            { "pathPattern": "/media/*", "targetOriginId": "media", "allowedMethods": ["GET", "HEAD"],
              "cachePolicyId": "site-policy", "trustedKeyGroups": ["group"] }
          ],
          "defaultCacheBehavior": { "targetOriginId": "site", "allowedMethods": ["GET", "HEAD"],
              "cachePolicyId": "site-policy", "responseHeadersPolicyId": "headers", "compress": true }
        }
        """;

    /// <summary>Adds everything but the distribution, whose inputs it returns.</summary>
    public static JsonObject Declare(ResourceGraph graph)
    {
        graph.Add(new("aws:apigateway/restApi:RestApi", "api", "abc123", [], new() { ["id"] = "abc123" }));
        var always = new JsonObject { ["signingBehavior"] = "always" };
        graph.Add(new("aws:cloudfront/originAccessControl:OriginAccessControl", "oac", "oac", always, []));
        foreach (var bucket in (string[])[Site, Media]) DeclareBucket(graph, bucket, Admitting(bucket, EdgeFixture.DistributionArn));
        graph.Add(new("aws:cloudfront/cachePolicy:CachePolicy", "site", "site-policy", Cache(0, 31_536_000), []));
        graph.Add(new("aws:cloudfront/cachePolicy:CachePolicy", "feed", FeedPolicy, Cache(5, 5, "cursor", "limit"), []));
        graph.Add(new("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", "headers", "headers", Headers(), []));
        graph.Add(new("aws:cloudfront/keyGroup:KeyGroup", "group", "group", new() { ["items"] = new JsonArray("K1") }, []));
        graph.Add(new("aws:cloudfront/publicKey:PublicKey", "key", "K1", new() { ["encodedKey"] = CookieSigner.Default.PublicKeyPem }, []));
        return JsonNode.Parse(Origins)!.AsObject();
    }

    public static void DeclareBucket(ResourceGraph graph, string bucket, string policy)
    {
        var state = new JsonObject { ["bucket"] = bucket, ["bucketRegionalDomainName"] = $"{bucket}.s3.eu-central-1.amazonaws.com" };
        graph.Add(new("aws:s3/bucket:Bucket", bucket, bucket, [], state));
        graph.Add(new("aws:s3/bucketPolicy:BucketPolicy", bucket, bucket, new() { ["bucket"] = bucket, ["policy"] = policy }, []));
    }

    /// <summary>A policy that admits a distribution, and nobody without TLS.</summary>
    public static string Admitting(string bucket, string distributionArn, params string[] actions) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(
            JsonNode.Parse($$"""
                { "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                  "Resource": ["arn:aws:s3:::{{bucket}}", "arn:aws:s3:::{{bucket}}/*"],
                  "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
                """),
            new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Service"] = "cloudfront.amazonaws.com" },
                ["Action"] = Array(actions.Length > 0 ? actions : ["s3:GetObject", "s3:ListBucket"]),
                ["Resource"] = new JsonArray($"arn:aws:s3:::{bucket}", $"arn:aws:s3:::{bucket}/*"),
                ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["AWS:SourceArn"] = distributionArn } },
            }),
    }.ToJsonString();

    private static JsonObject Cache(int usual, int most, params string[] query) => new()
    {
        ["minTtl"] = 0,
        ["defaultTtl"] = usual,
        ["maxTtl"] = most,
        ["parametersInCacheKeyAndForwardedToOrigin"] = new JsonObject
        {
            ["cookiesConfig"] = new JsonObject { ["cookieBehavior"] = "none" },
            ["headersConfig"] = new JsonObject { ["headerBehavior"] = "none" },
            ["queryStringsConfig"] = query.Length == 0
                ? new JsonObject { ["queryStringBehavior"] = "none" }
                : new JsonObject { ["queryStringBehavior"] = "whitelist", ["queryStrings"] = new JsonObject { ["items"] = Array(query) } },
            ["enableAcceptEncodingBrotli"] = true,
            ["enableAcceptEncodingGzip"] = true,
        },
    };

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static JsonObject Headers() => JsonNode.Parse(
        """
        {
          "securityHeadersConfig": {
            "contentSecurityPolicy": { "contentSecurityPolicy": "default-src 'self'", "override": true },
            "contentTypeOptions": { "override": true },
            "frameOptions": { "frameOption": "DENY", "override": true },
            "referrerPolicy": { "referrerPolicy": "no-referrer", "override": true },
            "strictTransportSecurity": { "accessControlMaxAgeSec": 31536000, "includeSubdomains": true, "preload": false, "override": true }
          },
          "customHeadersConfig": { "items": [
            { "header": "Permissions-Policy", "value": "camera=()", "override": true },
            { "header": "Cache-Control", "value": "no-store", "override": false }
          ] }
        }
        """)!.AsObject();
}
