using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Administrators come and go; one always stays. On a platform of its own, where nobody else makes any.</summary>
public sealed class AdministratorTests
{
    [Test]
    public async Task A_role_that_is_taken_away_is_gone_at_once_and_the_last_administrator_stays()
    {
        await using var platform = await RunningPlatform.StartAsync();
        using var first = await Accounts.OpenAndSignInAsync(platform.Address, Accounts.FirstAdministrator);
        var second = await Accounts.OpenAsync(platform.Address);
        string secondId;
        using (var before = second.Client()) secondId = await IdAsync(before);
        await SetRolesAsync(first, secondId, HttpStatusCode.OK, "admin");

        using var promoted = new Account(platform.Address, second.Email, second.Password).Client();
        Assert.That((await promoted.GetAsync("/api/admin/users")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await SetRolesAsync(first, secondId, HttpStatusCode.OK, "creator");
        Assert.That((await promoted.GetAsync("/api/admin/users")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "whatever its token still says");

        await SetRolesAsync(first, await IdAsync(first), HttpStatusCode.Conflict, "viewer");
    }

    private static async Task SetRolesAsync(HttpClient admin, string userId, HttpStatusCode expected, params string[] roles)
    {
        using var answer = await admin.PatchAsJsonAsync($"/api/admin/users/{userId}", new { roles });
        await Accounts.AssertStatusAsync(answer, expected);
    }

    private static async Task<string> IdAsync(HttpClient client) => (string)(await client.GetFromJsonAsync<JsonNode>("/api/auth/me"))!["userId"]!;
}
