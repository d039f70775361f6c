using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Tokens that the platform did not make, or has taken back, open nothing.</summary>
public sealed class TokenAttackTests
{
    private const string RefreshCookie = "videostack-refresh";

    private static Uri Site => PlatformFixture.Platform.Address;

    [Test]
    public async Task Forged_access_tokens_are_refused_everywhere()
    {
        using var http = new HttpClient { BaseAddress = Site };
        var token = await PlatformFixture.Creator.TokenAsync();
        var keys = (await http.GetFromJsonAsync<JsonNode>("/api/.well-known/jwks.json"))!;
        using (var asked = await AskAsync(http, "/api/auth/me", token)) Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the true one");
        foreach (var (attack, forged) in ForgedTokens.Of(token, keys))
        {
            // The last one needs no token: a bad one is refused all the same.
            foreach (var path in new[] { "/api/auth/me", "/api/admin/users", $"/api/videos/{Guid.CreateVersion7()}" })
            {
                using var answer = await AskAsync(http, path, forged);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), $"{attack} at {path}");
                Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("urn:videostack:problem:unauthenticated"), attack);
            }
        }
    }

    [Test]
    public async Task A_refresh_token_that_was_used_before_ends_the_session()
    {
        var account = await Accounts.OpenAsync(Site);
        using var http = Plain();
        var stolen = await SignInAsync(http, account);
        var second = await RefreshedAsync(http, stolen);
        var third = await RefreshedAsync(http, second);

        using var reused = await RefreshAsync(http, stolen);
        Assert.That(reused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "the thief");
        using var victim = await RefreshAsync(http, third);
        Assert.That(victim.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "the whole session is over");
    }

    [Test]
    public async Task A_page_that_was_left_in_the_middle_of_a_refresh_stays_signed_in()
    {
        var account = await Accounts.OpenAsync(Site);
        using var http = Plain();
        var first = await SignInAsync(http, account);
        _ = await RefreshedAsync(http, first); // Its answer never arrived.
        var again = await RefreshedAsync(http, first);
        _ = await RefreshedAsync(http, again);
    }

    [Test]
    public async Task Signing_out_ends_the_refresh_token()
    {
        var account = await Accounts.OpenAsync(Site);
        using var http = Plain();
        var token = await SignInAsync(http, account);
        using (var left = await SendAsync(http, "/api/auth/logout", token)) Assert.That(left.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using var answer = await RefreshAsync(http, token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_refresh_cookie_is_for_the_server_alone()
    {
        using var http = Plain();
        var account = await Accounts.OpenAsync(Site);
        using var answer = await http.PostAsJsonAsync("/api/auth/login", new { email = account.Email, password = account.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split("; ");
        Assert.That(cookie, Is.SupersetOf(new[] { "Path=/api/auth", "HttpOnly", "Secure", "SameSite=Strict" }));
    }

    private static HttpClient Plain() => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Site };

    private static async Task<string> SignInAsync(HttpClient http, Account account)
    {
        using var answer = await http.PostAsJsonAsync("/api/auth/login", new { email = account.Email, password = account.Password });
        await Accounts.AssertStatusAsync(answer, HttpStatusCode.OK);
        return CookieOf(answer);
    }

    private static async Task<string> RefreshedAsync(HttpClient http, string token)
    {
        using var answer = await RefreshAsync(http, token);
        await Accounts.AssertStatusAsync(answer, HttpStatusCode.OK);
        return CookieOf(answer);
    }

    private static Task<HttpResponseMessage> RefreshAsync(HttpClient http, string token) => SendAsync(http, "/api/auth/refresh", token);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Cookie", $"{RefreshCookie}={token}");
        return await http.SendAsync(request);
    }

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(RefreshCookie, StringComparison.Ordinal)).Split(';')[0].Split('=')[1];

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }
}
