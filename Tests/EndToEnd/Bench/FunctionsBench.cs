using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>The native executables that AWS gets: what they take when they idle after real requests.</summary>
[Category("Bench"), NonParallelizable]
public sealed partial class FunctionsBench
{
    [Test]
    public async Task Memory_of_native_functions_at_rest()
    {
        await using var platform = await RunningPlatform.StartAsync("--aot");
        using var visitor = new Visitor(platform.Address, await Accounts.OpenAsync(platform.Address));
        using var films = new Films();
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(await films.MakeAsync(2, "320x240")));
        await visitor.ReadAsync("/api/health");
        await visitor.ReadAsync("/api/videos");
        await visitor.ReadAsync($"/api/videos/{videoId}");
        var playback = await visitor.ReadAsync($"/api/videos/{videoId}/playback");
        using var counted = await visitor.PostAsync($"/api/videos/{videoId}/views", new { playbackId = (string)playback["playbackId"]! });
        Assert.That(counted.IsSuccessStatusCode, Is.True);

        var bootstraps = (await StartAndStopTests.DescendantsAsync(platform.ProcessId)).Where(id => CommandOf(id).EndsWith("bootstrap", StringComparison.Ordinal)).ToList();
        Assert.That(bootstraps, Has.Count.GreaterThanOrEqualTo(8), "one for each function that was called");
        foreach (var id in bootstraps)
        {
            var environment = (await File.ReadAllTextAsync($"/proc/{id}/environ")).Split('\0');
            var handler = environment.First(entry => entry.StartsWith("FUNCTION_HANDLER=", StringComparison.Ordinal)).Split('=')[1];
            var memory = int.Parse(Resident().Match(await File.ReadAllTextAsync($"/proc/{id}/status")).Groups[1].Value, CultureInfo.InvariantCulture) / 1024.0;
            Figures.Report(handler, $"{memory:0.0} MiB resident; promised under 30");
        }
    }

    private static string CommandOf(int id) => File.Exists($"/proc/{id}/cmdline") ? File.ReadAllText($"/proc/{id}/cmdline").Split('\0')[0] : "";

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Resident();
}
