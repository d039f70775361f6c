using System.Globalization;
using System.Net.Http.Json;
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
        var account = await Accounts.OpenAsync(platform.Address);
        using var visitor = new Visitor(platform.Address, account);
        using var owner = account.Client();
        using var films = new Films();
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(await films.MakeAsync(2, "320x240")));
        await visitor.ReadAsync("/api/health");
        await visitor.ReadAsync("/api/videos");
        await visitor.ReadAsync("/api/me/videos");
        await visitor.ReadAsync("/api/me/deletions");
        await visitor.ReadAsync($"/api/videos/{videoId}/source");
        var playback = await visitor.ReadAsync($"/api/videos/{videoId}/playback");
        await AssertAsync(visitor.PostAsync($"/api/videos/{videoId}/views", new { playbackId = (string)playback["playbackId"]! }));
        await AssertAsync(owner.PutAsync($"/api/videos/{videoId}/captions/en", new StringContent("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", null, "text/vtt")));
        await AssertAsync(owner.PatchAsJsonAsync($"/api/videos/{videoId}", new { title = "Another" }), "428");
        await AssertAsync(visitor.PostAsync($"/api/videos/{videoId}/retry", new { }), "409");
        var upload = await PartsUpload.BeginAsync(owner, 100_000_000);
        await upload.SignAsync(1);
        await AssertAsync(upload.GiveUpAsync());
        foreach (var schedule in (string[])["reconcile-repair", "reconcile-sweep"]) await AssertAsync(owner.PostAsync($"/_local/schedules/{schedule}", null));
        await Wait.UntilAsync(async () => (int)(await visitor.ReadAsync($"/api/videos/{videoId}"))["views"]! == 1, "the view counts");

        var bootstraps = Processes.DescendantsOf(platform.ProcessId).Where(id => Processes.ArgumentsOf(id) is [var program, ..] && program.EndsWith("bootstrap", StringComparison.Ordinal)).ToList();
        Assert.That(bootstraps, Has.Count.GreaterThanOrEqualTo(18), "one for each function that was called");
        foreach (var id in bootstraps)
        {
            var handler = Processes.VariablesOf(id).First(entry => entry.StartsWith("FUNCTION_HANDLER=", StringComparison.Ordinal)).Split('=')[1];
            var memory = int.Parse(Resident().Match(await File.ReadAllTextAsync($"/proc/{id}/status")).Groups[1].Value, CultureInfo.InvariantCulture) / 1024.0;
            Figures.Report(handler, $"{memory:0.0} MiB resident; promised under 30");
        }
    }

    private static async Task AssertAsync(Task<HttpResponseMessage> asked, string expected = "2")
    {
        using var answer = await asked;
        Assert.That($"{(int)answer.StatusCode}", Does.StartWith(expected), $"{answer.RequestMessage?.RequestUri?.AbsolutePath}: {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Resident();
}
