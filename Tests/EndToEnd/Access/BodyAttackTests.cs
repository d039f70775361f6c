using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Bodies, names, ids and cursors made to do harm are refused in words that help no attacker.</summary>
public sealed class BodyAttackTests
{
    private static Uri Site => PlatformFixture.Platform.Address;

    [TestCase("/api/auth/register", """{ "email": "mass@example.org", "password": "0f8a2c9e4b7d6153", "displayName": "M", "roles": ["admin"] }""")]
    [TestCase("/api/auth/register", """{ "email": "mass@example.org", "password": "0f8a2c9e4b7d6153", "displayName": "M", "verified": true }""")]
    [TestCase("/api/uploads", """{ "fileName": "f.mp4", "contentType": "video/mp4", "size": 1, "ownerId": "another" }""")]
    [TestCase("/api/uploads", """{ "fileName": "f.mp4", "contentType": "video/mp4", "size": 1, "views": 1000000 }""")]
    [TestCase("/api/uploads", """{ "fileName": "f.mp4", "contentType": "video/mp4", "size": 1, "status": "Ready" }""")]
    public async Task Nobody_assigns_what_is_not_theirs(string path, string body)
    {
        using var answer = await PostAsync(path, body);
        await AssertRefusedAsync(answer, HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Roles_in_ones_own_profile_change_nothing()
    {
        using var client = PlatformFixture.Creator.Client();
        using var answer = await client.PatchAsJsonAsync("/api/auth/me", new { displayName = "Me", roles = new[] { "admin" } });
        await AssertRefusedAsync(answer, HttpStatusCode.BadRequest);
        var me = (await client.GetFromJsonAsync<JsonNode>("/api/auth/me"))!;
        Assert.That(me["roles"]!.AsArray().Select(role => (string)role!), Is.EqualTo(new[] { "creator" }));
    }

    [Test]
    public async Task A_megabyte_of_json_is_too_much()
    {
        using var answer = await PostAsync("/api/auth/login", $$"""{ "email": "a@example.org", "password": "{{new string('x', 1 << 20)}}" }""");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge).Or.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Json_as_deep_as_a_well_is_refused()
    {
        using var answer = await PostAsync("/api/auth/login", $$"""{ "email": {{new string('[', 5000)}}{{new string(']', 5000)}}, "password": "x" }""");
        await AssertRefusedAsync(answer, HttpStatusCode.BadRequest);
    }

    [TestCase("film.mp4\r\nX-Injected: yes")]
    [TestCase("film\n.mp4")]
    [TestCase("film\0.mp4")]
    public async Task A_file_name_brings_no_header(string fileName)
    {
        using var client = PlatformFixture.Creator.Client();
        using var answer = await client.PostAsJsonAsync("/api/uploads", new { fileName, contentType = "video/mp4", size = 1 });
        await AssertRefusedAsync(answer, HttpStatusCode.BadRequest);
        Assert.That(answer.Headers.Contains("X-Injected"), Is.False);
    }

    [Test]
    public async Task A_media_type_brings_no_header()
    {
        using var client = PlatformFixture.Creator.Client();
        using var answer = await client.PostAsJsonAsync("/api/uploads", new { fileName = "f.mp4", contentType = "video/mp4\r\nX-Injected: yes", size = 1 });
        Assert.That((int)answer.StatusCode, Is.InRange(400, 499));
        Assert.That(answer.Headers.Contains("X-Injected"), Is.False);
    }

    [TestCase("..%2f..%2fadmin%2fusers")]
    [TestCase("%2e%2e%2fuploads")]
    [TestCase("00000000-0000-0000-0000-000000000000%00")]
    [TestCase("' OR 1=1 --")]
    public async Task An_id_is_an_id(string id)
    {
        using var client = PlatformFixture.Creator.Client();
        foreach (var path in new[] { $"/api/videos/{id}", $"/api/videos/{id}/playback", $"/api/uploads/{id}" })
        {
            using var answer = await client.GetAsync(path);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.BadRequest), path);
        }
    }

    [Test]
    public async Task A_cursor_of_someone_else_opens_no_other_list()
    {
        var owner = await Accounts.OpenAsync(Site);
        using var client = owner.Client();
        for (var film = 0; film < 2; film++)
        {
            using var announced = await client.PostAsJsonAsync("/api/uploads", AccessWorld.Announcement);
            Assert.That(announced.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        }

        var page = (await client.GetFromJsonAsync<JsonNode>("/api/me/videos?limit=1"))!;
        var cursor = Uri.EscapeDataString((string)page["cursor"]!);
        using var other = (await Accounts.OpenAsync(Site)).Client();
        using var stolen = await other.GetAsync($"/api/me/videos?cursor={cursor}");
        var text = await stolen.Content.ReadAsStringAsync();
        Assert.That(stolen.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), text);
        using var own = await client.GetAsync($"/api/me/videos?cursor={cursor}");
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the owner goes on with it");
    }

    private static async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var client = PlatformFixture.Creator.Client();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(path, content);
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(expected), text);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
        Assert.That(text, Does.Not.Contain("Exception").And.Not.Contain("   at "), "nothing of the code");
    }
}
