using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd;

/// <summary>From the storage's word that a file has arrived to one job, through the whole platform.</summary>
public sealed class UploadEventTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private Visitor _visitor = null!;

    [SetUp]
    public void Visit() => _visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);

    [TearDown]
    public void Leave() => _visitor.Dispose();

    [Test]
    public async Task Fifty_events_of_one_upload_at_once_make_one_job_and_one_film()
    {
        var file = await PlatformFixture.Films.MakeAsync(2, "320x240");
        var title = $"sent fifty times {Guid.NewGuid():N}";
        using var announced = await _visitor.PostAsync("/api/uploads", new { fileName = $"{title}.mp4", contentType = "video/mp4", size = new FileInfo(file).Length });
        var ticket = (await announced.Content.ReadFromJsonAsync<JsonNode>())!;
        var videoId = (string)ticket["videoId"]!;

        // Each time the storage tells of it; as when one event is delivered again and again, only the versions differ.
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _visitor.SendAsync(ticket["upload"]!, file, "video/mp4")));
        Assert.That(sent.Select(answer => answer.IsSuccessStatusCode), Has.Some.True);
        foreach (var answer in sent) answer.Dispose();
        await _visitor.ReadyAsync(videoId);

        var arrived = sent.Count(answer => answer.IsSuccessStatusCode);
        var outcomes = await OutcomesAsync(videoId, arrived);
        Assert.That(outcomes.Where(outcome => outcome.StartsWith("job ", StringComparison.Ordinal)).Distinct().Count(), Is.EqualTo(1), string.Join('\n', outcomes));
        Assert.That(outcomes, Has.All.StartsWith("job ").Or.EqualTo("it is in hand already."));
        var own = await _visitor.ReadAsync("/api/me/videos?limit=100");
        Assert.That(own["items"]!.AsArray().Count(film => (string?)film!["title"] == title), Is.EqualTo(1));
    }

    [Test]
    public async Task A_film_that_failed_is_prepared_anew_when_its_owner_asks()
    {
        var videoId = await _visitor.UploadAsync(await BrokenAsync(), "broken.mp4");
        var failed = await _visitor.FinalStatusAsync(videoId);
        Assert.That((string?)failed["failure"]!["code"], Is.EqualTo("encoding-failed"), failed.ToJsonString());

        using var retried = await RetryAsync(_visitor, videoId);
        Assert.That(retried.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await retried.Content.ReadAsStringAsync());

        // The file is what it was, so the second job ends as the first; but it is another one, and its end is what counts.
        var jobs = await JobsAsync(videoId, 2);
        Assert.That(jobs, Is.Unique);
        Assert.That((string?)(await _visitor.FinalStatusAsync(videoId))["failure"]!["code"], Is.EqualTo("encoding-failed"));
    }

    [Test]
    public async Task An_owner_over_the_months_budget_is_told_before_anything_is_encoded()
    {
        // Ten seconds of 1080p cost 1.3 cents by the list.
        await using var platform = await RunningPlatform.StartAsync("--set", "monthlyBudgetUsd=0.02");
        using var owner = new Visitor(platform.Address, await Accounts.OpenAsync(platform.Address));
        var film = await PlatformFixture.Films.MakeAsync(2, "1920x1080");
        await owner.ReadyAsync(await owner.UploadAsync(film));

        var second = await owner.UploadAsync(film);
        var status = await owner.FinalStatusAsync(second);

        Assert.That((string?)status["failure"]!["code"], Is.EqualTo("over-budget"), status.ToJsonString());
        Assert.That((string?)status["failure"]!["reason"], Does.Contain("about 0.02 USD").And.Contains("0.00 USD are left"));
        Assert.That((decimal)status["estimatedCost"]!["amount"]!, Is.EqualTo(0.01284m));
        Assert.That(platform.Printed, Does.Not.Match($"Film {second}: job "));

        using var retried = await RetryAsync(owner, second);
        Assert.That(retried.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), "a larger budget may have been given meanwhile");
        Assert.That((string?)(await owner.FinalStatusAsync(second))["failure"]!["code"], Is.EqualTo("over-budget"));
    }

    // Its index is whole, so all that is known beforehand is well; but there is not one frame in it.
    private static async Task<string> BrokenAsync()
    {
        var bytes = await File.ReadAllBytesAsync(await PlatformFixture.Films.MakeAsync(3, "640x360"));
        var start = IndexOf(bytes, "mdat"u8) + 4;
        var length = (bytes[start - 8] << 24 | bytes[start - 7] << 16 | bytes[start - 6] << 8 | bytes[start - 5]) - 8;
        bytes.AsSpan(start, length).Clear();
        return PlatformFixture.Films.Write("broken.mp4", bytes);
    }

    private static int IndexOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> what) => bytes.IndexOf(what);

    private static Task<HttpResponseMessage> RetryAsync(Visitor visitor, string videoId) => visitor.PostAsync($"/api/videos/{videoId}/retry", new { });

    // Nobody may look into the queue from outside; the functions say what they did.
    private static async Task<List<string>> OutcomesAsync(string videoId, int count) =>
        // Each line of a function is JSON around what it says.
        await PrintedAsync($"Film {videoId}: ([^\"\\n]*)", count);

    private static async Task<List<string>> JobsAsync(string videoId, int count) =>
        [.. (await PrintedAsync($"Film {videoId}, job (\\S+): ERROR\\.", count)).Distinct()];

    private static async Task<List<string>> PrintedAsync(string pattern, int count)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            var found = Regex.Matches(PlatformFixture.Platform.Printed, pattern).Select(match => match.Groups[1].Value.TrimEnd()).ToList();
            if (found.Count >= count) return found;
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), $"Not {count} times: {pattern}\n{string.Join('\n', found)}");
            await Task.Delay(250);
        }
    }
}
