using System.Text.Json.Nodes;
using NUnit.Framework;
using Pulumi;
using VideoStack.Infra.Components.Edge;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class CdnTests
{
    // All that standard logging (v2) has of every request (Amazon CloudFront Developer Guide, "Log file fields").
    private static readonly string[] _logFields =
    [
        "date", "time", "x-edge-location", "sc-bytes", "c-ip", "cs-method", "cs(Host)", "cs-uri-stem", "sc-status", "cs(Referer)", "cs(User-Agent)",
        "cs-uri-query", "cs(Cookie)", "x-edge-result-type", "x-edge-request-id", "x-host-header", "cs-protocol", "cs-bytes", "time-taken",
        "x-forwarded-for", "ssl-protocol", "ssl-cipher", "x-edge-response-result-type", "cs-protocol-version", "fle-status", "fle-encrypted-fields",
        "c-port", "time-to-first-byte", "x-edge-detailed-result-type", "sc-content-type", "sc-content-len", "sc-range-start", "sc-range-end",
    ];

    private static JsonObject Distribution => Graph.Of("dev")["cdn-distribution"];

    [Test]
    public void Behaviours_stand_in_the_order_in_which_they_match() =>
        Assert.That(Distribution["orderedCacheBehaviors"]!.AsArray().Select(behavior => (string?)behavior!["pathPattern"]),
            Is.EqualTo((string[])
            ["/api/videos", "/api/*", "/media/*.m3u8", "/media/*.mpd", "/media/*/storyboard.vtt", "/media/*.vtt", "/media/*"]));

    [Test]
    public void Every_behaviour_redirects_to_https_and_adds_the_security_headers()
    {
        foreach (var behavior in Distribution["orderedCacheBehaviors"]!.AsArray().Append(Distribution["defaultCacheBehavior"]))
        {
            Assert.That((string?)behavior!["viewerProtocolPolicy"], Is.EqualTo("redirect-to-https"));
            Assert.That((string?)behavior["responseHeadersPolicyId"], Is.EqualTo("${cdn-headers.id}"));
        }
    }

    [TestCase("/media/*.m3u8", "${cdn-cache-manifests.id}")]
    [TestCase("/media/*.mpd", "${cdn-cache-manifests.id}")]
    [TestCase("/media/*/storyboard.vtt", "${cdn-cache-manifests.id}")]
    [TestCase("/media/*.vtt", "${cdn-cache-captions.id}")]
    [TestCase("/media/*", "${cdn-cache-segments.id}")]
    public void Films_play_with_a_signature_only(string path, string cache)
    {
        var behavior = Behavior(path);
        Graph.AssertIs(behavior["trustedKeyGroups"], """["${playback-signing-group.id}"]""");
        Graph.AssertIs(behavior["allowedMethods"], """["GET", "HEAD"]""");
        Assert.That((string?)behavior["targetOriginId"], Is.EqualTo("media"));
        Assert.That((string?)behavior["cachePolicyId"], Is.EqualTo(cache));
    }

    [TestCase("/media/*.m3u8")]
    [TestCase("/media/*.mpd")]
    [TestCase("/media/*/storyboard.vtt")]
    [TestCase("/media/*.vtt")]
    [TestCase("/media/*")]
    public void A_function_guards_films_against_queries_that_match_anothers_cookies(string path)
    {
        Graph.AssertIs(Behavior(path)["functionAssociations"], """[{ "eventType": "viewer-request", "functionArn": "${cdn-media-request.arn}" }]""");
        var function = Graph.Of("dev")["cdn-media-request"];
        Assert.That((string?)function["runtime"], Is.EqualTo("cloudfront-js-2.0"), "older ones do not tell the query as it came");
        Assert.That((string?)function["code"], Does.Contain("function handler(event)"));
        Assert.That((bool?)function["publish"], Is.True);
    }

    [Test]
    public void The_feed_is_kept_for_five_seconds_a_page_for_each_cursor_and_limit()
    {
        var feed = Behavior("/api/videos");
        Assert.That((string?)feed["cachePolicyId"], Is.EqualTo("${cdn-cache-feed.id}"));
        Assert.That(feed.AsObject().ContainsKey("originRequestPolicyId"), Is.False, "Nobody's cookies or tokens may shape what all see.");
        var cache = Graph.Of("dev")["cdn-cache-feed"];
        Assert.That(((int?)cache["minTtl"], (int?)cache["defaultTtl"], (int?)cache["maxTtl"]), Is.EqualTo((0, 5, 5)));
        var key = cache["parametersInCacheKeyAndForwardedToOrigin"]!;
        Graph.AssertIs(key["queryStringsConfig"], """{ "queryStringBehavior": "whitelist", "queryStrings": { "items": ["cursor", "limit"] } }""");
        Graph.AssertIs(key["cookiesConfig"], """{ "cookieBehavior": "none" }""");
        Graph.AssertIs(key["headersConfig"], """{ "headerBehavior": "none" }""");
    }

    [Test]
    public void The_API_gets_all_but_the_host_so_If_Match_too_and_nothing_of_it_is_kept()
    {
        var api = Behavior("/api/*");
        Assert.That((string?)api["cachePolicyId"], Is.EqualTo("${cdn-cache-none.id}"));
        Assert.That((string?)api["originRequestPolicyId"], Is.EqualTo("${cdn-to-api.id}"));
        Graph.AssertIs(api["allowedMethods"], """["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]""");
        Assert.That((int?)Graph.Of("dev")["cdn-cache-none"]["maxTtl"], Is.Zero);
        Graph.AssertIs(Graph.Of("dev")["cdn-to-api"],
            """
            {
              "cookiesConfig": { "cookieBehavior": "all" }, "queryStringsConfig": { "queryStringBehavior": "all" },
              "headersConfig": { "headerBehavior": "allExcept", "headers": { "items": ["Host"] } }
            }
            """);
    }

    [Test]
    public void Texts_are_compressed_but_not_the_APIs_whose_ETag_would_become_a_weak_one()
    {
        var compressed = Distribution["orderedCacheBehaviors"]!.AsArray().Where(behavior => (bool?)behavior!["compress"] == true).ToList();
        Assert.That(compressed.Select(behavior => (string?)behavior!["pathPattern"]),
            Is.EqualTo((string[])["/api/videos", "/media/*.m3u8", "/media/*.mpd", "/media/*/storyboard.vtt", "/media/*.vtt"]));
        foreach (var behavior in compressed)
        {
            var key = Graph.Of("dev")[((string)behavior!["cachePolicyId"]!)[2..^".id}".Length]]["parametersInCacheKeyAndForwardedToOrigin"]!;
            Assert.That(((bool?)key["enableAcceptEncodingGzip"], (bool?)key["enableAcceptEncodingBrotli"]), Is.EqualTo((true, true)), "or nothing is");
        }
    }

    [TestCase("cdn-cache-site", 0, 31536000)]
    [TestCase("cdn-cache-manifests", 60, 60)]
    [TestCase("cdn-cache-captions", 31536000, 31536000)]
    [TestCase("cdn-cache-segments", 31536000, 31536000)]
    public void Content_is_kept_as_long_as_its_kind_allows(string policy, int usual, int most)
    {
        var cache = Graph.Of("dev")[policy];
        Assert.That(((int?)cache["minTtl"], (int?)cache["defaultTtl"], (int?)cache["maxTtl"]), Is.EqualTo((0, usual, most)));
    }

    [Test]
    public void Errors_are_never_kept()
    {
        var errors = Distribution["customErrorResponses"]!.AsArray();
        Assert.That(errors.Select(error => (int)error!["errorCode"]!), Is.EqualTo((int[])[400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]));
        Assert.That(errors.Select(error => error!.AsObject().Count), Has.All.EqualTo(2), "An error keeps its own status and body.");
        Assert.That(errors.Select(error => (int)error!["errorCachingMinTtl"]!), Has.All.Zero);
    }

    [Test]
    public void Origins_are_the_private_buckets_and_the_API_with_its_key() => Graph.AssertIs(Distribution["origins"],
        """
        [
          { "originId": "site", "domainName": "${storage-site-bucket.bucketRegionalDomainName}", "originAccessControlId": "${cdn-access-site.id}" },
          { "originId": "media", "domainName": "${storage-processed-bucket.bucketRegionalDomainName}", "originAccessControlId": "${cdn-access-media.id}" },
          {
            "originId": "api", "domainName": "${api-rest.id}.execute-api.eu-central-1.amazonaws.com", "originPath": "/v1",
            "customHeaders": [{ "name": "x-api-key", "value": "${api-key.value}" }],
            "customOriginConfig": { "httpPort": 80, "httpsPort": 443, "originProtocolPolicy": "https-only", "originSslProtocols": ["TLSv1.2"] }
          }
        ]
        """);

    [TestCase("cdn-access-site")]
    [TestCase("cdn-access-media")]
    public void CloudFront_signs_its_requests_to_buckets(string access) => Graph.AssertIs(Graph.Of("dev")[access],
        """{ "originAccessControlOriginType": "s3", "signingBehavior": "always", "signingProtocol": "sigv4" }""");

    [TestCase("storage-site", "*")]
    [TestCase("storage-processed", "media/*")]
    public void Only_this_distribution_reads_the_buckets(string bucket, string keys)
    {
        var graph = Graph.Of("dev");
        const string Condition = """{ "StringEquals": { "AWS:SourceArn": "${cdn-distribution.arn}" } }""";
        Graph.AssertIs(graph.Statement($"{bucket}-policy", "Read"),
            $$"""
            {
              "Sid": "Read", "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject",
              "Resource": "${{{bucket}}-bucket.arn}/{{keys}}", "Condition": {{Condition}}
            }
            """);
        Graph.AssertIs(graph.Statement($"{bucket}-policy", "Find"),
            $$"""
            {
              "Sid": "Find", "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:ListBucket",
              "Resource": "${{{bucket}}-bucket.arn}", "Condition": {{Condition}}
            }
            """);
        Assert.That(graph.Document($"{bucket}-policy", "policy")["Statement"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public void The_page_may_run_its_own_scripts_only_and_send_films_to_the_raw_bucket()
    {
        var headers = Graph.Of("dev")["cdn-headers"]["securityHeadersConfig"]!;
        var policy = ((string)headers["contentSecurityPolicy"]!["contentSecurityPolicy"]!).Split("; ")
            .ToDictionary(directive => directive.Split(' ')[0], directive => directive.Split(' ', 2)[1]);
        Assert.Multiple(() =>
        {
            Assert.That(policy["default-src"], Is.EqualTo("'none'"));
            Assert.That(policy["script-src"], Is.EqualTo("'self'"));
            Assert.That(policy["style-src"], Is.EqualTo("'self'"));
            Assert.That(policy["media-src"], Is.EqualTo("'self' blob:"));
            Assert.That(policy["worker-src"], Is.EqualTo("'self' blob:"));
            Assert.That(policy["connect-src"],
                Is.EqualTo("'self' ${storage-raw-bucket.bucketRegionalDomainName} ${storage-raw-bucket.bucketDomainName}"));
            Assert.That(policy["frame-ancestors"], Is.EqualTo("'none'"));
            Assert.That(policy.Values, Has.None.Contains("unsafe"));
        });
        Graph.AssertIs(headers["contentTypeOptions"], """{ "override": true }""");
        Graph.AssertIs(headers["referrerPolicy"], """{ "referrerPolicy": "strict-origin-when-cross-origin", "override": true }""");
        Graph.AssertIs(headers["strictTransportSecurity"], """{ "accessControlMaxAgeSec": 31536000, "includeSubdomains": false, "override": true }""");
    }

    [Test]
    public void The_page_may_send_films_to_the_accelerator_where_there_is_one()
    {
        var policy = (string?)Graph.With("dev", ("transferAcceleration", "true"))["cdn-headers"]["securityHeadersConfig"]!["contentSecurityPolicy"]!["contentSecurityPolicy"];
        Assert.That(policy, Does.Contain("connect-src 'self' ${storage-raw-bucket.bucketRegionalDomainName} ${storage-raw-bucket.bucketDomainName} ${storage-raw-bucket.bucket}.s3-accelerate.amazonaws.com;"));
    }

    [Test]
    public void Without_a_domain_CloudFronts_own_name_serves()
    {
        Graph.AssertIs(Distribution["viewerCertificate"], """{ "cloudfrontDefaultCertificate": true }""");
        Graph.AssertIs(Distribution["aliases"], "[]");
        Assert.That(Graph.Of("dev").Outputs["siteUrl"], Is.EqualTo("https://${cdn-distribution.domainName}"));
        Assert.That(Graph.Of("dev").Outputs["apiUrl"], Is.EqualTo("https://${cdn-distribution.domainName}/api"));
    }

    [Test]
    public void A_domain_comes_with_its_certificate_and_modern_TLS()
    {
        const string Certificate = "arn:aws:acm:us-east-1:123456789012:certificate/1";
        var graph = Graph.With("dev", ("domainName", "video.example.org"), ("certificateArn", Certificate));
        Graph.AssertIs(graph["cdn-distribution"]["aliases"], """["video.example.org"]""");
        Graph.AssertIs(graph["cdn-distribution"]["viewerCertificate"],
            $$"""{ "acmCertificateArn": "{{Certificate}}", "minimumProtocolVersion": "TLSv1.2_2021", "sslSupportMethod": "sni-only" }""");
        Assert.That(graph.Outputs["siteUrl"], Is.EqualTo("https://video.example.org"));
    }

    [Test]
    public void Countries_may_be_allowed_or_blocked()
    {
        Graph.AssertIs(Distribution["restrictions"], """{ "geoRestriction": { "restrictionType": "none" } }""");
        Graph.AssertIs(Graph.With("dev", ("geo", """{"allow":["AT","DE"]}"""))["cdn-distribution"]["restrictions"],
            """{ "geoRestriction": { "restrictionType": "whitelist", "locations": ["AT", "DE"] } }""");
        Graph.AssertIs(Graph.With("dev", ("geo", """{"block":["XX"]}"""))["cdn-distribution"]["restrictions"],
            """{ "geoRestriction": { "restrictionType": "blacklist", "locations": ["XX"] } }""");
    }

    [TestCase("dev", "PriceClass_100")]
    [TestCase("prod", "PriceClass_All")]
    public void The_distribution_speaks_new_protocols_at_the_edges_of_its_price_class(string stack, string priceClass)
    {
        var distribution = Graph.Of(stack)["cdn-distribution"];
        Assert.Multiple(() =>
        {
            Assert.That((string?)distribution["httpVersion"], Is.EqualTo("http2and3"));
            Assert.That((bool?)distribution["isIpv6Enabled"], Is.True);
            Assert.That((string?)distribution["defaultRootObject"], Is.EqualTo("index.html"));
            Assert.That((string?)distribution["priceClass"], Is.EqualTo(priceClass));
        });
    }

    [Test]
    public void Access_logs_are_delivered_from_the_region_that_knows_CloudFront()
    {
        Assert.That(Graph.Of("dev").Has("cdn-access-log"), Is.False);

        var prod = Graph.Of("prod");
        Graph.AssertIs(prod["cdn-access-log-source"], """{ "region": "us-east-1", "logType": "ACCESS_LOGS", "resourceArn": "${cdn-distribution.arn}" }""");
        Graph.AssertIs(prod["cdn-access-log-destination"],
            """
            {
              "region": "us-east-1", "outputFormat": "json",
              "deliveryDestinationConfiguration": { "destinationResourceArn": "${storage-logs-bucket.arn}/cloudfront" }
            }
            """);
        var delivery = prod["cdn-access-log"];
        delivery.Remove("recordFields");
        Graph.AssertIs(delivery,
            """
            {
              "region": "us-east-1", "deliverySourceName": "${cdn-access-log-source.name}",
              "deliveryDestinationArn": "${cdn-access-log-destination.arn}",
              "s3DeliveryConfigurations": [{ "suffixPath": "/{yyyy}/{MM}/{dd}/", "enableHiveCompatiblePath": false }]
            }
            """);
        Graph.AssertIs(prod.Statement("storage-logs-policy", "DeliverLogs"),
            """
            {
              "Sid": "DeliverLogs", "Effect": "Allow", "Principal": { "Service": "delivery.logs.amazonaws.com" }, "Action": "s3:PutObject",
              "Resource": "${storage-logs-bucket.arn}/cloudfront/*",
              "Condition": {
                "StringEquals": { "aws:SourceAccount": "${account}" },
                "ArnLike": { "aws:SourceArn": "arn:aws:logs:us-east-1:${account}:delivery-source:*" }
              }
            }
            """);
    }

    [Test]
    public void Access_logs_tell_who_asked_for_what_but_no_query_no_cookie_and_no_referrer()
    {
        var fields = Graph.Of("prod")["cdn-access-log"]["recordFields"]!.AsArray().Select(field => (string)field!).ToList();
        Assert.That(fields, Is.SubsetOf(_logFields).And.Unique);
        Assert.That(fields, Is.SupersetOf((string[])["date", "time", "c-ip", "cs-method", "cs-uri-stem", "sc-status"]));
        Assert.That(fields, Has.None.AnyOf("cs-uri-query", "cs(Cookie)", "cs(Referer)"));
    }

    [TestCase("index.html", "index.html", "text/html; charset=utf-8", "no-cache")]
    [TestCase("watch.html", "watch", "text/html; charset=utf-8", "no-cache")]
    [TestCase("favicon.svg", "favicon.svg", "image/svg+xml", "no-cache")]
    [TestCase("assets/page-HASH.js", "assets/page-HASH.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    public void Pages_are_uploaded_under_the_name_and_type_that_browsers_ask_for(string file, string key, string type, string cacheControl) =>
        Graph.AssertIs(Graph.Of("dev")[$"cdn-page-{file}"],
            $$"""
            {
              "bucket": "${storage-site-bucket.bucket}", "key": "{{key}}", "contentType": "{{type}}", "cacheControl": "{{cacheControl}}",
              "source": "FileAsset", "sourceHash": "{{new string('0', 64)}}"
            }
            """);

    [Test]
    public void A_file_of_unknown_type_stops_the_upload()
    {
        var error = Assert.Throws<RunException>(() => SiteUpload.TypeOf(new SiteFile("data.xyz", "/site/data.xyz", "")));
        Assert.That(error!.Message, Is.EqualTo("What type is /site/data.xyz? Add its extension to SiteUpload.cs."));
    }

    private static JsonNode Behavior(string path) =>
        Distribution["orderedCacheBehaviors"]!.AsArray().Single(behavior => (string?)behavior!["pathPattern"] == path)!;
}
