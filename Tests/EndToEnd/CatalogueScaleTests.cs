using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>A page costs the same however many films there are. On a platform of its own: other tests need not page through these.</summary>
[NonParallelizable]
public sealed class CatalogueScaleTests
{
    private const int Few = 100;
    private const int Many = 10_000;

    // The edge keeps the feed for five seconds.
    private static readonly TimeSpan _freshness = TimeSpan.FromSeconds(6);

    [Test]
    public async Task Pages_ask_for_and_look_at_as_much_with_ten_thousand_films_as_with_a_hundred()
    {
        var recording = Path.GetTempFileName();
        await using var platform = await RunningPlatform.StartAsync(new Dictionary<string, string> { ["MOTO_RECORDER_FILEPATH"] = recording });
        using var emulator = await EmulatorView.OfAsync(platform);
        using var visitor = new Visitor(platform.Address, await Accounts.OpenAsync(platform.Address));
        var ownerId = (string)(await visitor.ReadAsync("/api/auth/me"))["userId"]!;
        var table = await emulator.TableAsync("videos");
        var reads = new ObservedReads(emulator, recording, table);

        await Catalogue.AddAsync(emulator, table, ownerId, 0, Few);
        var few = await PagesAsync(visitor, reads);
        await Catalogue.AddAsync(emulator, table, ownerId, Few, Many);
        await Task.Delay(_freshness);
        var many = await PagesAsync(visitor, reads);
        var vain = await reads.DuringAsync(() => visitor.ReadAsync("/api/me/videos?q=no%20such%20title"));
        File.Delete(recording);

        Assert.That(few, Is.EqualTo(new[]
        {
            "feed: Query feed 24", "feed, second page: Query feed 24",
            "own: Query byOwner 24", "own, second page: Query byOwner 24", "own, ready ones: Query byOwner 100",
        }));
        Assert.That(many, Is.EqualTo(few));
        Assert.That(vain, Has.All.Matches<ObservedRead>(read => read is { Operation: "Query", Index: "byOwner" }));
        Assert.That(vain.Sum(read => read.Evaluated), Is.EqualTo(500), "what is not found ends as well");
    }

    private static async Task<List<string>> PagesAsync(Visitor visitor, ObservedReads reads)
    {
        var seen = new List<string>();
        JsonNode page = null!;
        await ReadAsync("feed", "/api/videos?limit=24");
        await ReadAsync("feed, second page", $"/api/videos?limit=24&cursor={page["cursor"]}");
        await ReadAsync("own", "/api/me/videos?limit=24");
        await ReadAsync("own, second page", $"/api/me/videos?limit=24&cursor={page["cursor"]}");
        await ReadAsync("own, ready ones", "/api/me/videos?limit=24&status=Ready");
        return seen;

        async Task ReadAsync(string name, string path)
        {
            var asked = await reads.DuringAsync(async () => page = await visitor.ReadAsync(path));
            Assert.That(page["items"]!.AsArray(), Has.Count.EqualTo(24), name);
            seen.Add($"{name}: {string.Join(", ", asked.Select(read => $"{read.Operation} {read.Index} {read.Evaluated}"))}");
        }
    }
}
