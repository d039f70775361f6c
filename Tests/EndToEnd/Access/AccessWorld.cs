using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Access;

/// <summary>Who calls in <see cref="AccessTable"/>, and the film that they ask for.</summary>
internal sealed class AccessWorld(Uri site)
{
    private string? _viewerId;
    private string? _largeFilmId;

    /// <summary>What announces a film.</summary>
    public static object Announcement { get; } = new { fileName = "film.mp4", contentType = "video/mp4", size = 1000, visibility = "private" };

    // Large enough to come in parts.
    private static object LargeAnnouncement { get; } = new { fileName = "film.mp4", contentType = "video/mp4", size = 100_000_000, visibility = "private" };

    public Account Viewer { get; private set; } = null!;

    public Account Owner { get; private set; } = null!;

    public Account Other { get; private set; } = null!;

    public Account Admin { get; private set; } = null!;

    /// <summary>The owner's film, ready and private.</summary>
    public string FilmId { get; private set; } = "";

    public async Task CreateAsync()
    {
        Owner = await Accounts.OpenAsync(site);
        Other = await Accounts.OpenAsync(site);
        Viewer = await OpenAsync("viewer");
        Admin = await OpenAsync("admin");
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
    public Task<string> AnnounceFilmAsync() => AnnounceAsync(Announcement);

    /// <summary>A film of the owner's that is to come in parts, of which none has come.</summary>
    public async Task<string> LargeFilmAsync() => _largeFilmId ??= await AnnounceAsync(LargeAnnouncement);

    /// <summary>A change of the owner's film as it is now.</summary>
    public async Task<HttpRequestMessage> ChangeAsync(object change)
    {
        using var client = Owner.Client();
        using var film = await client.GetAsync(new Uri($"/api/videos/{FilmId}", UriKind.Relative));
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/videos/{FilmId}") { Content = JsonContent.Create(change) };
        request.Headers.IfMatch.Add(film.Headers.ETag ?? throw new InvalidOperationException("The film came without an ETag."));
        return request;
    }

    public async Task<string> ViewerIdAsync() => _viewerId ??= await IdOfAsync(Viewer);

    // Who registers here is a creator, until the administrator says otherwise.
    private async Task<Account> OpenAsync(string role)
    {
        var account = await Accounts.OpenAsync(site);
        using var administrator = PlatformFixture.Administrator.Client();
        using var changed = await administrator.PatchAsJsonAsync($"/api/admin/users/{await IdOfAsync(account)}", new { roles = new[] { role } });
        Assert.That(changed.IsSuccessStatusCode, Is.True, await changed.Content.ReadAsStringAsync());
        // Without the token that tells the role it had.
        return new Account(site, account.Email, account.Password);
    }

    private async Task<string> AnnounceAsync(object announcement)
    {
        using var client = Owner.Client();
        using var announced = await client.PostAsJsonAsync("/api/uploads", announcement);
        return (string)(await announced.Content.ReadFromJsonAsync<JsonNode>())!["videoId"]!;
    }

    private static async Task<string> IdOfAsync(Account account)
    {
        using var client = account.Client();
        return (string)(await client.GetFromJsonAsync<JsonNode>("/api/auth/me"))!["userId"]!;
    }
}
