using System.Text;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Tests.Transcoding;
using VideoStack.Functions.Transcode;
using VideoStack.Functions.Transcode.Events;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

public sealed class TrackTranscodeTests
{
    private const string Job = "1700000000000-abcdef";

    private readonly ManualClock _clock = new(Samples.Noon);
    private InMemoryVideoTable _videos = null!;
    private InMemoryFolder _renditions = null!;
    private FakeEncodingJobs _jobs = null!;
    private string _videoId = null!;

    [SetUp]
    public void SetUp()
    {
        _videos = new InMemoryVideoTable(_clock);
        _renditions = new InMemoryFolder();
        _jobs = new FakeEncodingJobs(_clock);
        var video = Samples.Awaiting() with { Status = VideoStatus.Transcoding, JobId = Job, ObjectVersion = "v1" };
        _videos.Put(video);
        _videoId = video.VideoId;
    }

    [Test]
    public async Task Progress_is_told_in_per_cent()
    {
        await Tell(Progress(35));
        var video = await Find();
        Assert.That((video.Status, video.Progress), Is.EqualTo((VideoStatus.Transcoding, 35)));
    }

    [Test]
    public async Task A_complete_job_makes_the_film_ready()
    {
        await Tell(Complete());

        var video = await Find();
        Assert.That((video.Status, video.Progress, video.PublishedAt), Is.EqualTo((VideoStatus.Ready, 100, (DateTimeOffset?)Samples.Noon)));
        Assert.That((video.Manifest, video.DashManifest), Is.EqualTo(($"media/{_videoId}/movie.m3u8", $"media/{_videoId}/movie.mpd")));
        Assert.That((video.DurationSeconds, video.Width, video.Height), Is.EqualTo(((double?)9.96, (int?)1920, (int?)1080)));
        Assert.That(video.Thumbnails, Is.EqualTo(Enumerable.Range(0, 7).Select(n => $"media/{_videoId}/thumbnails/thumb.000000{n}.jpg")));
        Assert.That(video.Poster, Is.EqualTo($"media/{_videoId}/thumbnails/thumb.0000002.jpg"));
    }

    [Test]
    public async Task A_failed_job_fails_the_film_with_a_reason()
    {
        await Tell(Error(1040, "Unable to open input file"));
        var video = await Find();
        Assert.That((video.Status, video.Failure!.Code), Is.EqualTo((VideoStatus.Failed, "encoding-failed")));
        Assert.That(video.Failure.Reason, Does.StartWith("The film could not be encoded").And.EndWith("The encoder says: Unable to open input file."));
    }

    [TestCase(1401, "fault of the platform")]
    [TestCase(1550, "Try again")]
    [TestCase(3400, "could not be encoded")]
    public async Task A_fault_of_the_platform_is_told_in_its_own_words_to_the_log_only(int code, string reason)
    {
        var log = await Tell(Error(code, "arn:aws:iam::123456789012:role/encoder may not read"));
        Assert.That((await Find()).Failure!.Reason, Does.Contain(reason).And.Not.Contain("arn:"));
        Assert.That(log, Does.Contain($"{code}: arn:aws:iam::123456789012:role/encoder may not read"));
    }

    [Test]
    public async Task A_complete_job_that_tells_no_length_is_ready_all_the_same()
    {
        await Tell($$"""
            {"jobId":"{{Job}}","status":"COMPLETE",{{Metadata()}},"outputGroupDetails":[
              {"type":"CMAF_GROUP","playlistFilePaths":["s3://processed/media/{{_videoId}}/movie.m3u8"],"outputDetails":[]}]}
            """);
        var video = await Find();
        Assert.That((video.Status, video.DurationSeconds), Is.EqualTo((VideoStatus.Ready, (double?)0)));
    }

    [Test]
    public async Task A_stopped_job_fails_the_film()
    {
        await Tell($$"""{"jobId":"{{Job}}","status":"CANCELED",{{Metadata()}}}""");
        Assert.That((await Find()).Failure!.Code, Is.EqualTo("cancelled"));
    }

    [TestCase("deleted")]
    [TestCase("forgotten")]
    public async Task The_job_of_a_film_that_was_deleted_is_stopped_at_its_next_sign_of_life(string how)
    {
        await _videos.DeleteAsync(_videoId, Samples.OwnerId, default);
        if (how == "forgotten") _videos.Forget(_videoId);

        Assert.That(await Tell(Progress(35)), Does.Contain("the film was deleted; so the job is cancelled"));
        Assert.That(_jobs.Cancelled, Is.EqualTo(new[] { Job }));

        await Tell(Complete());
        Assert.That(_jobs.Cancelled, Has.Count.EqualTo(1), "a job that has ended is not to be stopped");
    }

    [Test]
    public async Task A_job_that_has_ended_before_it_could_be_stopped_is_no_error()
    {
        await _videos.DeleteAsync(_videoId, Samples.OwnerId, default);
        _jobs.CanCancel = false;
        Assert.That(await Tell(Progress(35)), Does.Not.Contain("cancelled"));
    }

