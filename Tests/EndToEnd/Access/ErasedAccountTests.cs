using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Whoever erases an account leaves nothing behind.</summary>
public sealed class ErasedAccountTests
{
    private static Uri Site => PlatformFixture.Platform.Address;

    [Test]
    public async Task The_films_go_with_the_account_and_the_address_is_free_again()
    {
        var account = await Accounts.OpenAsync(Site);
        using var client = account.Client();
        using var announced = await client.PostAsJsonAsync("/api/uploads", new { fileName = "f.mp4", contentType = "video/mp4", size = 1000, visibility = "public" });
        var videoId = (string)(await announced.Content.ReadFromJsonAsync<JsonNode>())!["videoId"]!;
        using var visitor = new HttpClient { BaseAddress = Site };
        Assert.That((await visitor.GetAsync($"/api/videos/{videoId}")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "before");

        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/auth/me") { Content = JsonContent.Create(new { password = account.Password }) };
        using var erased = await client.SendAsync(request);
        await Accounts.AssertStatusAsync(erased, HttpStatusCode.Accepted);

        Assert.That((await visitor.GetAsync($"/api/videos/{videoId}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "the film is closed at once");
        using var signIn = await visitor.PostAsJsonAsync("/api/auth/login", new { email = account.Email, password = account.Password });
        Assert.That(signIn.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        _ = await Accounts.OpenAsync(Site, account.Email);
    }
}
