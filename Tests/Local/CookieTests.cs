using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>Who gets in where a behaviour trusts a key group.</summary>
public sealed class CookieTests
{
    private const string Path = "/media/v1/movie.m3u8";
    private const string Everything = "https://*/media/v1/*";

    private static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddHours(1);
    private static readonly DateTimeOffset Earlier = DateTimeOffset.UtcNow.AddHours(-1);
    private static readonly CookieSigner Signer = CookieSigner.Default;

    private static IEnumerable<TestCaseData> Viewers()
    {
        var good = CookieSigner.Policy(Everything, Later);
        yield return Case("signed cookies", 200, Signer.Cookies(good));
        yield return Case("signed with SHA-1, the default", 200, Signer.Cookies(good, sha256: false));
        yield return Case("one character may be a question mark", 200,
            Signer.Cookies(CookieSigner.Policy("http*://*/media/v?/movie.m3u8", Later)));
        yield return Case("valid since an hour", 200, Signer.Cookies(CookieSigner.Policy(Everything, Later, from: Earlier)));
        yield return Case("from this machine", 200, Signer.Cookies(CookieSigner.Policy(Everything, Later, source: "127.0.0.1/32")));
        yield return Case("from anywhere", 200, Signer.Cookies(CookieSigner.Policy(Everything, Later, source: "0.0.0.0/0")));

        yield return Case("nothing shown", 403, null, "MissingKey");
        yield return Case("no key", 403, $"CloudFront-Policy={CookieSigner.Encode(good)}; CloudFront-Signature=abc", "MissingKey");
        yield return Case("an unknown key", 403, Signer.Cookies(good, keyId: "K2"), "InvalidKey");
        yield return Case("no signature", 403, $"CloudFront-Policy={CookieSigner.Encode(good)}; CloudFront-Key-Pair-Id=K1",
            "MalformedSignature");
        yield return Case("a signature that is no Base64", 403,
            $"CloudFront-Policy={CookieSigner.Encode(good)}; CloudFront-Signature=%; CloudFront-Key-Pair-Id=K1", "MalformedSignature");
        yield return Case("no policy", 403, "CloudFront-Signature=abcd; CloudFront-Key-Pair-Id=K1", "MalformedPolicy");
        yield return Case("a policy that is no JSON", 403, Signer.Cookies("not json"), "MalformedPolicy");
        yield return Case("a policy without an end", 403, Signer.Cookies($$"""{"Statement":[{"Resource":"{{Everything}}"}]}"""),
            "MalformedPolicy");
        yield return Case("signed by another key", 403, CookieSigner.EllipticCurve().Cookies(good), "AccessDenied");
        yield return Case("expired", 403, Signer.Cookies(CookieSigner.Policy(Everything, Earlier)), "AccessDenied");
        yield return Case("not yet valid", 403, Signer.Cookies(CookieSigner.Policy(Everything, Later, from: Later.AddMinutes(-1))),
            "AccessDenied");
        yield return Case("for another film", 403, Signer.Cookies(CookieSigner.Policy("https://*/media/v2/*", Later)), "AccessDenied");
        yield return Case("for plain HTTP", 403, Signer.Cookies(CookieSigner.Policy("http://*/media/v1/*", Later)), "AccessDenied");
        yield return Case("from elsewhere", 403, Signer.Cookies(CookieSigner.Policy(Everything, Later, source: "198.51.100.0/24")),
            "AccessDenied");
        yield return Case("another policy than the signed one", 403,
            Signer.Cookies(good).Replace(CookieSigner.Encode(good),
                CookieSigner.Encode(CookieSigner.Policy(Everything, Later.AddYears(1))), StringComparison.Ordinal), "AccessDenied");
        yield return Case("another hash than the one told", 403, Signer.Cookies(good).Replace("SHA256", "SHA1", StringComparison.Ordinal),
            "AccessDenied");
        yield return Case("a hash that does not exist", 403, Signer.Cookies(good).Replace("SHA256", "MD5", StringComparison.Ordinal),
            "AccessDenied");

        static TestCaseData Case(string name, int status, string? cookies, string? code = null) =>
            new TestCaseData(cookies, status, code).SetName($"Cookies: {name}");
    }

