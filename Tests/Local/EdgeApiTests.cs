using System.Net;

namespace VideoStack.Local.Tests;

/// <summary>The API behind the edge: what reaches it, and what is kept.</summary>
public sealed class EdgeApiTests
{
    [Test]
    public async Task A_request_reaches_its_stage_with_the_origins_key_and_the_viewers_headers()
    {
        await using var edge = await EdgeFixture.StartAsync();
        using var content = new StringContent("""{"a":1}""", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads%2F1?b=%20x&a") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer t");
        request.Headers.TryAddWithoutValidation("Cookie", "session=s; other=o");
        request.Headers.TryAddWithoutValidation("x-api-key", "the viewer's own");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");

        var answer = await edge.Viewer.SendAsync(request);

        var seen = await EdgeFixture.SeenAsync(answer);
        var headers = seen["headers"]!;
        Assert.That(((string?)seen["method"], (string?)seen["target"], (string?)seen["body"]),
            Is.EqualTo(("POST", "/abc123/live/api/uploads%2F1?b=%20x&a", """{"a":1}""")));
        Assert.That((string?)headers["x-api-key"], Is.EqualTo("the-key"), "the origin's header wins");
        Assert.That((string?)headers["host"], Is.EqualTo("abc123.execute-api.eu-central-1.amazonaws.com"));
        Assert.That((string?)headers["authorization"], Is.EqualTo("Bearer t"));
        Assert.That((string?)headers["cookie"], Is.EqualTo("session=s; other=o"));
        Assert.That((string?)headers["content-type"], Does.StartWith("application/json"));
        Assert.That((string?)headers["x-forwarded-for"], Does.StartWith("203.0.113.9, "));
        Assert.That((string?)headers["via"], Does.Contain("CloudFront"));
    }

    [Test]
    public async Task Only_what_the_policies_name_reaches_the_origin()
    {
        await using var edge = await EdgeFixture.StartAsync();

        var seen = await EdgeFixture.SeenAsync(await edge.GetAsync("/api/videos?limit=3&utm=x&cursor=c", ("Authorization", "Bearer t"),
            ("Cookie", "a=b"), ("X-Custom", "1"), ("User-Agent", "me")));

        var headers = seen["headers"]!;
        Assert.That((string?)seen["target"], Is.EqualTo("/abc123/live/api/videos?limit=3&cursor=c"));
        Assert.That((headers["authorization"], headers["cookie"], headers["x-custom"]),
            Is.EqualTo(((object?)null, (object?)null, (object?)null)));
        Assert.That((string?)headers["user-agent"], Is.EqualTo("Amazon CloudFront"));
    }

    [Test]
    public async Task An_answer_is_kept_as_long_as_the_policy_says_and_apart_by_its_key()
    {
        var clock = new MediaClock();
        await using var edge = await EdgeFixture.StartAsync(time: clock);

        var first = await edge.GetAsync("/api/videos?limit=3");
        clock.Advance(TimeSpan.FromSeconds(4));
        var second = await edge.GetAsync("/api/videos?limit=3&utm=other", ("Cookie", "who=me"));

        Assert.That((XCache(first), XCache(second)), Is.EqualTo(("Miss from cloudfront", "Hit from cloudfront")),
            "what is not in the key makes no difference");
        Assert.That(second.Headers.Age, Is.EqualTo(TimeSpan.FromSeconds(4)));
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(XCache(await edge.GetAsync("/api/videos?limit=4")), Is.EqualTo("Miss from cloudfront"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(XCache(await edge.GetAsync("/api/videos?limit=3")), Is.EqualTo("Miss from cloudfront"),
            "after five seconds it is stale");
        Assert.That(edge.ApiCalls, Is.EqualTo(3));
    }

    [TestCase("no-store", 200)]
    [TestCase("private", 200)]
    [TestCase("max-age=0", 200)]
    [TestCase(null, 500)]
    public async Task What_the_origin_wants_fresh_and_errors_are_not_kept(string? cacheControl, int status)
    {
        await using var edge = await EdgeFixture.StartAsync();
        edge.Api = context =>
        {
            context.Response.StatusCode = status;
            if (cacheControl is not null) context.Response.Headers.CacheControl = cacheControl;
            return context.Response.WriteAsync("answer");
        };

        await edge.GetAsync("/api/videos");
        var answer = await edge.GetAsync("/api/videos");

        Assert.That(((int)answer.StatusCode, edge.ApiCalls, await answer.Content.ReadAsStringAsync()), Is.EqualTo((status, 2, "answer")));
    }

    [Test]
    public async Task Nothing_is_kept_where_caching_is_disabled()
    {
        await using var edge = await EdgeFixture.StartAsync();

        await edge.GetAsync("/api/health");
        await edge.GetAsync("/api/health");

        Assert.That(edge.ApiCalls, Is.EqualTo(2));
    }

    [Test]
    public async Task Several_cookies_reach_the_viewer_as_several_headers()
    {
        await using var edge = await EdgeFixture.StartAsync();
        edge.Api = context =>
        {
            context.Response.Headers.Append("Set-Cookie", "a=1; Path=/media");
            context.Response.Headers.Append("Set-Cookie", "b=2; Path=/media");
            return Task.CompletedTask;
        };

        var answer = await edge.GetAsync("/api/videos/1/playback");

        Assert.That(answer.Headers.GetValues("Set-Cookie"), Is.EquivalentTo(["a=1; Path=/media", "b=2; Path=/media"]));
    }

    [Test]
    public async Task An_answer_that_breaks_off_is_not_kept()
    {
        await using var edge = await EdgeFixture.StartAsync();
        edge.Api = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.That((await edge.GetAsync("/api/videos")).StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        edge.Api = context => context.Response.WriteAsync("well again");
        Assert.That(await (await edge.GetAsync("/api/videos")).Content.ReadAsStringAsync(), Is.EqualTo("well again"));
    }

    private static string XCache(HttpResponseMessage answer) => answer.Headers.GetValues("X-Cache").Single();
}
