using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The pages of a catalogue, and what they cost.</summary>
internal static class CataloguePages
{
    /// <summary>How long the edge keeps everyone's feed, and a second more.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(6);

    /// <summary>Reads each kind of page; answers what was asked of the table for it, such as <c>feed: Query feed 24</c>.</summary>
    public static async Task<List<string>> ReadAsync(Visitor visitor, ObservedReads reads)
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
            var asked = await reads.DuringAsync(async () => page = await visitor.ReadAsync(path));
            Assert.That(page["items"]!.AsArray(), Has.Count.EqualTo(24), name);
            seen.Add($"{name}: {string.Join(", ", asked.Select(read => $"{read.Operation} {read.Index} {read.Evaluated}"))}");
        }
    }
}
