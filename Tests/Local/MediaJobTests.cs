using System.Text.Json.Nodes;
using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

[Parallelizable(ParallelScope.Self)]
public sealed class MediaJobTests
{
    private const string Key = "uploads/v1/source";
    private static readonly JsonObject Settings = MediaJobSettings.For($"s3://raw/{Key}", "s3://processed/media/v1", [("180p", 320, 180)]);

    [Test]
    public async Task A_job_is_told_of_from_start_to_end()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, Key), "320x180", "30", 7);

        var (status, created, _) = await platform.CreateAsync(Settings);
        var id = (string)created["job"]!["id"]!;
        var end = await platform.EndAsync(id);

        Assert.That((status, (string?)created["job"]!["status"], (string?)created["job"]!["queue"]),
            Is.EqualTo((201, "SUBMITTED", MediaPlatform.Queue)));
        string[] states = ["PROGRESSING", "INPUT_INFORMATION", "COMPLETE"];
        Assert.That(platform.Events.Select(detail => (string?)detail["status"]), Is.EqualTo(states));
        Assert.That(platform.Events.Select(detail => (string?)detail["userMetadata"]!["videoId"]), Is.All.EqualTo("v1"));
        Assert.That(((string?)end["accountId"], (string?)end["queue"]), Is.EqualTo(("123456789012", MediaPlatform.Queue)));
        var group = end["outputGroupDetails"]![0]!;
        Assert.That((string?)group["type"], Is.EqualTo("CMAF_GROUP"));
        Assert.That(group["playlistFilePaths"]!.ToJsonString(), Is.EqualTo("""["s3://processed/media/v1/movie.mpd","s3://processed/media/v1/movie.m3u8"]"""));
        Assert.That((int)group["outputDetails"]![0]!["durationInMs"]!, Is.EqualTo(7000).Within(50));
        Assert.That(group["outputDetails"]![0]!["videoDetails"]!.ToJsonString(), Is.EqualTo("""{"widthInPx":320,"heightInPx":180}"""));
        var job = (await platform.CallAsync("GET", $"jobs/{id}")).Body["job"]!;
        Assert.That((string?)job["status"], Is.EqualTo("COMPLETE"));
        Assert.That((int)job["outputGroupDetails"]![0]!["outputDetails"]![0]!["videoDetails"]!["heightInPx"]!, Is.EqualTo(180));
        Assert.That(platform.Unfinished, Is.Empty, "temporary files are gone");
    }

    [Test]
    public async Task Manifests_come_after_everything_they_name()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, Key), "320x180", "30", 13);

        await platform.RunAsync(Settings);

        var order = platform.Store.Written.ToList();
        string[] manifests = ["media/v1/movie_180p.m3u8", "media/v1/movie_audio.m3u8", "media/v1/movie.m3u8", "media/v1/movie.mpd"];
        string[] video =
        [
            "media/v1/movie_180p_000000001.cmfv", "media/v1/movie_180p_000000002.cmfv", "media/v1/movie_180p_000000003.cmfv",
            "media/v1/movie_180pinit.cmfv",
        ];
        Assert.That(order.TakeLast(4), Is.EqualTo(manifests));
        Assert.That(order, Is.Unique);
        Assert.That(order.Where(key => key.EndsWith(".cmfv", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Is.EqualTo(video));
        Assert.That(platform.Store.TypeOf(MediaPlatform.Processed, "media/v1/movie.m3u8"), Is.EqualTo("application/vnd.apple.mpegurl"));
        Assert.That(platform.Store.TypeOf(MediaPlatform.Processed, "media/v1/movie.mpd"), Is.EqualTo("application/dash+xml"));
        Assert.That(platform.Store.TypeOf(MediaPlatform.Processed, "media/v1/movie_180p_000000001.cmfv"), Is.EqualTo("video/mp4"));
        Assert.That(platform.Store.TypeOf(MediaPlatform.Processed, "media/v1/movie_audio_000000001.cmfa"), Is.EqualTo("audio/mp4"));
    }

    [Test]
    public async Task A_file_that_is_no_film_fails_with_the_services_code_and_leaves_nothing()
    {
        await using var platform = await MediaPlatform.StartAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(platform.Store.FileOf(MediaPlatform.Raw, Key))!);
        await File.WriteAllTextAsync(platform.Store.FileOf(MediaPlatform.Raw, Key), "#EXTM3U\n#EXTINF:6,\nfile:///etc/passwd\n");

        var end = await platform.RunAsync(Settings);

        Assert.That(((string?)end["status"], (int)end["errorCode"]!), Is.EqualTo(("ERROR", EncodeException.InputUnreadable)),
            "a playlist is no container: it could name any file of this machine");
        Assert.That((string?)end["errorMessage"], Does.StartWith("Unable to open input file [s3://raw/uploads/v1/source]"));
        Assert.That(platform.Store.Keys(MediaPlatform.Processed), Is.Empty);
        Assert.That(platform.Unfinished, Is.Empty);
        var job = (await platform.CallAsync("GET", $"jobs/{(string)end["jobId"]!}")).Body["job"]!;
        Assert.That(((string?)job["status"], (int)job["errorCode"]!), Is.EqualTo(("ERROR", 1010)));
    }

    [Test]
    public async Task A_missing_input_fails()
    {
        await using var platform = await MediaPlatform.StartAsync();

        var end = await platform.RunAsync(Settings);

        Assert.That(((string?)end["status"], (int)end["errorCode"]!), Is.EqualTo(("ERROR", EncodeException.InputNotFound)));
    }

    [Test]
    public async Task Sound_alone_is_no_film()
    {
        await using var platform = await MediaPlatform.StartAsync();
        var file = platform.Store.FileOf(MediaPlatform.Raw, Key);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await MediaSources.RunAsync(["-v", "error", "-f", "lavfi", "-i", "sine=d=3", "-f", "mp4", file]);

        var end = await platform.RunAsync(Settings);

        Assert.That(((string?)end["status"], (int)end["errorCode"]!), Is.EqualTo(("ERROR", EncodeException.NoVideo)));
    }

    [Test]
    public async Task A_job_that_cannot_write_its_manifest_takes_back_what_it_wrote()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, Key), "320x180", "30", 7);
        platform.Store.Refuses = key => key.EndsWith("movie_180p.m3u8", StringComparison.Ordinal);

        var end = await platform.RunAsync(Settings);

        Assert.That(((string?)end["status"], (int)end["errorCode"]!), Is.EqualTo(("ERROR", EncodeException.Internal)));
        Assert.That(platform.Store.Written, Is.Not.Empty, "segments had been uploaded");
        Assert.That(platform.Store.Keys(MediaPlatform.Processed), Is.Empty);
    }

    [Test]
    public async Task A_token_makes_one_job_within_a_minute()
    {
        var time = new MediaClock();
        await using var platform = await MediaPlatform.StartAsync(time);
        var token = new JsonObject { ["clientRequestToken"] = "film-1" };

        var ids = new List<string?>();
        foreach (var seconds in new[] { 0, 59, 2 })
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            ids.Add((string?)(await platform.CreateAsync(Settings, token)).Body["job"]!["id"]);
        }

        Assert.That(ids[1], Is.EqualTo(ids[0]));
        Assert.That(ids[2], Is.Not.EqualTo(ids[0]), "after a minute the token is forgotten");
    }

    [TestCase("queue", "arn:aws:mediaconvert:eu-central-1:123456789012:queues/Other", "/queue")]
    [TestCase("queue", null, "/queue")]
    [TestCase("role", "arn:aws:iam::123456789012:role/nobody", "/role")]
    [TestCase("role", null, "/role")]
    [TestCase("statusUpdateInterval", "SECONDS_7", "/statusUpdateInterval")]
    [TestCase("jobEngineVersion", "2024-01-01", "/jobEngineVersion: The local MediaConvert does not support this setting")]
    [TestCase("clientRequestToken", "0123456789012345678901234567890123456789012345678901234567890123456789", "/clientRequestToken")]
    public async Task A_request_that_the_service_would_refuse_is_refused(string name, string? value, string named)
    {
        await using var platform = await MediaPlatform.StartAsync();

        var (status, body, type) = await platform.CreateAsync(Settings, new() { [name] = value });

        Assert.That((status, type), Is.EqualTo((400, "BadRequestException")));
        Assert.That((string?)body["message"], Does.StartWith(named));
    }

    [Test]
    public async Task A_role_that_MediaConvert_may_not_assume_is_refused()
    {
        await using var platform = await MediaPlatform.StartAsync();
        platform.Graph.Add(new("aws:iam/role:Role", "transcode", "test-transcode",
            new() { ["assumeRolePolicy"] = """{"Statement":[{"Principal":{"Service":"lambda.amazonaws.com"}}]}""" },
            new() { ["arn"] = MediaPlatform.Role }));

        Assert.That((await platform.CreateAsync(Settings)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Jobs_can_be_listed_searched_and_cancelled()
    {
        await using var platform = await MediaPlatform.StartAsync(concurrency: 0);
        var first = (string)(await platform.CreateAsync(Settings)).Body["job"]!["id"]!;
        await Task.Delay(5);
        var other = MediaJobSettings.For("s3://raw/other", "s3://processed/v2", [("180p", 320, 180)]);
        var second = (string)(await platform.CreateAsync(other)).Body["job"]!["id"]!;

        Assert.That(Ids((await platform.CallAsync("GET", "jobs")).Body), Is.EqualTo(new[] { second, first }), "the newest first");
        Assert.That(Ids((await platform.CallAsync("GET", "jobs?order=ASCENDING&maxResults=1")).Body), Is.EqualTo(new[] { first }));
        Assert.That(Ids((await platform.CallAsync("GET", "jobs?order=ASCENDING&maxResults=1&nextToken=1")).Body),
            Is.EqualTo(new[] { second }));
        Assert.That(Ids((await platform.CallAsync("GET", "search?inputFile=s3://raw/other")).Body), Is.EqualTo(new[] { second }));
        Assert.That((await platform.CallAsync("DELETE", $"jobs/{first}")).Status, Is.EqualTo(202));
        Assert.That(Ids((await platform.CallAsync("GET", "jobs?status=CANCELED")).Body), Is.EqualTo(new[] { first }));
        Assert.That((await platform.CallAsync("DELETE", $"jobs/{first}")).Status, Is.EqualTo(400));
        Assert.That((await platform.CallAsync("GET", "jobs/nobody")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_cancelled_encode_stops_and_leaves_nothing()
    {
        await using var platform = await MediaPlatform.StartAsync();
        var file = platform.Store.FileOf(MediaPlatform.Raw, Key);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await MediaSources.RunAsync(["-v", "error", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=30:d=13", "-c:v", "mpeg4", "-f", "mp4",
            file]);
        var settings = MediaJobSettings.For($"s3://raw/{Key}", "s3://processed/media/v1", [("180p", 320, 180)], sound: false);
        // What follows the first objects waits until it is cancelled, so the job cannot be complete before.
        platform.Store.Holds = stopping => platform.Store.Written.Count == 0 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, stopping);
        var id = (string)(await platform.CreateAsync(settings)).Body["job"]!["id"]!;
        Assert.That(() => platform.Store.Written, Is.Not.Empty.After(60_000, 20));

        await platform.CallAsync("DELETE", $"jobs/{id}");

        Assert.That((string?)(await platform.EndAsync(id))["status"], Is.EqualTo("CANCELED"));
        Assert.That(() => platform.Store.Keys(MediaPlatform.Processed), Is.Empty.After(5000, 50));
        Assert.That(() => platform.Unfinished, Is.Empty.After(5000, 50));
        Assert.That(platform.Events.Select(detail => (string?)detail["status"]), Has.None.EqualTo("COMPLETE").And.None.EqualTo("ERROR"));
    }

    [Test]
    public async Task A_bus_that_refuses_a_jobs_events_makes_it_fail_and_the_next_one_runs()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, Key), "320x180", "30", 1);
        platform.Refuses = _ => true;

        var id = (string)(await platform.CreateAsync(Settings)).Body["job"]!["id"]!;
        Assert.That(async () => (string?)(await platform.CallAsync("GET", $"jobs/{id}")).Body["job"]!["status"], Is.EqualTo("ERROR").After(30_000, 50));

        platform.Refuses = _ => false;
        Assert.That((string?)(await platform.RunAsync(Settings))["status"], Is.EqualTo("COMPLETE"));
    }

    private static IEnumerable<string?> Ids(JsonNode body) => body["jobs"]!.AsArray().Select(job => (string?)job!["id"]);
}