    [Test]
    public async Task No_other_job_is_stopped()
    {
        await Tell(Progress(35));
        // Out of order, and of another job: neither changes the film.
        await Tell(Progress(10));
        await Tell(Progress(50).Replace(Job, "another-job", StringComparison.Ordinal));
        await _videos.DeleteAsync(_videoId, Samples.OwnerId, default);
        await Tell($$"""{"jobId":"{{Job}}","status":"INPUT_INFORMATION",{{Metadata()}}}""");
        Assert.That(_jobs.Cancelled, Is.Empty);
    }

    [Test]
    public async Task A_job_that_wrote_no_playlist_of_this_film_fails_it()
    {
        await Tell(Complete().Replace($"/media/{_videoId}/movie.m3u8", "/media/another/movie.m3u8", StringComparison.Ordinal));
        var video = await Find();
        Assert.That((video.Status, video.Manifest), Is.EqualTo((VideoStatus.Failed, (string?)null)));
    }

    [Test]
    public async Task Files_of_another_bucket_do_not_count()
    {
        await Tell(Complete().Replace("s3://processed/", "s3://elsewhere/", StringComparison.Ordinal));
        Assert.That((await Find()).Status, Is.EqualTo(VideoStatus.Failed));
    }

    [Test]
    public async Task Late_and_repeated_events_change_nothing()
    {
        await Tell(Complete());
        var ready = await Find();
        _clock.Now += TimeSpan.FromMinutes(1);

        foreach (var late in new[] { Progress(50), Complete(), Error(1040, "late"), Progress(100) }) await Tell(late);

        Assert.That(await Find(), Is.EqualTo(ready));
    }

    [Test]
    public async Task Any_order_of_the_same_events_ends_the_same()
    {
        var transcoding = await Find();
        foreach (var order in Permutations([Progress(10), Progress(60), Progress(90), Complete()]))
        {
            _videos.Put(transcoding);
            foreach (var change in order) await Tell(change);
            var video = await Find();
            Assert.That((video.Status, video.Progress, video.PublishedAt), Is.EqualTo((VideoStatus.Ready, 100, (DateTimeOffset?)Samples.Noon)));
        }
    }

    [Test]
    public async Task The_job_is_adopted_when_ingestion_died_before_noting_it()
    {
        var video = Samples.Awaiting(_videoId) with { Status = VideoStatus.Uploaded, ObjectVersion = "v1" };
        _videos.Put(video);

        await Tell(Progress(5));

        var adopted = await Find();
        Assert.That((adopted.Status, adopted.JobId, adopted.Progress), Is.EqualTo((VideoStatus.Transcoding, Job, 5)));
    }

    [Test]
    public async Task Events_of_another_job_change_nothing()
    {
        var before = await Find();
        foreach (var change in new[] { Progress(50), Complete(), Error(1, "x") }) await Tell(change.Replace(Job, "another-job", StringComparison.Ordinal));
        Assert.That(await Find(), Is.EqualTo(before));
    }

    [Test]
    public async Task Progress_that_comes_after_the_end_changes_nothing()
    {
        await Tell(Complete());
        var ready = await Find();
        await Tell(Progress(70));
        Assert.That(await Find(), Is.EqualTo(ready));
    }

    [Test]
    public async Task An_end_that_comes_before_any_progress_is_the_end()
    {
        _videos.Put(Samples.Awaiting(_videoId) with { Status = VideoStatus.Uploaded, ObjectVersion = "v1" });
        await Tell(Complete());
        await Tell(Progress(10));
        var video = await Find();
        Assert.That((video.Status, video.Progress, video.JobId), Is.EqualTo((VideoStatus.Ready, 100, Job)));
    }

    [Test]
    public async Task A_failure_that_is_told_twice_is_one_failure()
    {
        await Tell(Error(1040, "first"));
        var failed = await Find();
        await Tell(Error(1040, "second"));
        Assert.That(await Find(), Is.EqualTo(failed));
    }

    [Test]
    public async Task Events_of_an_earlier_attempt_change_nothing()
    {
        // The retry has begun and has no job yet: whoever comes first is adopted, but not from before.
        _videos.Put((await Find()) with { Status = VideoStatus.Uploaded, JobId = null, Attempt = 2 });
        var waiting = await Find();
        foreach (var change in new[] { Progress(50), Error(1040, "late"), Complete() }) await Tell(change);
        Assert.That(await Find(), Is.EqualTo(waiting));

        await Tell(Progress(20).Replace("\"stack\"", "\"attempt\":\"2\",\"stack\"", StringComparison.Ordinal));
        var adopted = await Find();
        Assert.That((adopted.Status, adopted.JobId, adopted.Progress), Is.EqualTo((VideoStatus.Transcoding, Job, 20)));
    }