    [TestCaseSource(nameof(Viewers))]
    public async Task Cookies_open_what_their_policy_says(string? cookies, int status, string? code)
    {
        await using var edge = await StartAsync();

        var answer = cookies is null ? await edge.GetAsync(Path) : await edge.GetAsync(Path, ("Cookie", cookies));

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        if (code is null) return;
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"<Code>{code}</Code>"));
        Assert.That(answer.Headers.GetValues("X-Cache").Single(), Is.EqualTo("Error from cloudfront"));
    }

    [Test]
    public async Task An_RSA_key_verifies_as_well()
    {
        var rsa = CookieSigner.Rsa();
        await using var edge = await StartAsync(rsa.PublicKeyPem);

        Assert.That((await edge.GetAsync(Path, ("Cookie", rsa.Cookies(CookieSigner.Policy(Everything, Later))))).StatusCode,
            Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await edge.GetAsync(Path, ("Cookie", rsa.Cookies(CookieSigner.Policy(Everything, Later), sha256: false)))).StatusCode,
            Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await edge.GetAsync(Path, ("Cookie", Signer.Cookies(CookieSigner.Policy(Everything, Later))))).StatusCode,
            Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_URL_may_be_signed_with_a_custom_policy()
    {
        await using var edge = await StartAsync();
        var query = Signer.Query(CookieSigner.Policy("https://*/media/v1/movie.m3u8*", Later));

        Assert.That((await edge.GetAsync($"{Path}?{query}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await edge.GetAsync($"/media/v1/other.m3u8?{query}")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_URL_may_be_signed_with_a_canned_policy_for_itself_alone()
    {
        await using var edge = await StartAsync();
        var url = $"https://{edge.Viewer.BaseAddress!.Authority}{Path}?size=large";

        var signed = $"{Path}?size=large&{Signer.CannedQuery(url, Later)}";
        Assert.That((await edge.GetAsync(signed)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await edge.GetAsync(signed.Replace("large", "small", StringComparison.Ordinal))).StatusCode,
            Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await edge.GetAsync($"{Path}?size=large&{Signer.CannedQuery(url, Earlier)}")).StatusCode,
            Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Cookies_may_carry_a_canned_policy()
    {
        await using var edge = await StartAsync();
        var policy = CookieSigner.Policy($"https://{edge.Viewer.BaseAddress!.Authority}{Path}", Later);
        var signature = Signer.Sign(policy, HashAlgorithmName.SHA256);
        var cookies = $"CloudFront-Expires={Later.ToUnixTimeSeconds()}; CloudFront-Signature={signature}; "
            + "CloudFront-Key-Pair-Id=K1; CloudFront-Hash-Algorithm=SHA256";

        Assert.That((await edge.GetAsync(Path, ("Cookie", cookies))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await edge.GetAsync("/media/v1/other.m3u8", ("Cookie", cookies))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_signed_URL_goes_before_cookies()
    {
        await using var edge = await StartAsync();
        var expired = Signer.Query(CookieSigner.Policy(Everything, Earlier));

        var answer = await edge.GetAsync($"{Path}?{expired}", ("Cookie", Signer.Cookies(CookieSigner.Policy(Everything, Later))));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_way_up_in_the_path_leads_to_no_other_film()
    {
        await using var edge = await StartAsync();
        edge.Put(EdgeGraph.Media, "media/v2/movie.m3u8", "private");
        using var client = new System.Net.Sockets.TcpClient(edge.Viewer.BaseAddress!.Host, edge.Viewer.BaseAddress.Port);
        await using var stream = client.GetStream();

        // Written by hand: an HTTP client would tidy the path up before it sends it.
        var cookies = Signer.Cookies(CookieSigner.Policy(Everything, Later));
        var request = $"GET /media/v1/../v2/movie.m3u8 HTTP/1.1\r\nHost: {edge.Viewer.BaseAddress.Authority}\r\n"
            + $"Cookie: {cookies}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request));
        var answer = await new StreamReader(stream).ReadToEndAsync();

        Assert.That(answer, Does.Not.Contain("private"));
    }

    private static async Task<EdgeFixture> StartAsync(string? publicKey = null)
    {
        var edge = await EdgeFixture.StartAsync((fixture, _) =>
        {
            if (publicKey is null) return;
            fixture.Graph.Add(new("aws:cloudfront/publicKey:PublicKey", "key", "K1", new JsonObject { ["encodedKey"] = publicKey }, []));
        });
        edge.Put(EdgeGraph.Media, "media/v1/movie.m3u8", "#EXTM3U", "application/vnd.apple.mpegurl");
        edge.Put(EdgeGraph.Media, "media/v1/other.m3u8", "#EXTM3U", "application/vnd.apple.mpegurl");
        return edge;
    }
}
