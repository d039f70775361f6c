using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>A platform of its own with films of one person, and what its pages ask of the table.</summary>
internal sealed class CataloguePages : IAsyncDisposable
{
    /// <summary>How long the edge keeps everyone's feed, and a second more.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(6);

    private readonly string _recording = Path.GetTempFileName();
    private RunningPlatform _platform = null!;
    private EmulatorView _emulator = null!;
    private string _table = null!;
    private string _ownerId = null!;

    public Visitor Visitor { get; private set; } = null!;

    public ObservedReads Reads { get; private set; } = null!;

    public static async Task<CataloguePages> StartAsync()
    {
        var pages = new CataloguePages();
        pages._platform = await RunningPlatform.StartAsync(new Dictionary<string, string> { ["MOTO_RECORDER_FILEPATH"] = pages._recording });
        pages._emulator = EmulatorView.Of(pages._platform);
        pages.Visitor = new Visitor(pages._platform.Address, await Accounts.OpenAsync(pages._platform.Address));
        pages._ownerId = (string)(await pages.Visitor.ReadAsync("/api/auth/me"))["userId"]!;
        pages._table = await pages._emulator.TableAsync("videos");
        pages.Reads = new ObservedReads(pages._emulator, pages._recording, pages._table);
        return pages;
    }

    /// <summary>Adds the visitor's films with these numbers.</summary>
    public Task AddAsync(int from, int to) => Catalogue.AddAsync(_emulator, _table, _ownerId, from, to);

    /// <summary>Reads each kind of page; answers what was asked of the table for it, such as <c>feed: Query feed 24</c>.</summary>
    public async Task<List<string>> ReadAsync()
    {
        var seen = new List<string>();
        JsonNode page = null!;
        await PageAsync("feed", "/api/videos?limit=24");
        await PageAsync("feed, second page", $"/api/videos?limit=24&cursor={page["cursor"]}");
        await PageAsync("own", "/api/me/videos?limit=24");
        await PageAsync("own, second page", $"/api/me/videos?limit=24&cursor={page["cursor"]}");
        await PageAsync("own, ready ones", "/api/me/videos?limit=24&status=Ready");
        return seen;

        async Task PageAsync(string name, string path)
        {
            var asked = await Reads.DuringAsync(async () => page = await Visitor.ReadAsync(path));
            Assert.That(page["items"]!.AsArray(), Has.Count.EqualTo(24), name);
            seen.Add($"{name}: {string.Join(", ", asked.Select(read => $"{read.Operation} {read.Index} {read.Evaluated}"))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Visitor?.Dispose();
        _emulator?.Dispose();
        if (_platform is not null) await _platform.DisposeAsync();
        File.Delete(_recording);
    }
}
