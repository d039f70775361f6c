using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd;

/// <summary>
/// Many people who begin to watch a film at once and report it, some of them more than once, while the function that counts is killed
/// again and again.
/// </summary>
/// <param name="Clients">How many report at the same time.</param>
/// <param name="Posts">How many reports there are in all.</param>
/// <param name="Kills">How often the function is killed at least, as long as it has something to count; on until a kill has met it at work.</param>
internal sealed partial record ViewStorm(int Clients, int Posts, int Kills)
{
    private const double Repeated = 0.3;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    // A batch waits up to five seconds for more, and one that failed up to ten for its retry.
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(16);

    /// <summary>The limits that let them in: those of the settings protect a small stack, and would tell the storm to slow down.</summary>
    public static string[] Limits { get; } = ["--set", "apiRateLimit=10000", "--set", "apiBurstLimit=5000"];

    /// <summary>How many playbacks are reported at least once.</summary>
    public int Views => (int)(Posts * (1 - Repeated));

    /// <summary>Reports all, and asserts that each playback counts once.</summary>
    public async Task RunAsync(RunningPlatform platform, string videoId)
    {
        var random = new Random(Posts);
        var playbacks = await EachAsync(platform, Enumerable.Range(0, Views), async (http, _) =>
            (string)(await http.GetFromJsonAsync<JsonNode>($"/api/videos/{videoId}/playback"))!["playbackId"]!);
        var reports = playbacks.Concat(random.GetItems(playbacks, Posts - Views)).ToArray();
        random.Shuffle(reports);

        using var counted = new CancellationTokenSource();
        var killing = KillAsync(platform, random, counted.Token);
        var answers = await EachAsync(platform, reports, async (http, playbackId) =>
        {
            using var answer = await http.PostAsJsonAsync($"/api/videos/{videoId}/views", new { playbackId });
            return answer.StatusCode;
        });
        Assert.That(answers, Is.All.EqualTo(HttpStatusCode.Accepted));

        using var visitor = new Visitor(platform.Address);
        var deadline = DateTime.UtcNow + _patience;
        while (await CountAsync(visitor, videoId) < Views && DateTime.UtcNow < deadline) await Task.Delay(250);
        await counted.CancelAsync();
        var kills = await killing;
        await Task.Delay(_quiet);
        Assert.That(await CountAsync(visitor, videoId), Is.EqualTo(Views), $"{Posts} reports of {Views} playbacks, {kills} kills");
        Assert.That(Interrupted(platform), Is.AtLeast(1), $"Of {kills} kills none has met the function at work on a batch, which then comes again.");
    }

    public static async Task<long> CountAsync(Visitor visitor, string videoId) => (long)(await visitor.ReadAsync($"/api/videos/{videoId}"))["views"]!;

    private async Task<TResult[]> EachAsync<T, TResult>(RunningPlatform platform, IEnumerable<T> all, Func<HttpClient, T, Task<TResult>> ask)
    {
        var shares = all.Select((one, index) => (one, index)).GroupBy(entry => entry.index % Clients, entry => entry.one);
        var answers = await Task.WhenAll(shares.Select(async share =>
        {
            using var http = new HttpClient { BaseAddress = platform.Address, Timeout = TimeSpan.FromMinutes(5) };
            var own = new List<TResult>();
            foreach (var one in share) own.Add(await ask(http, one));
            return own;
        }));
        return [.. answers.SelectMany(own => own)];
    }

    // Batches that go to the function again because it died with them. One that is killed while it waits for work leaves no such line.
    private static int Interrupted(RunningPlatform platform) => InterruptedBatch().Count(platform.Printed);

    // Each process a little after it began: it was started for a batch, so most of them die in the middle of one.
    private async Task<int> KillAsync(RunningPlatform platform, Random random, CancellationToken counted)
    {
        var kills = 0;
        var hasMetABatch = false;
        while ((kills < Kills || !hasMetABatch) && !counted.IsCancellationRequested)
        {
            await Task.Delay(100, CancellationToken.None);
            if (FindCounter(platform) is not { } process) continue;
            await Task.Delay(random.Next(1500), CancellationToken.None);
            var (status, _, _) = await Shell.TryAsync("sh", "-c", $"kill -KILL {process}");
            if (status == 0) kills++;
            hasMetABatch = hasMetABatch || Interrupted(platform) > 0;
        }
        return kills;
    }

    private static int? FindCounter(RunningPlatform platform)
    {
        foreach (var process in Processes.DescendantsOf(platform.ProcessId))
            if (Processes.VariablesOf(process).Contains("FUNCTION_HANDLER=AggregateViews")) return process;
        return null;
    }

    [GeneratedRegex(@"\d+ changes of a table go to \S*aggregate-views\S* again: .*Runtime\.ExitError")]
    private static partial Regex InterruptedBatch();
}
