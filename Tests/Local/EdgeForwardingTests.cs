using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>Which of a viewer's credentials reach the API: those that the policies name, as the viewer sent them.</summary>
public sealed class EdgeForwardingTests
{
    private const string Refresh = "videostack-refresh=abc%2B/d==; other=\"quoted, text\"; flag; videostack-refresh2=no";

    [TestCase("all", null, Refresh)]
    [TestCase("none", null, null)]
    [TestCase("whitelist", "videostack-refresh", "videostack-refresh=abc%2B/d==")]
    [TestCase("allExcept", "videostack-refresh", "other=\"quoted, text\"; flag; videostack-refresh2=no")]
    public async Task Cookies_pass_as_the_policy_says_and_as_they_were_written(string behaviour, string? listed, string? expected)
    {
        var cookies = new JsonObject { ["cookieBehavior"] = behaviour };
        if (listed is not null) cookies["cookies"] = new JsonObject { ["items"] = new JsonArray(listed) };
        await using var edge = await StartAsync(new() { ["cookiesConfig"] = cookies });

        var seen = await EdgeFixture.SeenAsync(await edge.GetAsync("/api/auth/refresh", ("Cookie", Refresh)));

        Assert.That((string?)seen["headers"]!["cookie"], Is.EqualTo(expected));
    }

    [TestCase("allViewer", "Bearer t")]
    [TestCase("none", null)]
    public async Task The_access_token_passes_as_the_policy_says(string behaviour, string? expected)
    {
        await using var edge = await StartAsync(new() { ["headersConfig"] = new JsonObject { ["headerBehavior"] = behaviour } });

        var seen = await EdgeFixture.SeenAsync(await edge.GetAsync("/api/auth/me", ("Authorization", "Bearer t")));

        Assert.That((string?)seen["headers"]!["authorization"], Is.EqualTo(expected));
    }

    [Test]
    public async Task The_access_token_passes_as_part_of_the_cache_key_and_keeps_answers_apart()
    {
        await using var edge = await EdgeFixture.StartAsync((fixture, _) =>
        {
            var policy = fixture.Graph.OfType("aws:cloudfront/cachePolicy:CachePolicy").Single(policy => policy.Id == EdgeGraph.FeedPolicy);
            policy.Inputs["parametersInCacheKeyAndForwardedToOrigin"]!["headersConfig"] = new JsonObject
            {
                ["headerBehavior"] = "whitelist", ["headers"] = new JsonObject { ["items"] = new JsonArray("Authorization") },
            };
        });

        foreach (var token in (string[])["a", "b", "a"])
        {
            var seen = await EdgeFixture.SeenAsync(await edge.GetAsync("/api/videos", ("Authorization", token)));
            Assert.That((string?)seen["headers"]!["authorization"], Is.EqualTo(token));
        }

        Assert.That(edge.ApiCalls, Is.EqualTo(2));
    }

    [Test]
    public void A_policy_that_CloudFront_refuses_is_refused_at_the_start()
    {
        var headers = new JsonObject
        {
            ["headerBehavior"] = "whitelist", ["headers"] = new JsonObject { ["items"] = new JsonArray("authorization") },
        };

        Assert.That(
            async () => await StartAsync(new() { ["headersConfig"] = headers }),
            Throws.InstanceOf<LocalException>().With.Message.Contains("Authorization"));
    }

    [Test]
    public async Task The_functions_cookies_reach_the_viewer_unchanged()
    {
        const string cookie = "videostack-refresh=t; Path=/api/auth; HttpOnly; Secure; SameSite=Strict; Max-Age=2592000";
        await using var edge = await EdgeFixture.StartAsync();
        edge.Api = context =>
        {
            context.Response.Headers.Append("Set-Cookie", cookie);
            return Task.CompletedTask;
        };

        var answer = await edge.GetAsync("/api/auth/login");

        Assert.That(answer.Headers.GetValues("Set-Cookie"), Is.EqualTo([cookie]));
    }

    // The API's behaviour gets an origin request policy of its own.
    private static Task<EdgeFixture> StartAsync(JsonObject policy) => EdgeFixture.StartAsync((fixture, distribution) =>
    {
        fixture.Graph.Add(new("aws:cloudfront/originRequestPolicy:OriginRequestPolicy", "to-api", "to-api", policy, []));
        distribution["orderedCacheBehaviors"]![1]!["originRequestPolicyId"] = "to-api";
    });
}