    [Test]
    public async Task A_film_with_thumbnails_gets_a_storyboard_before_it_is_ready()
    {
        var folder = $"media/{_videoId}/";
        _renditions.Put(folder + "movie.m3u8", "#EXTM3U\n#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=9000,RESOLUTION=160x90,CODECS=\"jpeg\",URI=\"movie_thumbs.m3u8\"\n");
        _renditions.Put(folder + "movie_thumbs.m3u8", "#EXTM3U\n#EXT-X-IMAGES-ONLY\n#EXTINF:9.96,\n#EXT-X-TILES:RESOLUTION=160x90,LAYOUT=10x10,DURATION=5\nthumbs_1.jpg\n");

        await Tell(Complete());

        Assert.That((await Find()).Storyboard, Is.EqualTo(folder + "storyboard.vtt"));
        Assert.That(_renditions.TextOf(folder + "storyboard.vtt"), Does.Contain("00:00:05.000 --> 00:00:09.960\nthumbs_1.jpg#xywh=160,0,160,90"));
    }

    [Test]
    public async Task A_film_without_thumbnails_is_ready_all_the_same()
    {
        _renditions.Put($"media/{_videoId}/movie.m3u8", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nmovie_720p.m3u8\n");
        await Tell(Complete());
        var video = await Find();
        Assert.That((video.Status, video.Storyboard), Is.EqualTo((VideoStatus.Ready, (string?)null)));
    }

    [Test]
    public async Task A_job_without_a_DASH_manifest_makes_a_film_without_one()
    {
        await Tell(Complete().Replace($"\"s3://processed/media/{_videoId}/movie.mpd\",", "", StringComparison.Ordinal));
        var video = await Find();
        Assert.That((video.Status, video.DashManifest), Is.EqualTo((VideoStatus.Ready, (string?)null)));
    }

    [TestCase("""{"jobId":"j","status":"COMPLETE"}""")]
    [TestCase("""{"jobId":"j","status":"COMPLETE","userMetadata":{"videoId":"../x"}}""")]
    [TestCase("""{"status":"COMPLETE"}""")]
    [TestCase("null")]
    public async Task Events_about_no_film_are_left_alone(string detail)
    {
        var before = await Find();
        await Tell(detail);
        Assert.That(await Find(), Is.EqualTo(before));
    }

    [Test]
    public async Task News_about_the_input_change_nothing()
    {
        var before = await Find();
        await Tell($$"""{"jobId":"{{Job}}","status":"INPUT_INFORMATION",{{Metadata()}}}""");
        Assert.That(await Find(), Is.EqualTo(before));
    }

    private static IEnumerable<string[]> Permutations(string[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, index) => Permutations([.. items[..index], .. items[(index + 1)..]]).Select(rest => (string[])[item, .. rest]));

    private async Task<Video> Find() => (await _videos.FindAsync(_videoId, default))!;

    /// <summary>Hands the event over as Lambda does: as JSON, through the executable's own serializer.</summary>
    /// <returns>What was logged.</returns>
    private async Task<string> Tell(string detail)
    {
        var json = $$"""{"version":"0","id":"e","detail-type":"MediaConvert Job State Change","source":"aws.mediaconvert","account":"123456789012","time":"2026-03-01T12:00:00Z","region":"eu-central-1","resources":[],"detail":{{detail}} }""";
        var notification = new SourceGeneratorLambdaJsonSerializer<TranscodeJson>()
            .Deserialize<CloudWatchEvent<JobStateChange>>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        var logger = new TestLambdaLogger();
        await Compose.Track(_videos, _renditions, _jobs).HandleAsync(notification, new TestLambdaContext { RemainingTime = TimeSpan.FromSeconds(10), Logger = logger });
        return logger.Buffer.ToString();
    }

    private string Metadata() => $$"""
        "userMetadata":{"videoId":"{{_videoId}}","stack":"dev"}
        """;

    private string Progress(int percent) =>
        $$"""{"timestamp":1,"jobId":"{{Job}}","status":"STATUS_UPDATE",{{Metadata()}},"jobProgress":{"jobPercentComplete":{{percent}},"currentPhase":"TRANSCODING"} }""";

    private string Error(int code, string message) =>
        $$"""{"jobId":"{{Job}}","status":"ERROR",{{Metadata()}},"errorCode":{{code}},"errorMessage":"{{message}}"}""";

    private string Complete() => $$"""
        {"jobId":"{{Job}}","status":"COMPLETE",{{Metadata()}},"outputGroupDetails":[
          {"type":"CMAF_GROUP","playlistFilePaths":["s3://processed/media/{{_videoId}}/movie.mpd","s3://processed/media/{{_videoId}}/movie.m3u8"],"outputDetails":[
            {"outputFilePaths":["s3://processed/media/{{_videoId}}/movie_720p.m3u8"],"durationInMs":9960,"videoDetails":{"widthInPx":1280,"heightInPx":720} },
            {"outputFilePaths":["s3://processed/media/{{_videoId}}/movie_1080p.m3u8"],"durationInMs":9960,"videoDetails":{"widthInPx":1920,"heightInPx":1080} },
            {"outputFilePaths":["s3://processed/media/{{_videoId}}/movie_audio.m3u8"],"durationInMs":9950}]},
          {"type":"FILE_GROUP","outputDetails":[
            {"outputFilePaths":["s3://processed/media/{{_videoId}}/thumbnails/thumb.0000006.jpg"],"durationInMs":10000,"videoDetails":{"widthInPx":640,"heightInPx":360} }]}]}
        """;
}
