using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd;

/// <summary>A deleted film is gone, whatever was still on its way.</summary>
public sealed class DeletedFilmTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private Visitor _visitor = null!;
    private HttpClient _owner = null!;

    [SetUp]
    public void Visit() => (_visitor, _owner) = (new(PlatformFixture.Platform.Address, PlatformFixture.Creator), PlatformFixture.Creator.Client());

    [TearDown]
    public void Leave()
    {
        _owner.Dispose();
        _visitor.Dispose();
    }

    [Test]
    public async Task An_upload_that_comes_after_its_film_was_deleted_is_erased()
    {
        var file = await PlatformFixture.Films.MakeAsync(1, "320x240");
        using var announced = await _visitor.PostAsync("/api/uploads", new { fileName = "late.mp4", contentType = "video/mp4", size = new FileInfo(file).Length });
        var ticket = (await announced.Content.ReadFromJsonAsync<JsonNode>())!;
        var videoId = (string)ticket["videoId"]!;
        await DeleteAsync(videoId);
        await PrintedAsync($"Film {videoId}: erased, with 0 objects\\.");

        using var sent = await _visitor.SendAsync(ticket["upload"]!, file, "video/mp4");

        Assert.That(sent.IsSuccessStatusCode, Is.True, "the address was good for an hour");
        await PrintedAsync($"Film {videoId}: it was deleted; so is the upload\\.");
    }

    [Test]
    public async Task What_an_encoder_writes_for_a_film_that_is_deleted_meanwhile_is_erased()
    {
        // Nothing tells from outside when an encoder has written its first segment: later and later, until it had.
        var film = await PlatformFixture.Films.MakeAsync(60, "1280x720");
        foreach (var seconds in (int[])[2, 6, 18, 54])
        {
            var videoId = await _visitor.UploadAsync(film, visibility: "private");
            while (await StatusAsync(videoId) is "AwaitingUpload" or "Uploaded") await Task.Delay(250);
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            Assert.That(await StatusAsync(videoId), Is.EqualTo("Transcoding"), "the film is too short for this machine");
            await DeleteAsync(videoId);
            var told = await PrintedAsync($"Film {videoId}, job \\S+: the film was deleted; so are (\\d+) objects");
            if (told.Groups[1].Value != "0") return;
        }

        Assert.Fail("No encoder had written anything.");

        async Task<string> StatusAsync(string videoId) => (string)(await _visitor.ReadAsync($"/api/uploads/{videoId}"))["status"]!;
    }

    private async Task DeleteAsync(string videoId)
    {
        using var deleted = await _owner.DeleteAsync($"/api/videos/{videoId}");
        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }

    // Nobody may look into the buckets from outside; the functions say what they did.
    private static async Task<Match> PrintedAsync(string pattern)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            var match = Regex.Match(PlatformFixture.Platform.Printed, pattern);
            if (match.Success) return match;
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), $"No function has said {pattern}");
            await Task.Delay(250);
        }
    }
}
