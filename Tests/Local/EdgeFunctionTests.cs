using System.Net;
using System.Text.Json.Nodes;
using VideoStack.Infra;

namespace VideoStack.Local.Tests;

/// <summary>Functions of the program that run at the edge, above all the one before the films.</summary>
public sealed class EdgeFunctionTests
{
    private const string Arn = "arn:aws:cloudfront::123456789012:function/media-request";
    private const string Mine = "/media/v1/movie.m3u8";
    private const string Foreign = "/media/v2/movie.m3u8";

    private static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddHours(1);
    private static readonly string Cookies = CookieSigner.Default.Cookies(CookieSigner.Policy("https://*/media/v1/*", Later));

    [TestCase("?x=/media/v1/")]
    [TestCase("?/media/v1/")]
    [TestCase("?=/media/v1/")]
    [TestCase("?x=1&y=/media/v1/")]
    [TestCase("?Policy=/media/v1/")]
    [TestCase("?Expires=/media/v1/")]
    [TestCase("?Hash-Algorithm=SHA256&Hash-Algorithm=/media/v1/")]
    [TestCase("?&/media/v1/")]
    [TestCase("??/media/v1/")]
    public async Task A_query_makes_no_other_film_match(string query)
    {
        await using var edge = await StartAsync(MediaRequest());

        Assert.That((await edge.GetAsync(Mine, ("Cookie", Cookies))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await edge.GetAsync(Foreign + query, ("Cookie", Cookies))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task It_is_the_function_that_closes_this_door()
    {
        await using var edge = await StartAsync("function handler(event) { return event.request; }");

        Assert.That((await edge.GetAsync($"{Foreign}?x=/media/v1/", ("Cookie", Cookies))).StatusCode, Is.EqualTo(HttpStatusCode.OK),
            "a policy's star matches the query too");
        await using var guarded = await StartAsync(MediaRequest());
        var refusal = await guarded.GetAsync($"{Foreign}?x=/media/v1/", ("Cookie", Cookies));
        Assert.That(refusal.Headers.GetValues("X-Cache").Single(), Is.EqualTo("FunctionGeneratedResponse from cloudfront"));
    }

    [TestCase("")]
    [TestCase("?")]
    public async Task Cookies_open_their_film(string query)
    {
        await using var edge = await StartAsync(MediaRequest());

        Assert.That((await edge.GetAsync(Mine + query, ("Cookie", Cookies))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_signed_address_opens_its_still()
    {
        await using var edge = await StartAsync(MediaRequest());
        const string Still = "/media/v1/thumbnails/thumb.0000000.jpg";
        edge.Put(EdgeGraph.Media, Still[1..], "picture", "image/jpeg");
        var signer = CookieSigner.Default;
        var canned = signer.CannedQuery($"https://{edge.Viewer.BaseAddress!.Authority}{Still}", Later);

        Assert.That((await edge.GetAsync($"{Still}?{signer.Query(CookieSigner.Policy($"https://*{Still}", Later))}")).StatusCode,
            Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await edge.GetAsync($"{Still}?{canned}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_function_sees_the_request_and_answers_in_the_origins_place()
    {
        await using var edge = await StartAsync(
            """
            async function handler({ version, context, request: { method, uri, querystring, headers, cookies } }) {
              const told = [version, context.eventType, method, uri, querystring.a.multiValue[1].value, headers['x-me'].value];
              return {
                statusCode: 418,
                headers: { 'x-told': { value: told.join(' ') } },
                body: { encoding: 'text', data: 'CloudFront-Key-Pair-Id' in cookies ? 'tea' : '' },
              };
            }
            """);

        var answer = await edge.GetAsync($"{Mine}?a=1&a=2", ("Cookie", Cookies), ("X-Me", "you"));

        Assert.That(((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((418, "tea")));
        Assert.That(answer.Headers.GetValues("x-told").Single(), Is.EqualTo($"1.0 viewer-request GET {Mine} 2 you"));
    }

    [TestCase("function handler() { throw new Error('out of tea'); }", "out of tea")]
    [TestCase("function handler(event) { event.request.uri = '/media/v2/x'; return event.request; }", "changes the request")]
    [TestCase("function handler( {", "SyntaxError")]
    public async Task A_function_that_fails_lets_nobody_in(string code, string reason)
    {
        await using var edge = await StartAsync(code);

        var answer = await edge.GetAsync(Mine, ("Cookie", Cookies));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(reason));
    }

    [TestCase("functionArn", "arn:aws:cloudfront::123456789012:function/other", "does not declare")]
    [TestCase("eventType", "viewer-response", "on answers")]
    public void What_cannot_be_run_is_told_at_the_start(string member, string value, string reason) =>
        Assert.That(() => StartAsync(MediaRequest(), association => association[member] = value),
            Throws.TypeOf<LocalException>().With.Message.Contains(reason));

    private static async Task<EdgeFixture> StartAsync(string code, Action<JsonObject>? change = null)
    {
        var edge = await EdgeFixture.StartAsync((fixture, inputs) =>
        {
            fixture.Graph.Add(new("aws:cloudfront/function:Function", "media-request", "media-request",
                new() { ["runtime"] = "cloudfront-js-2.0", ["code"] = code }, new() { ["arn"] = Arn }));
            var association = new JsonObject { ["eventType"] = "viewer-request", ["functionArn"] = Arn };
            change?.Invoke(association);
            inputs["orderedCacheBehaviors"]!.AsArray().Single(behaviour => (string?)behaviour!["pathPattern"] == "/media/*")!
                ["functionAssociations"] = new JsonArray(association);
        });
        foreach (var path in (string[])[Mine, Foreign]) edge.Put(EdgeGraph.Media, path[1..], "#EXTM3U", "application/vnd.apple.mpegurl");
        return edge;
    }

    /// <summary>The code that is deployed.</summary>
    private static string MediaRequest()
    {
        using var stream = typeof(Platform).Assembly.GetManifestResourceStream("media-request.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
