using System.Text;
using Amazon.Lambda.TestUtilities;
using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Tests.Transcoding;
using VideoStack.Functions.Transcode;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

public sealed class IngestUploadTests
{
    private readonly ManualClock _clock = new(Samples.Noon);
    private InMemoryVideoTable _videos = null!;
    private InMemoryUploadStore _uploads = null!;
    private FakeEncodingJobs _jobs = null!;
    private InMemoryUsage _usage = null!;
    private List<string> _faults = null!;

    [SetUp]
    public void SetUp()
    {
        _videos = new InMemoryVideoTable(_clock);
        _uploads = new InMemoryUploadStore();
        _jobs = new FakeEncodingJobs(_clock);
        _usage = new InMemoryUsage(_videos, _clock);
        _faults = [];
    }

    [Test]
    public async Task An_upload_becomes_a_job_that_knows_its_film()
    {
        var videoId = Announce(FilmFiles.Mp4());

        await Notify(videoId);

        var video = await Find(videoId);
        Assert.That((video.Status, video.JobId, video.ObjectVersion, video.ETag), Is.EqualTo((VideoStatus.Transcoding, "job-1", "v1", "etag")));
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((_jobs.Jobs[0].VideoId, _jobs.Jobs[0].Attempt), Is.EqualTo((videoId, 1)));
        Assert.That(_jobs.Jobs[0].Settings.Inputs[0].FileInput, Is.EqualTo($"s3://raw/uploads/{videoId}/source"));
    }

