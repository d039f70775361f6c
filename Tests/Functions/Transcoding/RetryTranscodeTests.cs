using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Transcode;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Transcoding;

public sealed class RetryTranscodeTests
{
    private readonly ManualClock _clock = new(Samples.Noon);
    private InMemoryVideoTable _videos = null!;
    private InMemoryUploadStore _uploads = null!;
    private FakeEncodingJobs _jobs = null!;
    private InMemoryUsage _usage = null!;

    [SetUp]
    public void SetUp()
    {
        _videos = new InMemoryVideoTable(_clock);
        _uploads = new InMemoryUploadStore();
        _jobs = new FakeEncodingJobs(_clock);
        _usage = new InMemoryUsage(_videos, _clock);
    }

    [TestCase("encoding-failed")]
    [TestCase("cancelled")]
    [TestCase("over-budget")]
    public async Task A_passing_failure_is_tried_again_from_the_file_that_is_there(string code)
    {
        var film = Fail(code);

        Assert.That((await RetryAsync(film)).Status, Is.EqualTo(202));

        var next = await FindAsync(film);
        Assert.That((next.Status, next.Attempt, next.JobId, next.Failure, next.Progress), Is.EqualTo((VideoStatus.Transcoding, 2, "job-1", (Failure?)null, 0)));
        Assert.That((_jobs.Jobs[0].VideoId, _jobs.Jobs[0].Attempt), Is.EqualTo((film.VideoId, 2)));
        Assert.That(_usage.SpentBy(Samples.OwnerId), Is.EqualTo(next.EstimatedMicroUsd).And.GreaterThan(0));
    }

    [TestCase("unsupported")]
    [TestCase("too-long")]
    [TestCase("truncated")]
    [TestCase("upload-expired")]
    public async Task What_the_same_file_cannot_mend_is_refused(string code)
    {
        var film = Fail(code);
        await AssertRefused(film, 409, "not-retryable");
        Assert.That(await FindAsync(film), Is.EqualTo(film));
    }

    [TestCase(VideoStatus.AwaitingUpload)]
    [TestCase(VideoStatus.Uploaded)]
    [TestCase(VideoStatus.Transcoding)]
    [TestCase(VideoStatus.Ready)]
    [TestCase(VideoStatus.Deleting)]
    public async Task A_film_that_has_not_failed_is_refused(VideoStatus status)
    {
        var film = Samples.Awaiting() with { Status = status, ObjectVersion = "v1", ETag = "etag" };
        _videos.Put(film);
        if (status == VideoStatus.Deleting) await AssertRefused(film, 404, "not-found");
        else await AssertRefused(film, 409, "not-retryable");
        Assert.That(_jobs.Jobs, Is.Empty);
    }

    [Test]
    public async Task Somebody_elses_film_is_not_found()
    {
        var film = Fail("encoding-failed");
        var answer = await Handler().HandleAsync(Request(film.VideoId, "somebody-else"), default);
        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That((await FindAsync(film)).Status, Is.EqualTo(VideoStatus.Failed));
    }

    [TestCase("not-an-id")]
    [TestCase("0195506e-0000-7000-8000-000000000009")]
    public async Task No_film_is_not_found(string videoId) =>
        Assert.That((await Handler().HandleAsync(Request(videoId, Samples.OwnerId), default)).Status, Is.EqualTo(404));

