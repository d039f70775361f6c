using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>What a viewer gets from the local edge.</summary>
public sealed class EdgeTests
{
    [TestCase("/media/*", "/media/v1/a.cmfv", true)]
    [TestCase("/media/*", "/media", false)]
    [TestCase("/api/videos", "/api/videos", true)]
    [TestCase("/api/videos", "/api/videos/1", false)]
    [TestCase("/api/videos", "/API/videos", false)]
    [TestCase("/a/*.jp?g", "/a/b/c.jpeg", true)]
    [TestCase("/a/*.jp?g", "/a/c.jpg", false)]
    [TestCase("*", "/", true)]
    [TestCase("*.m3u8", "/x/y.m3u8", true)]
    [TestCase("a*b*c", "aXbXbXc", true)]
    [TestCase("a*b*c", "aXbX", false)]
    public void Patterns_are_CloudFronts(string pattern, string text, bool matches) =>
        Assert.That(Wildcard.IsMatch(pattern, text), Is.EqualTo(matches));

    [Test]
    public async Task The_root_is_the_default_root_object()
    {
        await using var edge = await StartAsync();

        var answer = await edge.GetAsync("/");

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("<html>"));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(answer.Headers.CacheControl!.MaxAge, Is.EqualTo(TimeSpan.FromSeconds(60)), "as stored with the object");
    }

    [Test]
    public async Task Answers_carry_the_policys_headers_and_the_edges_own_but_not_the_emulators()
    {
        await using var edge = await StartAsync();

        var headers = (await edge.GetAsync("/watch")).Headers;

        Assert.That(headers.GetValues("Content-Security-Policy").Single(), Is.EqualTo("default-src 'self'"));
        Assert.That(headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(headers.GetValues("X-Frame-Options").Single(), Is.EqualTo("DENY"));
        Assert.That(headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
        Assert.That(headers.GetValues("Strict-Transport-Security").Single(), Is.EqualTo("max-age=31536000; includeSubDomains"));
        Assert.That(headers.GetValues("Permissions-Policy").Single(), Is.EqualTo("camera=()"));
        Assert.That(headers.CacheControl!.MaxAge, Is.Not.Null, "a header that does not override leaves the origin's");
        Assert.That(headers.GetValues("X-Cache").Single(), Is.EqualTo("Miss from cloudfront"));
        Assert.That(headers.Via.ToString(), Does.Contain("CloudFront"));
        Assert.That(headers.Contains("x-emulator"), Is.False);
    }

    [TestCase("POST", "/watch", 403)]
    [TestCase("OPTIONS", "/watch", 403)]
    [TestCase("DELETE", "/api/videos", 403)]
    [TestCase("DELETE", "/api/videos/1", 200)]
    [TestCase("HEAD", "/watch", 200)]
    public async Task Only_allowed_methods_pass(string method, string path, int status)
    {
        await using var edge = await StartAsync();

        Assert.That((int)(await edge.SendAsync(new HttpMethod(method), path)).StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_HEAD_request_tells_the_length_and_sends_nothing()
    {
        await using var edge = await StartAsync();

        var answer = await edge.SendAsync(HttpMethod.Head, "/small");

        Assert.That(answer.Content.Headers.ContentLength, Is.EqualTo("small page".Length));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("bytes=2-5", "all ", "bytes 2-5/10")]
    [TestCase("bytes=-4", "page", "bytes 6-9/10")]
    public async Task A_part_can_be_asked_for(string range, string expected, string contentRange)
    {
        await using var edge = await StartAsync();

        var answer = await edge.GetAsync("/small", ("Range", range));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That((await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentRange!.ToString()),
            Is.EqualTo((expected, contentRange)));
    }

    [Test]
    public async Task A_part_beyond_the_end_is_refused_and_one_of_an_older_version_becomes_the_whole()
    {
        await using var edge = await StartAsync();

        Assert.That((int)(await edge.GetAsync("/small", ("Range", "bytes=100-"))).StatusCode, Is.EqualTo(416));
        Assert.That((int)(await edge.GetAsync("/small", ("Range", "bytes=0-1"), ("If-Range", "\"tag\""))).StatusCode, Is.EqualTo(206));
        Assert.That((int)(await edge.GetAsync("/small", ("Range", "bytes=0-1"), ("If-Range", "\"older\""))).StatusCode, Is.EqualTo(200));
    }

    [TestCase("If-None-Match", "\"tag\"", 304)]
    [TestCase("If-None-Match", "W/\"tag\"", 304)]
    [TestCase("If-None-Match", "\"x\", \"tag\"", 304)]
    [TestCase("If-None-Match", "\"other\"", 200)]
    [TestCase("If-Modified-Since", "Fri, 01 May 2026 12:00:00 GMT", 304)]
    [TestCase("If-Modified-Since", "Fri, 01 May 2026 11:59:59 GMT", 200)]
    public async Task What_the_viewer_has_is_not_sent_again(string header, string value, int status)
    {
        await using var edge = await StartAsync();

        var answer = await edge.GetAsync("/watch", (header, value));

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        if (status == 304) Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("gzip, deflate, br", "br")]
    [TestCase("gzip", "gzip")]
    [TestCase("gzip;q=0, identity", null)]
    public async Task Text_is_compressed_as_the_viewer_accepts_it(string accepted, string? expected)
    {
        await using var edge = await StartAsync();

        var answer = await edge.GetAsync("/watch", ("Accept-Encoding", accepted));

        Assert.That(answer.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(expected));
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = expected switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        Assert.That(await new StreamReader(plain).ReadToEndAsync(), Does.StartWith("<html>").And.Length.EqualTo(Page.Length));
        Assert.That(answer.Headers.ETag!.IsWeak, Is.EqualTo(expected is not null));
    }

    [Test]
    public async Task Small_answers_and_other_content_stay_as_they_are()
    {
        await using var edge = await StartAsync();
        edge.Put(EdgeGraph.Site, "film.mp4", new string('x', 5000), "video/mp4");

        Assert.That((await edge.GetAsync("/small", ("Accept-Encoding", "br"))).Content.Headers.ContentEncoding, Is.Empty);
        Assert.That((await edge.GetAsync("/film.mp4", ("Accept-Encoding", "br"))).Content.Headers.ContentEncoding, Is.Empty);
    }

    [Test]
    public async Task A_bucket_that_does_not_admit_the_distribution_denies()
    {
        string[] policies =
        [
            """{"Statement":[]}""",
            EdgeGraph.Admitting(EdgeGraph.Site, "arn:aws:cloudfront::123456789012:distribution/OTHER"),
            EdgeGraph.Admitting(EdgeGraph.Site, EdgeFixture.DistributionArn, "s3:ListBucket"),
        ];
        foreach (var policy in policies)
        {
            await using var edge = await StartAsync((fixture, _) => EdgeGraph.DeclareBucket(fixture.Graph, EdgeGraph.Site, policy));
            Assert.That((await edge.GetAsync("/watch")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), policy);
        }
    }

    [Test]
    public async Task An_origin_without_access_control_is_denied()
    {
        await using var edge = await StartAsync((_, inputs) => inputs["origins"]![0]!.AsObject().Remove("originAccessControlId"));

        Assert.That((await edge.GetAsync("/watch")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase(new[] { "s3:GetObject", "s3:ListBucket" }, 404)]
    [TestCase(new[] { "s3:GetObject" }, 403)]
    public async Task Only_who_may_list_a_bucket_hears_that_an_object_is_missing(string[] actions, int status)
    {
        await using var edge = await StartAsync((fixture, _) =>
        {
            var policy = EdgeGraph.Admitting(EdgeGraph.Site, EdgeFixture.DistributionArn, actions);
            EdgeGraph.DeclareBucket(fixture.Graph, EdgeGraph.Site, policy);
        });

        Assert.That((int)(await edge.GetAsync("/nothing")).StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task An_error_page_stands_in_for_an_origins_error()
    {
        await using var edge = await StartAsync((_, inputs) => inputs["customErrorResponses"] = new JsonArray(
            new JsonObject { ["errorCode"] = 404, ["responseCode"] = 404, ["responsePagePath"] = "/small" },
            new JsonObject { ["errorCode"] = 503, ["errorCachingMinTtl"] = 0 }));

        var answer = await edge.GetAsync("/nothing");

        Assert.That(((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((404, "small page")));
        edge.Api = context => Answer(context, 503);
        Assert.That((int)(await edge.GetAsync("/api/x")).StatusCode, Is.EqualTo(503),
            "a rule without a page only sets how long the error is kept");
        edge.Api = context => Answer(context, 404);
        Assert.That(await (await edge.GetAsync("/api/x")).Content.ReadAsStringAsync(), Is.EqualTo("small page"),
            "error pages are for the whole distribution");
    }

    [Test]
    public void A_reference_that_leads_nowhere_is_told_at_the_start()
    {
        Assert.That(() => StartAsync((_, inputs) => inputs["defaultCacheBehavior"]!["cachePolicyId"] = "nobody"),
            Throws.TypeOf<LocalException>().With.Message.Contains("cache policy nobody"));
        Assert.That(() => StartAsync((_, inputs) => inputs["defaultCacheBehavior"]!["targetOriginId"] = "nobody"),
            Throws.TypeOf<LocalException>().With.Message.Contains("targets 'nobody'"));
        Assert.That(() => StartAsync((_, inputs) => inputs["origins"]![0]!["domainName"] = "example.org"),
            Throws.TypeOf<LocalException>().With.Message.Contains("example.org"));
    }

    private static string Page => "<html>" + new string('a', 3000);

    private static async Task<EdgeFixture> StartAsync(Action<EdgeFixture, JsonObject>? change = null)
    {
        var edge = await EdgeFixture.StartAsync(change);
        edge.Put(EdgeGraph.Site, "index.html", Page);
        edge.Put(EdgeGraph.Site, "watch", Page);
        edge.Put(EdgeGraph.Site, "small", "small page", "text/plain");
        return edge;
    }

    private static Task Answer(Microsoft.AspNetCore.Http.HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
