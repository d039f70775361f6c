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
        // Long enough to be told of its progress, which comes every ten seconds.
        var videoId = await _visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(90, "1280x720"), visibility: "private");
        var deadline = DateTime.UtcNow + Patience;
        for (var status = await StatusAsync(); (int)status["progress"]! == 0; status = await StatusAsync())
        {
            Assert.That((string)status["status"]!, Is.Not.EqualTo("Ready"), "too short a film for this machine");
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline));
            await Task.Delay(250);
        }

        await DeleteAsync(videoId);

        await PrintedAsync($"Film {videoId}, job \\S+: the film was deleted; so are [1-9]\\d* objects");

        async Task<JsonNode> StatusAsync() => await _visitor.ReadAsync($"/api/uploads/{videoId}");
    }

    private async Task DeleteAsync(string videoId)
    {
        using var deleted = await _owner.DeleteAsync($"/api/videos/{videoId}");
        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
    }

    // Nobody may look into the buckets from outside; the functions say what they did.
    private static async Task PrintedAsync(string pattern)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!Regex.IsMatch(PlatformFixture.Platform.Printed, pattern))
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), $"No function has said {pattern}");
            await Task.Delay(250);
        }
    }
}
