using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Tests.Transcoding;
using VideoStack.Functions.Transcode.Events;

namespace VideoStack.Functions.Tests.Reconciliation;

/// <summary>Films that do not go on, each kind, and films that must be left alone.</summary>
public sealed class RepairTests
{
    private readonly byte[] _file = FilmFiles.Mp4();
    private World _world = null!;

    [SetUp]
    public void SetUp() => _world = new World();

    [Test]
    public async Task An_upload_that_did_not_come_in_time_is_given_up_with_its_parts()
    {
        var film = Samples.Awaiting();
        var upload = await _world.Multipart.BeginAsync(MediaKeys.Source(film.VideoId), film.ContentType, default);
        film = _world.Add(film with { UploadId = upload.UploadId, UploadExpiresAt = Samples.Noon.AddHours(-1) }, TimeSpan.FromDays(2));

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled expired-upload" }));

        var found = await _world.FindAsync(film);
        Assert.That((found.Status, found.Failure?.Code), Is.EqualTo((VideoStatus.Failed, FailureCodes.UploadExpired)));
        Assert.That(_world.Usage.StoredBy(film.OwnerId), Is.EqualTo(-film.Size), "given back");
        Assert.That(_world.Multipart.Open, Is.Empty);
        Assert.That(await _world.RunAsync("repair"), Is.Empty, "once");
    }

