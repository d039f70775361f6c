using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Who calls in <see cref="AccessTable"/>, and the film that they ask for.</summary>
internal sealed class AccessWorld(Uri site)
{
    private string? _viewerId;

    /// <summary>What announces a film.</summary>
    public static object Announcement { get; } = new { fileName = "film.mp4", contentType = "video/mp4", size = 1000, visibility = "private" };

    public Account Viewer { get; private set; } = null!;

    public Account Owner { get; private set; } = null!;

    public Account Other { get; private set; } = null!;

    public Account Admin { get; private set; } = null!;

    /// <summary>The owner's film, ready and private.</summary>
    public string FilmId { get; private set; } = "";

    public async Task CreateAsync()
    {
        Admin = PlatformFixture.Administrator;
        Owner = await Accounts.OpenAsync(site);
        Other = await Accounts.OpenAsync(site);
        Viewer = await Accounts.OpenAsync(site);
        await MakeViewerAsync();
        using var visitor = new Visitor(site, Owner);
        FilmId = await visitor.ReadyAsync(await visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(2, "320x240"), visibility: "private"));
    }

    /// <summary>Sends a request as this caller; null for nobody.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Account? caller)
    {
        using var client = caller?.Client() ?? new HttpClient { BaseAddress = site };
        return await client.SendAsync(request);
    }

    /// <summary>A film of the owner's that nothing was uploaded for: something to delete.</summary>
    public async Task<string> AnnounceFilmAsync()
    {
        using var client = Owner.Client();
        using var announced = await client.PostAsJsonAsync("/api/uploads", Announcement);
        return (string)(await announced.Content.ReadFromJsonAsync<JsonNode>())!["videoId"]!;
    }

    public async Task<string> ViewerIdAsync() => _viewerId ??= await IdOfAsync(Viewer);

    // Who registers here may upload at once: the administrator takes that away before the first sign-in.
    private async Task MakeViewerAsync()
    {
        using var admin = Admin.Client();
        using var changed = await admin.PatchAsJsonAsync($"/api/admin/users/{await IdOfAsync(Viewer)}", new { roles = new[] { "viewer" } });
        Assert.That(changed.IsSuccessStatusCode, Is.True, await changed.Content.ReadAsStringAsync());
        Viewer = new Account(site, Viewer.Email, Viewer.Password);
    }

    private static async Task<string> IdOfAsync(Account account)
    {
        using var client = account.Client();
        return (string)(await client.GetFromJsonAsync<JsonNode>("/api/auth/me"))!["userId"]!;
    }
}