    [Test]
    public async Task Fifty_copies_of_one_event_at_once_make_one_job()
    {
        var videoId = Announce(FilmFiles.Mp4());
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Notify(videoId))));
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((await Find(videoId)).JobId, Is.EqualTo("job-1"));
    }

    [Test]
    public async Task A_late_copy_of_the_event_makes_no_second_job()
    {
        var videoId = Announce(FilmFiles.Mp4());
        await Notify(videoId);
        _clock.Now += TimeSpan.FromHours(1);
        await Notify(videoId);
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Another_version_than_the_one_that_was_taken_is_deleted()
    {
        var videoId = Announce(FilmFiles.Mp4());
        await Notify(videoId);
        await Notify(videoId, "v2");
        Assert.That(_uploads.Deleted, Is.EqualTo(new[] { (MediaKeys.Source(videoId), "v2") }));
        Assert.That((await Find(videoId)).ObjectVersion, Is.EqualTo("v1"));
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
    }

    [TestCase(FailureCodes.UploadExpired, 1)]
    [TestCase("truncated", 0)]
    public async Task What_arrives_after_its_upload_was_given_up_is_deleted(string code, int deleted)
    {
        var videoId = Announce(FilmFiles.Mp4());
        await _videos.FailAsync(videoId, 1, new Failure(code, "Over."), default);
        await Notify(videoId);
        Assert.That(_uploads.Deleted, Has.Count.EqualTo(deleted));
    }

    [Test]
    public async Task A_retry_goes_on_where_the_function_died_before_the_job()
    {
        var videoId = Announce(FilmFiles.Mp4());
        _jobs.FailBeforeCreate = new IOException("The function dies.");
        Assert.ThrowsAsync<IOException>(() => Notify(videoId));
        Assert.That((await Find(videoId)).Status, Is.EqualTo(VideoStatus.Uploaded));

        _jobs.FailBeforeCreate = null;
        _clock.Now += TimeSpan.FromMinutes(5);
        await Notify(videoId);

        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((await Find(videoId)).JobId, Is.EqualTo("job-1"));
    }

    [Test]
    public async Task A_retry_finds_the_job_that_was_made_but_not_noted()
    {
        var videoId = Announce(FilmFiles.Mp4());
        _jobs.FailAfterCreate = new IOException("The function dies.");
        Assert.ThrowsAsync<IOException>(() => Notify(videoId));

        _jobs.FailAfterCreate = null;
        // Longer than the token protects.
        _clock.Now += TimeSpan.FromMinutes(5);
        await Notify(videoId);

        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        var video = await Find(videoId);
        Assert.That((video.Status, video.JobId), Is.EqualTo((VideoStatus.Transcoding, "job-1")));
    }

    [Test]
    public async Task A_second_object_under_the_same_key_changes_nothing()
    {
        var videoId = Announce(FilmFiles.Mp4());
        _jobs.FailBeforeCreate = new IOException("The function dies.");
        Assert.ThrowsAsync<IOException>(() => Notify(videoId, "v1"));
        _jobs.FailBeforeCreate = null;

        await Notify(videoId, "v2");

        Assert.That(_jobs.Jobs, Is.Empty);
        Assert.That((await Find(videoId)).ObjectVersion, Is.EqualTo("v1"));
    }

    [Test]
    public async Task Without_versions_the_ETag_tells_one_object_from_another()
    {
        var videoId = Announce(FilmFiles.Mp4());
        await Notify(videoId, version: null);
        Assert.That((await Find(videoId)).ObjectVersion, Is.EqualTo("etag"));
    }

    [Test]
    public async Task A_turned_film_gets_an_upright_ladder()
    {
        var videoId = Announce(FilmFiles.Mp4(rotation: 90));
        await Notify(videoId);
        var highest = _jobs.Jobs[0].Settings.OutputGroups[0].Outputs[0];
        Assert.That((highest.VideoDescription.Width, highest.VideoDescription.Height), Is.EqualTo(((int?)1080, (int?)1920)));
    }

    [Test]
    public async Task An_empty_file_fails_with_a_reason()
    {
        var videoId = Announce([], announcedSize: 10);
        await AssertFails(videoId, "empty-file", "empty");
    }

    [Test]
    public async Task A_file_of_another_size_than_announced_fails_with_a_reason()
    {
        var videoId = Announce(new byte[999], announcedSize: 1_234_567);
        await AssertFails(videoId, "size-mismatch", "999 bytes instead of 1,234,567");
    }

    [Test]
    public async Task A_truncated_file_fails_with_a_reason([Values] bool fastStart)
    {
        var whole = FilmFiles.Mp4(fastStart: fastStart);
        await AssertFails(Announce(whole[..(whole.Length * 3 / 4)]), "truncated", "end of the file is missing");
    }

    [Test]
    public async Task What_is_no_video_fails_with_a_reason()
    {
        _jobs.Probe = null;
        await AssertFails(Announce(Encoding.UTF8.GetBytes("A text that calls itself a film.")), "not-a-video", "not a video file");
    }

    [Test]
    public async Task Sound_alone_fails_with_a_reason()
    {
        _jobs.Probe = Containers.SoundOnly();
        await AssertFails(Announce(FilmFiles.Mp4()), "no-video-track", "only sound");
    }

    [Test]
    public async Task A_tiny_picture_fails_with_a_reason()
    {
        _jobs.Probe = Containers.Movie(width: 16, height: 16);
        await AssertFails(Announce(FilmFiles.Mp4()), "unsupported", "32 pixels");
    }

    [Test]
    public async Task A_picture_in_an_unknown_format_fails_with_a_reason()
    {
        _jobs.Probe = Containers.Movie(codec: Codec.UNKNOWN);
        await AssertFails(Announce(FilmFiles.Mp4()), "unsupported", "H.264");
    }

    [TestCase(43_200.5, "12 h 1 min long; at most 12 h are taken")]
    [TestCase(90_000.0, "25 h long")]
    public async Task A_film_that_is_too_long_fails_with_a_reason(double seconds, string reason)
    {
        _jobs.Probe = Containers.Movie(duration: seconds);
        await AssertFails(Announce(FilmFiles.Mp4()), "too-long", reason);
    }

    [Test]
    public async Task A_film_as_long_as_the_limit_is_taken()
    {
        _jobs.Probe = Containers.Movie(duration: 43_200);
        await Notify(Announce(FilmFiles.Mp4()));
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
    }

    [TestCase(null)]
    [TestCase(0.0)]
    public async Task A_film_that_does_not_tell_its_length_fails_with_a_reason(double? seconds)
    {
        _jobs.Probe = Containers.Movie(duration: seconds);
        await AssertFails(Announce(FilmFiles.Mp4()), "unsupported", "Save it as MP4");
    }

    [TestCase("deleted")]
    [TestCase("retried")]
    [TestCase("encoded")]
    public async Task What_becomes_of_a_film_while_it_is_looked_into_decides(string how)
    {
        var videoId = Announce(FilmFiles.Mp4());
        // The one that died has reserved what it costs.
        _jobs.FailBeforeCreate = new IOException("The function dies.");
        Assert.ThrowsAsync<IOException>(() => Notify(videoId));
        _jobs.FailBeforeCreate = null;
        _jobs.Meanwhile = async () =>
        {
            if (how == "deleted") await _videos.DeleteAsync(videoId, Samples.OwnerId, default);
            if (how == "encoded") await _videos.ReportProgressAsync(videoId, new("job-0", 1), 10, default);
            if (how != "retried") return;
            await _videos.FailAsync(videoId, new EncodingJob("job-0", 1), new(FailureCodes.Cancelled, "It was stopped."), default);
            await _videos.RetryAsync(videoId, 1, default);
        };

        await Notify(videoId);

        Assert.That(_jobs.Jobs, Is.Empty, "a job for a film that is gone, or a second one beside the next attempt's");
    }

    [TestCase(4096, 64)]
    [TestCase(8192, 40)]
    [TestCase(40, 8192)]
    public async Task A_picture_of_an_extreme_shape_fails_with_a_reason(int width, int height)
    {
        _jobs.Probe = Containers.Movie(width: width, height: height);
        await AssertFails(Announce(FilmFiles.Mp4()), "unsupported", "20 times as long");
    }

    [Test]
    public async Task A_job_that_the_encoder_refuses_fails_the_film_instead_of_being_tried_for_ever()
    {
        _jobs.FailBeforeCreate = new BadRequestException("/outputGroups/0: secret-bucket");
        var videoId = Announce(FilmFiles.Mp4());
        await AssertFails(videoId, "encoding-failed", "a fault of the platform");
        var film = await Find(videoId);
        Assert.That(film.Failure!.Reason, Does.Not.Contain("secret-bucket"));
        Assert.That(film.CanRetry, Is.True, "somebody may mend the template");
        Assert.That(_faults, Is.EqualTo(new[] { $"Film {videoId}: MediaConvert refuses the job: /outputGroups/0: secret-bucket" }));
        Assert.That(_usage.SpentBy(Samples.OwnerId), Is.Zero, "nothing was encoded");
    }

    [Test]
    public async Task A_job_that_the_encoder_has_no_room_for_is_tried_again()
    {
        _jobs.FailBeforeCreate = new TooManyRequestsException("later");
        var videoId = Announce(FilmFiles.Mp4());
        Assert.ThrowsAsync<TooManyRequestsException>(() => Notify(videoId));
        Assert.That((await Find(videoId)).Status, Is.EqualTo(VideoStatus.Uploaded));
    }

    [Test]
    public async Task A_copy_of_the_event_does_not_revive_a_failed_film()
    {
        var videoId = Announce([], announcedSize: 10);
        await Notify(videoId);
        var failed = await Find(videoId);
        await Notify(videoId);
        Assert.That(await Find(videoId), Is.EqualTo(failed));
    }

    [Test]
    public async Task An_upload_that_arrives_after_its_film_was_deleted_is_removed([Values] bool isForgotten)
    {
        var videoId = Announce(FilmFiles.Mp4());
        await _videos.DeleteAsync(videoId, Samples.OwnerId, default);
        if (isForgotten) _videos.Forget(videoId);

        await Notify(videoId);

        Assert.That(_uploads.Keys, Is.Empty);
        Assert.That(_jobs.Jobs, Is.Empty);
    }

    [TestCase("other/key")]
    [TestCase("uploads/not-an-id/source")]
    [TestCase("uploads/0195506e-0000-7000-8000-000000000001/source/more")]
    public async Task Objects_that_are_no_uploads_are_left_alone(string key)
    {
        await Handler().HandleAsync(Compose.Arrived("raw", key, "v1"), Context());
        Assert.That(_jobs.Jobs, Is.Empty);
    }

    [Test]
    public async Task Another_bucket_is_left_alone()
    {
        var videoId = Announce(FilmFiles.Mp4());
        await Handler().HandleAsync(Compose.Uploaded(videoId, bucket: "other"), Context());
        Assert.That((await Find(videoId)).Status, Is.EqualTo(VideoStatus.AwaitingUpload));
    }

    [Test]
    public async Task An_upload_that_was_never_announced_is_left_alone()
    {
        var videoId = Samples.NewId();
        _uploads.Put(MediaKeys.Source(videoId), FilmFiles.Mp4());
        await Notify(videoId);
        Assert.That(_jobs.Jobs, Is.Empty);
    }

    [Test]
    public async Task An_object_that_is_gone_again_leaves_the_film_waiting()
    {
        var video = Samples.Awaiting();
        _videos.Put(video);
        await Notify(video.VideoId);
        Assert.That((await Find(video.VideoId)).Status, Is.EqualTo(VideoStatus.AwaitingUpload));
    }

    [Test]
    public async Task Each_record_of_an_event_is_served()
    {
        var one = Announce(FilmFiles.Mp4());
        var other = Announce(FilmFiles.Mp4());
        var notification = Compose.Uploaded(one);
        notification.Records.AddRange(Compose.Uploaded(other).Records);
        await Handler().HandleAsync(notification, Context());
        Assert.That(_jobs.Jobs.Select(job => job.VideoId), Is.EqualTo(new[] { one, other }));
    }

    private async Task AssertFails(string videoId, string code, string reason)
    {
        await Notify(videoId);
        var video = await Find(videoId);
        Assert.That((video.Status, video.Failure?.Code), Is.EqualTo((VideoStatus.Failed, code)));
        Assert.That(video.Failure!.Reason, Does.Contain(reason));
        Assert.That(_jobs.Jobs, Is.Empty);
    }

    private string Announce(byte[] bytes, long? announcedSize = null)
    {
        var video = Samples.Awaiting(size: announcedSize ?? bytes.Length);
        _videos.Put(video);
        _uploads.Put(MediaKeys.Source(video.VideoId), bytes);
        return video.VideoId;
    }

    private async Task<Video> Find(string videoId) => (await _videos.FindAsync(videoId, default))!;

    private Task Notify(string videoId, string? version = "v1") => Handler().HandleAsync(Compose.Uploaded(videoId, version), Context());

    private IngestUpload Handler() => new(Compose.Ingestion(_videos, _uploads, _jobs, _usage, tellFault: _faults.Add), "raw");

    private static TestLambdaContext Context() => new() { RemainingTime = TimeSpan.FromMinutes(1) };
}
