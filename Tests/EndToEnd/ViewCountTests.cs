using System.Net;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The number of views that a film shows: every playback once, and nothing else.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ViewCountTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    [Test, Platform("Linux", Reason = "Which process counts is read from /proc.")]
    public async Task Two_thousand_reports_at_once_count_exactly_though_the_counting_is_killed()
    {
        await using var platform = await RunningPlatform.StartAsync(ViewStorm.Limits);
        using var owner = new Visitor(platform.Address, await Accounts.OpenAsync(platform.Address));
        var videoId = await owner.ReadyAsync(await owner.UploadAsync(await PlatformFixture.Films.MakeAsync(2, "320x240")));
        await new ViewStorm(Clients: 50, Posts: 2000, Kills: 5).RunAsync(platform, videoId);
    }

    [Test]
    public async Task Nobody_counts_without_a_playback_and_a_playback_counts_once()
    {
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        var (film, other) = (await FilmAsync(visitor), await FilmAsync(visitor));
        var playbackId = await PlaybackIdAsync(visitor, film);
        var othersId = await PlaybackIdAsync(visitor, other);
        string[] forged =
        [
            "", "guessed", Guid.CreateVersion7().ToString(), othersId, playbackId[..^4] + "AAAA", playbackId.Split('.')[0] + ".",
            $"{othersId.Split('.')[0]}.{playbackId.Split('.')[1]}", $"{playbackId.Split('.')[0]}.{othersId.Split('.')[1]}",
        ];

        foreach (var one in forged) await ReportAsync(visitor, film, one, HttpStatusCode.BadRequest);
        for (var i = 0; i < 3; i++) await ReportAsync(visitor, film, playbackId, HttpStatusCode.Accepted);

        await CountedAsync(visitor, film, 1);
        Assert.That(await ViewStorm.CountAsync(visitor, other), Is.Zero);
        // Had one of the others been noted, it would have been counted in the same batch.
        await ReportAsync(visitor, film, await PlaybackIdAsync(visitor, film), HttpStatusCode.Accepted);
        await CountedAsync(visitor, film, 2);
        Assert.That(await ViewStorm.CountAsync(visitor, other), Is.Zero);
    }

    [Test]
    public async Task A_view_that_comes_after_its_film_was_deleted_leaves_nothing()
    {
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        var film = await FilmAsync(visitor);
        var playbackId = await PlaybackIdAsync(visitor, film);
        using var owner = PlatformFixture.Creator.Client();
        using var deleted = await owner.DeleteAsync($"/api/videos/{film}");
        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));

        await ReportAsync(visitor, film, playbackId, HttpStatusCode.Accepted);

        // Nobody may look into the tables from outside; the function says what it did.
        var deadline = DateTime.UtcNow + _patience;
        while (!PlatformFixture.Platform.Printed.Contains($"Film {film}: it was deleted; so are its views.", StringComparison.Ordinal))
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), "The view was not counted.");
            await Task.Delay(250);
        }
    }

    private static async Task<string> FilmAsync(Visitor visitor) =>
        await visitor.ReadyAsync(await visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(2, "320x240"), visibility: "unlisted"));

    private static async Task<string> PlaybackIdAsync(Visitor visitor, string film) => (string)(await visitor.ReadAsync($"/api/videos/{film}/playback"))["playbackId"]!;

    private static async Task ReportAsync(Visitor visitor, string film, string playbackId, HttpStatusCode expected)
    {
        using var answer = await visitor.PostAsync($"/api/videos/{film}/views", new { playbackId });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(expected), $"{playbackId}: {text}");
        if (expected == HttpStatusCode.BadRequest) Assert.That((string)JsonNode.Parse(text)!["type"]!, Does.StartWith("urn:videostack:problem:"));
    }

    private static async Task CountedAsync(Visitor visitor, string film, long views)
    {
        var deadline = DateTime.UtcNow + _patience;
        while (await ViewStorm.CountAsync(visitor, film) < views)
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), "The views were not counted.");
            await Task.Delay(250);
        }
        Assert.That(await ViewStorm.CountAsync(visitor, film), Is.EqualTo(views));
    }
}
