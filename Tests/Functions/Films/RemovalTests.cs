using System.Text.Json;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Films;

/// <summary>DeleteVideo and TakeDownVideo.</summary>
public sealed class RemovalTests
{
    private FilmOperations _api = null!;

    [SetUp]
    public void SetUp() => _api = new FilmOperations();

    [TearDown]
    public void TearDown() => _api.Dispose();

    [Test]
    public async Task A_deleted_film_leaves_the_feed_and_closes_at_once()
    {
        var video = _api.Add();
        Assert.That((await _api.OnFilmAsync("DeleteVideo", Callers.Owner, video.VideoId)).StatusCode, Is.EqualTo(202));

        Assert.That((await _api.CallAsync("ListVideos", null)).Body, Is.EqualTo("""{"items":[]}"""));
        Assert.That((await _api.OnFilmAsync("GetPlayback", null, video.VideoId)).StatusCode, Is.EqualTo(404));
        var status = await _api.OnFilmAsync("GetUploadStatus", Callers.Owner, video.VideoId);
        Assert.That(JsonDocument.Parse(status.Body).RootElement.GetProperty("status").GetString(), Is.EqualTo("Deleting"));
    }

    [Test]
    public async Task It_can_be_asked_for_in_every_state_and_again([Values] VideoStatus status, [Values("DeleteVideo", "TakeDownVideo")] string operation)
    {
        var video = _api.Add(status: status);
        var caller = operation == "TakeDownVideo" ? Callers.Admin : Callers.Owner;
        for (var i = 0; i < 2; i++) Assert.That((await _api.OnFilmAsync(operation, caller, video.VideoId)).StatusCode, Is.EqualTo(202));
        Assert.That((await _api.Videos.FindAsync(video.VideoId, default))!.Status, Is.EqualTo(VideoStatus.Deleting));
    }

    [Test]
    public async Task A_takedown_notes_its_reason()
    {
        var video = _api.Add();
        await _api.CallAsync("TakeDownVideo", Callers.Admin, video.VideoId, """{"reason":"  Not theirs:\nsee the letter. "}""");
        Assert.That((await _api.Videos.FindAsync(video.VideoId, default))!.TakedownReason, Is.EqualTo("Not theirs:\nsee the letter."));
    }

    private static IEnumerable<string?> WrongReasons() => [null, "", "   ", new string('a', 1001), "a\u0007b", "\u202Egpj"];

    [TestCaseSource(nameof(WrongReasons))]
    public async Task A_takedown_without_a_reason_that_can_be_read_is_refused(string? reason)
    {
        var video = _api.Add();
        var answer = await _api.CallAsync("TakeDownVideo", Callers.Admin, video.VideoId, JsonSerializer.Serialize(new { reason }));
        Assert.That(answer.StatusCode, Is.EqualTo(400));
        Assert.That(JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo("reason"));
        Assert.That(await _api.Videos.FindAsync(video.VideoId, default), Is.EqualTo(video));
    }
}
