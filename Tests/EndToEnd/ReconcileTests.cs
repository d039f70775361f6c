using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Each kind of damage, made by hand; the schedule that repairs it, run now; and the line that alarms count.</summary>
[Platform("Linux", Reason = "The emulator is found in /proc.")]
public sealed class ReconcileTests
{
    private const string Repair = "reconcile-repair";
    private const string Sweep = "reconcile-sweep";

    private EmulatorView _emulator = null!;
    private Damage _damage = null!;
    private Visitor _owner = null!;
    private string _film = null!;

    private static string LongAgo => $"{DateTime.UtcNow.AddDays(-3):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}";

    [SetUp]
    public async Task SetUp()
    {
        _emulator = EmulatorView.Of(PlatformFixture.Platform);
        _damage = new Damage(_emulator);
        _owner = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        _film = await PlatformFixture.Films.MakeAsync(1, "320x240");
    }

    [TearDown]
    public void TearDown()
    {
        _owner.Dispose();
        _emulator.Dispose();
    }

    [Test]
    public async Task An_upload_that_did_not_come_in_time_is_given_up()
    {
        using var http = PlatformFixture.Creator.Client();
        var upload = await PartsUpload.BeginAsync(http, 100_000_000);
        await _damage.SetFilmAsync(upload.VideoId, ("uploadExpiresAt", LongAgo), ("updatedAt", LongAgo));
        using (var signed = await http.PostAsJsonAsync($"/api/uploads/{upload.VideoId}/parts", new { partNumbers = new[] { 1 } }))
            await Accounts.AssertStatusAsync(signed, HttpStatusCode.Gone);

        await RunAsync(Repair, "expired-upload");

        var status = await _owner.FinalStatusAsync(upload.VideoId);
        Assert.That((string?)status["failure"]?["code"], Is.EqualTo("upload-expired"));
        Assert.That(await _emulator.TracesOfAsync(upload.VideoId), Has.None.Contains("parts of"));
    }

    [Test]
    public async Task Bytes_that_nobody_told_of_become_a_film()
    {
        var videoId = await AnnounceAsync();
        await _damage.StoreAsync("raw", KeyOf(videoId), _film);
        await _damage.SetFilmAsync(videoId, ("updatedAt", LongAgo));

        // The first time they are only seen: they may have come this second.
        await RunAsync(Repair);
        Assert.That((await _damage.FindFilmAsync(videoId))!.Keys, Does.Contain("arrivalSeenAt"));
        await _damage.SetFilmAsync(videoId, ("updatedAt", LongAgo));
        await RunAsync(Repair, "lost-upload");

        await _owner.ReadyAsync(videoId);
    }

    [Test]
    public async Task A_film_whose_job_was_never_made_gets_one()
    {
        var videoId = await AnnounceAsync();
        var (version, eTag) = await _damage.StoreAsync("raw", KeyOf(videoId), _film);
        await _damage.SetFilmAsync(videoId, ("status", "Uploaded"), ("objectVersion", version), ("eTag", eTag), ("updatedAt", LongAgo));

        await RunAsync(Repair, "missing-job");

        await _owner.ReadyAsync(videoId);
    }

    [Test]
    public async Task A_film_whose_job_ended_unheard_is_ready()
    {
        var videoId = await _owner.ReadyAsync(await _owner.UploadAsync(_film));
        var before = await _owner.ReadAsync($"/api/videos/{videoId}");
        await _damage.SetFilmAsync(
            videoId, ("status", "Transcoding"), ("progress", 10), ("unfinished", "yes"), ("updatedAt", LongAgo),
            ("feed", null), ("publishedAt", null), ("manifest", null), ("dashManifest", null), ("storyboard", null), ("poster", null), ("thumbnails", null),
            ("durationSeconds", null), ("width", null), ("height", null));

        await RunAsync(Repair, "lost-event");

        await _owner.ReadyAsync(videoId);
        var after = await _owner.ReadAsync($"/api/videos/{videoId}");
        Assert.That(((double)after["durationSeconds"]!, (int)after["width"]!, (int)after["height"]!),
            Is.EqualTo(((double)before["durationSeconds"]!, (int)before["width"]!, (int)before["height"]!)));
        using var stream = await HlsStream.DownloadAsync(_owner, videoId);
        await StreamChecks.AssertDecodableAsync(stream);
    }

    [Test]
    public async Task A_deletion_that_stopped_goes_on()
    {
        var videoId = await _owner.ReadyAsync(await _owner.UploadAsync(_film));
        // Written so, the emulator's stream does not tell of it.
        await _damage.SetFilmAsync(videoId, ("status", "Deleting"), ("unfinished", "yes"), ("feed", null), ("updatedAt", LongAgo));

        await RunAsync(Repair, "stuck-deletion");

        await Wait.UntilAsync(async () => await _damage.FindFilmAsync(videoId) is null, "the film is gone");
        Assert.That(await _emulator.TracesOfAsync(videoId), Has.Count.EqualTo(1), "the receipt");
    }

    [Test]
    public async Task Files_without_a_film_are_erased()
    {
        var gone = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-2)).ToString();
        var young = Guid.CreateVersion7().ToString();
        foreach (var videoId in new[] { gone, young })
        {
            await _damage.StoreAsync("raw", KeyOf(videoId), _film);
            await _damage.StoreAsync("processed", $"media/{videoId}/movie.m3u8", _film);
        }

        await RunAsync(Sweep, "orphaned-objects", times: 2);

        Assert.That(await _emulator.TracesOfAsync(gone), Is.Empty);
        Assert.That(await _emulator.TracesOfAsync(young), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Views_that_a_film_does_not_show_are_set_right_and_those_of_none_forgotten()
    {
        var videoId = await AnnounceAsync();
        var gone = Guid.CreateVersion7().ToString();
        await _damage.CountViewsAsync(videoId, 7);
        await _damage.CountViewsAsync(gone, 3);

        await RunAsync(Sweep, "view-count");

        Assert.That((int)(await _owner.ReadAsync($"/api/videos/{videoId}"))["views"]!, Is.EqualTo(7));
        Assert.That(await _emulator.TracesOfAsync(gone), Is.Empty);
    }

    // Runs a schedule now and waits until each repair was counted.
    private static async Task RunAsync(string rule, string? kind = null, int times = 1)
    {
        var before = kind is null ? 0 : Counted(kind);
        using var http = new HttpClient { BaseAddress = PlatformFixture.Platform.Address, Timeout = TimeSpan.FromMinutes(5) };
        using var answer = await http.PostAsync($"/_local/schedules/{rule}", content: null);
        await Accounts.AssertStatusAsync(answer, HttpStatusCode.OK);
        // What a function says comes a moment after its answer.
        if (kind is not null) await Wait.UntilAsync(() => Task.FromResult(Counted(kind) >= before + times), $"{kind} is counted {times} times");
    }

    private static int Counted(string kind) => Regex.Count(PlatformFixture.Platform.Printed, $@"\breconciled {kind}\b");

    private async Task<string> AnnounceAsync()
    {
        using var announced = await _owner.PostAsync("/api/uploads", new { fileName = "film.mp4", contentType = "video/mp4", size = new FileInfo(_film).Length });
        await Accounts.AssertStatusAsync(announced, HttpStatusCode.Created);
        return (string)(await announced.Content.ReadFromJsonAsync<JsonNode>())!["videoId"]!;
    }

    private static string KeyOf(string videoId) => $"uploads/{videoId}/source";
}
