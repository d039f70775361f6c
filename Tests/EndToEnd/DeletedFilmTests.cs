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
    public async Task Of_a_film_that_was_watched_and_captioned_the_receipt_is_all_that_is_left()
    {
        var file = await PlatformFixture.Films.MakeAsync(2, "320x240");
        var videoId = await _visitor.ReadyAsync(await _visitor.UploadAsync(file));
        using var captioned = await _owner.PutAsync($"/api/videos/{videoId}/captions/en", new StringContent("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", null, "text/vtt"));
        Assert.That(captioned.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        var grant = await _visitor.ReadAsync($"/api/videos/{videoId}/playback");
        using var viewed = await _visitor.PostAsync($"/api/videos/{videoId}/views", new { playbackId = (string)grant["playbackId"]! });
        await UntilAsync(async () => (int)(await _visitor.ReadAsync($"/api/videos/{videoId}"))["views"]! == 1, "the view counts");
        using var emulator = EmulatorView.Of(PlatformFixture.Platform);
        var before = await emulator.TracesOfAsync(videoId);
        Assert.That(before, Has.Some.Contains("/source").And.Some.Contains("/captions/en.").And.Some.Contains("view-counts").IgnoreCase, "what there is to remove");

        await DeleteAsync(videoId);
        JsonNode? receipt = null;
        await UntilAsync(async () => (receipt = await ReceiptAsync(_visitor, videoId)) is not null, "there is a receipt");

        Assert.That(await emulator.TracesOfAsync(videoId), Has.Count.EqualTo(1).And.All.Contains("receipts").IgnoreCase, "the receipt alone holds its id");
        var stored = before.Count(trace => trace.Contains($"/{videoId}/", StringComparison.Ordinal) && !trace.Contains('='));
        Assert.Multiple(() =>
        {
            Assert.That((string)receipt!["by"]!, Is.EqualTo("owner"));
            Assert.That(receipt["reason"], Is.Null);
            Assert.That((int)receipt["originals"]!["objects"]!, Is.EqualTo(1));
            Assert.That((long)receipt["originals"]!["bytes"]!, Is.EqualTo(new FileInfo(file).Length));
            Assert.That((int)receipt["renditions"]!["objects"]!, Is.EqualTo(stored - 1), "all but the original");
            Assert.That((DateTime)receipt["erasedAt"]!, Is.GreaterThanOrEqualTo((DateTime)receipt["requestedAt"]!));
        });
    }

    [Test]
    public async Task An_upload_that_is_given_up_leaves_nothing_and_gives_its_storage_back()
    {
        // Somebody with this one film, so that what they store is what it takes.
        var account = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        using var visitor = new Visitor(PlatformFixture.Platform.Address, account);
        using var owner = account.Client();
        using var announced = await visitor.PostAsync("/api/uploads", new { fileName = "never.mp4", contentType = "video/mp4", size = 200L << 20 });
        var ticket = (await announced.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.That((string)ticket["upload"]!["kind"]!, Is.EqualTo("multipart"));
        var videoId = (string)ticket["videoId"]!;
        using var emulator = EmulatorView.Of(PlatformFixture.Platform);
        Assert.That(await emulator.TracesOfAsync(videoId), Has.Some.Contains("parts of"));
        var ownerId = (await new Damage(emulator).FindFilmAsync(videoId))!["ownerId"].S;
        Assert.That(await StoredAsync(), Does.Match($@"\bbytes={200L << 20}\b"));

        for (var i = 0; i < 2; i++)
        {
            using var aborted = await owner.DeleteAsync($"/api/uploads/{videoId}");
            Assert.That(aborted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent).Or.EqualTo(i == 0 ? HttpStatusCode.NoContent : HttpStatusCode.NotFound));
        }

        await UntilAsync(async () => (await emulator.TracesOfAsync(videoId)).Count == 0, "nothing is left");
        Assert.That(await ReceiptAsync(visitor, videoId), Is.Null, "nothing was stored");
        Assert.That(await StoredAsync(), Does.Match(@"\bbytes=0\b"));

        async Task<string> StoredAsync() => (await emulator.TracesOfAsync(ownerId)).Single(trace => trace.Contains("period=storage", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_film_that_has_arrived_is_no_upload_to_give_up()
    {
        var videoId = await _visitor.ReadyAsync(await _visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(1, "320x240"), visibility: "private"));
        using var aborted = await _owner.DeleteAsync($"/api/uploads/{videoId}");
        Assert.That(aborted.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task What_an_encoder_writes_for_a_film_that_is_deleted_meanwhile_is_erased()
    {
        // Its job must end by itself before it next tells how far it is, for then it would be cancelled: smaller and smaller, until it does.
        foreach (var (seconds, size) in new[] { (10, "1280x720"), (5, "640x360"), (3, "320x240") })
        {
            var videoId = await _visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(seconds, size), visibility: "private");
            await PrintedAsync($"Film {videoId}, job \\S+: PROGRESSING");
            await DeleteAsync(videoId);
            var told = await PrintedAsync($"Film {videoId}, job \\S+: the film was deleted; so (are (\\d+) objects|the job is cancelled)");
            if (told.Groups[2] is { Success: true, Value: not "0" }) return;
        }

        Assert.Fail("No encoder had written anything.");
    }

    [Test]
    public async Task The_job_of_a_film_that_is_deleted_while_it_is_encoded_is_cancelled()
    {
        // Long enough to be under way when the encoder next tells how far it is.
        var videoId = await _visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(60, "1280x720"), visibility: "private");
        while ((string)(await _visitor.ReadAsync($"/api/uploads/{videoId}"))["status"]! is "AwaitingUpload" or "Uploaded") await Task.Delay(250);

        await DeleteAsync(videoId);

        var job = (await PrintedAsync($"Film {videoId}, job (\\S+): the film was deleted; so the job is cancelled\\.")).Groups[1].Value;
        await PrintedAsync($"Film {videoId}, job {job}: CANCELED, which changes nothing\\.");
        using var emulator = EmulatorView.Of(PlatformFixture.Platform);
        await UntilAsync(
            async () => (await emulator.TracesOfAsync(videoId)).All(trace => trace.Contains("receipts", StringComparison.OrdinalIgnoreCase)),
            "nothing is left but the receipt, if anything was stored");
    }

    private static async Task<JsonNode?> ReceiptAsync(Visitor visitor, string videoId) =>
        (await visitor.ReadAsync("/api/me/deletions?limit=100"))["items"]!.AsArray().FirstOrDefault(receipt => (string)receipt!["videoId"]! == videoId);

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await condition())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), $"In vain until {what}");
            await Task.Delay(250);
        }
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