    [Test]
    public async Task An_upload_that_has_time_left_goes_on()
    {
        var film = Samples.Awaiting();
        var upload = await _world.Multipart.BeginAsync(MediaKeys.Source(film.VideoId), film.ContentType, default);
        film = _world.Add(film with { UploadId = upload.UploadId, UploadExpiresAt = Samples.Noon.AddMinutes(-1) }, TimeSpan.FromDays(2));

        Assert.That(await _world.RunAsync("repair"), Is.Empty, "the parts may just be being joined");

        Assert.That((await _world.FindAsync(film)).Status, Is.EqualTo(VideoStatus.AwaitingUpload));
        Assert.That(_world.Multipart.Open, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Bytes_that_nobody_told_of_are_taken_when_they_are_seen_a_second_time()
    {
        var film = _world.Add(Samples.Awaiting(size: _file.Length) with { UploadExpiresAt = Samples.Noon.AddDays(1) }, TimeSpan.FromHours(1));
        _world.Uploads.Put(MediaKeys.Source(film.VideoId), _file);

        Assert.That(await _world.RunAsync("repair"), Is.Empty, "they may have come this second");
        Assert.That(await _world.RunAsync("repair"), Is.Empty);
        _world.Clock.Now += TimeSpan.FromMinutes(15);

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled lost-upload" }));
        Assert.That((await _world.FindAsync(film)).Status, Is.EqualTo(VideoStatus.Transcoding));
        Assert.That(_world.Jobs.Jobs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Bytes_count_even_when_the_time_for_them_is_over()
    {
        var film = _world.Add(
            Samples.Awaiting(size: _file.Length) with { UploadExpiresAt = Samples.Noon.AddDays(-1), ArrivalSeenAt = Samples.Noon.AddHours(-1) }, TimeSpan.FromHours(1));
        _world.Uploads.Put(MediaKeys.Source(film.VideoId), _file);

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled lost-upload" }));
        Assert.That((await _world.FindAsync(film)).Status, Is.EqualTo(VideoStatus.Transcoding));
    }

    [Test]
    public async Task A_film_without_a_job_gets_one()
    {
        var film = _world.Add(Uploaded(), TimeSpan.FromMinutes(11));

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled missing-job" }));

        var found = await _world.FindAsync(film);
        Assert.That((found.Status, found.JobId), Is.EqualTo((VideoStatus.Transcoding, "job-1")));
    }

    [Test]
    public async Task A_job_that_was_made_but_not_noted_is_found()
    {
        var film = _world.Add(Uploaded(), TimeSpan.FromMinutes(11));
        _world.Jobs.FailAfterCreate = new IOException("The function dies.");
        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled failed" }));
        _world.Jobs.FailAfterCreate = null;
        _world.Clock.Now += TimeSpan.FromMinutes(15);

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled missing-job" }));

        Assert.That(_world.Jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((await _world.FindAsync(film)).JobId, Is.EqualTo("job-1"));
    }

    [TestCase("COMPLETE", VideoStatus.Ready)]
    [TestCase("ERROR", VideoStatus.Failed)]
    [TestCase("CANCELED", VideoStatus.Failed)]
    public async Task A_job_that_ended_unheard_counts_as_told(string state, VideoStatus expected)
    {
        var film = _world.Add(Transcoding(), TimeSpan.FromMinutes(21));
        _world.Jobs.States["job-1"] = Job(film, state);

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled lost-event" }));

        Assert.That((await _world.FindAsync(film)).Status, Is.EqualTo(expected));
        Assert.That(await _world.RunAsync("repair"), Is.Empty);
    }

    [Test]
    public async Task A_job_that_went_on_unheard_tells_how_far_it_is()
    {
        var film = _world.Add(Transcoding() with { Progress = 10 }, TimeSpan.FromMinutes(21));
        _world.Jobs.States["job-1"] = Job(film, "PROGRESSING", 60);

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled lost-event" }));

        Assert.That((await _world.FindAsync(film)).Progress, Is.EqualTo(60));
    }

    [TestCase("SUBMITTED", 0)]
    [TestCase("PROGRESSING", 10)]
    public async Task A_job_with_nothing_new_to_tell_is_left_alone(string state, int progress)
    {
        var film = _world.Add(Transcoding() with { Progress = 10 }, TimeSpan.FromHours(3));
        _world.Jobs.States["job-1"] = Job(film, state, progress);

        Assert.That(await _world.RunAsync("repair"), Is.Empty);

        Assert.That(await _world.FindAsync(film), Is.EqualTo(film));
    }

    [Test]
    public async Task A_job_that_the_service_has_forgotten_can_be_tried_again()
    {
        var film = _world.Add(Transcoding(), TimeSpan.FromDays(100));

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled lost-event" }));

        Assert.That((await _world.FindAsync(film)).CanRetry, Is.True);
    }

    [Test]
    public async Task The_job_of_an_earlier_attempt_changes_nothing()
    {
        var film = _world.Add(Transcoding() with { Attempt = 2 }, TimeSpan.FromHours(1));
        _world.Jobs.States["job-1"] = Job(film with { Attempt = 1 }, "ERROR");

        Assert.That(await _world.RunAsync("repair"), Is.Empty);

        Assert.That((await _world.FindAsync(film)).Status, Is.EqualTo(VideoStatus.Transcoding));
    }

    [Test]
    public async Task A_deletion_that_stopped_begins_anew()
    {
        var film = _world.Add(Samples.Ready() with { Status = VideoStatus.Deleting }, TimeSpan.FromMinutes(16));

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled stuck-deletion" }));

        var found = await _world.FindAsync(film);
        Assert.That((found.Status, found.UpdatedAt, found.Version), Is.EqualTo((VideoStatus.Deleting, _world.Clock.Now, film.Version + 1)), "the stream tells of the change");
    }

    [TestCase(VideoStatus.AwaitingUpload, 9)]
    [TestCase(VideoStatus.Uploaded, 9)]
    [TestCase(VideoStatus.Transcoding, 19)]
    [TestCase(VideoStatus.Deleting, 14)]
    [TestCase(VideoStatus.Ready, 100_000)]
    [TestCase(VideoStatus.Failed, 100_000)]
    public async Task What_the_normal_path_may_still_do_is_left_to_it(VideoStatus status, int minutes)
    {
        var film = _world.Add(Uploaded() with { Status = status, JobId = "job-1", UploadExpiresAt = Samples.Noon.AddDays(-1) }, TimeSpan.FromMinutes(minutes));
        Assert.That(await _world.RunAsync("repair"), Is.Empty);
        Assert.That(await _world.FindAsync(film), Is.EqualTo(film));
    }

    [Test]
    public async Task The_event_that_comes_late_after_all_makes_no_second_job()
    {
        var film = _world.Add(Uploaded(), TimeSpan.FromMinutes(11));

        await Task.WhenAll(
            Task.Run(() => _world.RunAsync("repair")),
            Task.Run(() => _world.RunAsync("repair")),
            Task.Run(() => Compose.Ingestion(_world.Videos, _world.Uploads, _world.Jobs, _world.Usage).TakeAsync(film.VideoId, "v1", default)));

        Assert.That(_world.Jobs.Jobs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task One_film_that_cannot_be_repaired_keeps_no_other_from_it()
    {
        var broken = _world.Add(Transcoding() with { JobId = "job-9" }, TimeSpan.FromHours(2));
        _world.Jobs.Broken.Add("job-9");
        var film = _world.Add(Samples.Ready() with { Status = VideoStatus.Deleting }, TimeSpan.FromHours(1));

        Assert.That(await _world.RunAsync("repair"), Is.EqualTo(new[] { "reconciled failed", "reconciled stuck-deletion" }));

        Assert.That(_world.Log.Buffer.ToString(), Does.Contain($"Film {broken.VideoId} could not be reconciled.").And.Contain($"Film {film.VideoId}: stuck-deletion."));
        Assert.That(_world.Log.Buffer.ToString(), Does.Contain("repair: 1 repaired, 1 failed. All was looked at."));
    }

    [Test]
    public async Task It_stops_in_time_and_says_what_is_left()
    {
        var film = _world.Add(Samples.Ready() with { Status = VideoStatus.Deleting }, TimeSpan.FromHours(1));

        Assert.That(await _world.RunAsync("repair", remaining: TimeSpan.FromSeconds(59)), Is.Empty);

        Assert.That(_world.Log.Buffer.ToString(), Does.Contain("The time is over: films that have waited since 2026-03-01T11:00:00.000Z, or less long, are left."));
        Assert.That(await _world.FindAsync(film), Is.EqualTo(film));
    }

    [TestCase(null)]
    [TestCase("erase")]
    public void There_are_two_tasks_only(string? task) => Assert.ThrowsAsync<ArgumentException>(() => _world.RunAsync(task!));

    private Video Uploaded()
    {
        var film = Samples.Awaiting(size: _file.Length) with { Status = VideoStatus.Uploaded, ObjectVersion = "v1", ETag = "etag" };
        _world.Uploads.Put(MediaKeys.Source(film.VideoId), _file);
        return film;
    }

    private static Video Transcoding() => Samples.Awaiting() with { Status = VideoStatus.Transcoding, ObjectVersion = "v1", ETag = "etag", JobId = "job-1" };

    private static JobStateChange Job(Video film, string status, int? percent = null) => new()
    {
        JobId = film.JobId,
        Status = status,
        UserMetadata = new Dictionary<string, string> { ["videoId"] = film.VideoId, ["attempt"] = $"{film.Attempt}" },
        JobProgress = new JobProgress { JobPercentComplete = percent },
        OutputGroupDetails = status == "COMPLETE"
            ? [new OutputGroupDetail { Type = "CMAF_GROUP", PlaylistFilePaths = [$"s3://processed/media/{film.VideoId}/movie.m3u8"], OutputDetails = [] }]
            : null,
    };
}
