using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Administrators come and go; one always stays.</summary>
public sealed class AdministratorTests
{
    [Test]
    public async Task A_role_that_is_taken_away_is_gone_at_once()
    {
        using var first = PlatformFixture.Administrator.Client();
        var second = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        string secondId;
        using (var before = second.Client()) secondId = await IdAsync(before);
        await SetRolesAsync(first, secondId, HttpStatusCode.OK, "admin");

        using var promoted = new Account(PlatformFixture.Platform.Address, second.Email, second.Password).Client();
        Assert.That((await promoted.GetAsync("/api/admin/users")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await SetRolesAsync(first, secondId, HttpStatusCode.OK, "creator");
        Assert.That((await promoted.GetAsync("/api/admin/users")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "whatever its token still says");
    }

    [Test]
    public async Task The_last_administrator_stays()
    {
        // Of its own: elsewhere others make administrators meanwhile.
        await using var platform = await RunningPlatform.StartAsync();
        using var only = await Accounts.OpenAndSignInAsync(platform.Address, Accounts.FirstAdministrator);
        await SetRolesAsync(only, await IdAsync(only), HttpStatusCode.Conflict, "viewer");
    }

    private static async Task SetRolesAsync(HttpClient admin, string userId, HttpStatusCode expected, params string[] roles)
    {
        using var answer = await admin.PatchAsJsonAsync($"/api/admin/users/{userId}", new { roles });
        await Accounts.AssertStatusAsync(answer, expected);
    }

    private static async Task<string> IdAsync(HttpClient client) => (string)(await client.GetFromJsonAsync<JsonNode>("/api/auth/me"))!["userId"]!;
}