    [Test]
    public async Task Ten_requests_at_once_are_one_attempt_and_one_job()
    {
        var film = Fail("encoding-failed");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => RetryAsync(film))));

        // Who comes while the attempt has no job yet cannot be told from who has begun it.
        Assert.That(answers.Select(answer => answer.Status), Has.All.EqualTo(202).Or.EqualTo(409));
        Assert.That(answers.Select(answer => answer.Status), Has.Some.EqualTo(202));
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((await FindAsync(film)).Attempt, Is.EqualTo(2));
    }

    [Test]
    public async Task A_retry_whose_answer_was_lost_on_the_way_to_the_table_is_one_all_the_same()
    {
        var film = Fail("encoding-failed");
        var videos = new ForgetfulVideos(_videos);
        var answer = await new RetryTranscode(videos, Compose.Ingestion(videos, _uploads, _jobs, _usage)).HandleAsync(Request(film.VideoId, Samples.OwnerId), default);

        Assert.That(answer.Status, Is.EqualTo(202));
        Assert.That(((await FindAsync(film)).Attempt, _jobs.Jobs.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task After_the_fifth_attempt_no_other_is_made()
    {
        var film = Fail("encoding-failed") with { Attempt = 4 };
        _videos.Put(film);
        Assert.That(film.CanRetry, Is.True);
        Assert.That((await RetryAsync(film)).Status, Is.EqualTo(202));
        await _videos.FailAsync(film.VideoId, new EncodingJob("job-1", 5), film.Failure!, default);

        var last = await FindAsync(film);
        Assert.That((last.Status, last.Attempt, last.CanRetry), Is.EqualTo((VideoStatus.Failed, 5, false)));
        await AssertRefused(film, 409, "not-retryable");
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_died_within_goes_on_with_the_same_attempt()
    {
        var film = Fail("encoding-failed");
        _jobs.FailAfterCreate = new IOException("The function dies.");
        Assert.ThrowsAsync<IOException>(() => RetryAsync(film));
        var waiting = await FindAsync(film);
        Assert.That((waiting.Status, waiting.Attempt, waiting.JobId), Is.EqualTo((VideoStatus.Uploaded, 2, (string?)null)));

        _jobs.FailAfterCreate = null;
        _clock.Now += TimeSpan.FromMinutes(15);
        await Ingestion().ResumeAsync(waiting, default);

        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
        Assert.That((await FindAsync(film)).JobId, Is.EqualTo("job-1"));
    }

    [Test]
    public async Task A_copy_of_the_uploads_event_meanwhile_makes_no_second_job()
    {
        var film = Fail("encoding-failed");
        var copy = new IngestUpload(Ingestion(), "raw");
        await Task.WhenAll(
            [Task.Run(() => RetryAsync(film)), .. Enumerable.Range(0, 10).Select(_ => Task.Run(() => copy.HandleAsync(Compose.Uploaded(film.VideoId), new TestLambdaContext { RemainingTime = TimeSpan.FromMinutes(1) })))]);
        Assert.That(_jobs.Jobs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_attempt_over_the_budget_fails_again_and_costs_nothing()
    {
        var film = Fail("over-budget");
        Assert.That((await RetryAsync(film, Compose.Rules(monthlyMicroUsd: 10))).Status, Is.EqualTo(202));
        var next = await FindAsync(film);
        Assert.That((next.Status, next.Failure!.Code, next.Attempt), Is.EqualTo((VideoStatus.Failed, "over-budget", 2)));
        Assert.That(_usage.SpentBy(Samples.OwnerId), Is.Zero);
    }

    [Test]
    public async Task A_file_that_is_gone_fails_the_film_for_good()
    {
        var film = Fail("encoding-failed");
        await _uploads.DeleteAsync(MediaKeys.Source(film.VideoId), null, default);
        await RetryAsync(film);
        Assert.That((await FindAsync(film)).Failure!.Code, Is.EqualTo("upload-expired"));
    }

    private Video Fail(string code)
    {
        var bytes = FilmFiles.Mp4();
        var film = Samples.Awaiting(size: bytes.Length) with
        {
            Status = VideoStatus.Failed,
            Failure = new Failure(code, "It did not work."),
            ObjectVersion = "v1",
            ETag = "etag",
            JobId = "job-0",
            Progress = 40,
        };
        _videos.Put(film);
        _uploads.Put(MediaKeys.Source(film.VideoId), bytes);
        return film;
    }

    private async Task AssertRefused(Video film, int status, string kind)
    {
        var answer = await RetryAsync(film);
        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Body, Does.Contain(Problem.TypePrefix + kind));
    }

    private async Task<Video> FindAsync(Video film) => (await _videos.FindAsync(film.VideoId, default))!;

    private Task<ApiResult> RetryAsync(Video film, IngestionRules? rules = null) => Handler(rules).HandleAsync(Request(film.VideoId, Samples.OwnerId), default);

    private RetryTranscode Handler(IngestionRules? rules = null) => new(_videos, Ingestion(rules));

    private Ingestion Ingestion(IngestionRules? rules = null) => Compose.Ingestion(_videos, _uploads, _jobs, _usage, rules);

    private static ApiRequest Request(string videoId, string userId) => new()
    {
        Operation = "RetryTranscode",
        Path = new Dictionary<string, string> { ["videoId"] = videoId },
        Caller = Callers.Of(userId, Roles.Creator),
    };
}
