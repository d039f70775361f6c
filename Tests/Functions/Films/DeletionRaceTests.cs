using System.Text;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Tests.Transcoding;
using VideoStack.Functions.Transcode;
using VideoStack.Functions.Transcode.Events;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Films;

/// <summary>A film can be deleted at any moment of its way. It never comes back, and in the end nothing is left of it.</summary>
public sealed class DeletionRaceTests
{
    private const int Steps = 7;

    private readonly ManualClock _clock = new(Samples.Noon);
    private InMemoryVideoTable _videos = null!;
    private InMemoryUploadStore _uploads = null!;
    private InMemoryFolder _renditions = null!;
    private FakeEncodingJobs _jobs = null!;
    private Video _film = null!;

    [SetUp]
    public void SetUp()
    {
        _videos = new InMemoryVideoTable(_clock);
        _uploads = new InMemoryUploadStore();
        _renditions = new InMemoryFolder();
        _jobs = new FakeEncodingJobs(_clock);
        _film = Samples.Awaiting(size: FilmFiles.Mp4().Length);
        _videos.Put(_film);
    }

    [Test]
    public async Task Whenever_it_is_deleted_and_erased_nothing_is_left(
        [Range(0, Steps)] int deletedBefore, [Values(0, 1, 2, Steps)] int erasedLater, [Values("COMPLETE", "ERROR", "CANCELED")] string end)
    {
        var deleted = false;
        for (var step = 0; step <= Steps; step++)
        {
            if (step == deletedBefore) deleted = await _videos.DeleteAsync(_film.VideoId, Samples.OwnerId, default);
            if (step == Math.Min(deletedBefore + erasedLater, Steps)) await EraseAsync();
            if (step < Steps) await TakeStepAsync(step, end);
            if (deleted) Assert.That(await _videos.FindAsync(_film.VideoId, default), Is.Null.Or.Property(nameof(Video.Status)).EqualTo(VideoStatus.Deleting));
        }

        Assert.That(deleted, Is.True);
        Assert.That(await _videos.FindAsync(_film.VideoId, default), Is.Null);
        Assert.That(_uploads.Keys, Is.Empty);
        Assert.That(_renditions.Keys, Is.Empty);
    }

    [Test]
    public async Task The_same_steps_without_a_deletion_make_a_film()
    {
        for (var step = 0; step < Steps; step++) await TakeStepAsync(step, "COMPLETE");
        Assert.That((await _videos.FindAsync(_film.VideoId, default))!.Status, Is.EqualTo(VideoStatus.Ready));
        Assert.That((_uploads.Keys.Count, _renditions.Keys.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task The_end_of_a_job_removes_nothing_of_a_film_that_is_there()
    {
        for (var step = 0; step < Steps; step++) await TakeStepAsync(step, "COMPLETE");
        await TellAsync("COMPLETE");
        await TellAsync("ERROR");
        Assert.That(_renditions.Keys, Has.Exactly(2).Items);
    }

    // The way of every film: what people, S3 and MediaConvert do, one after the other.
    private Task TakeStepAsync(int step, string end) => step switch
    {
        0 => Do(() => _uploads.Put(MediaKeys.Source(_film.VideoId), FilmFiles.Mp4())),
        1 => IngestAsync(),
        2 => Do(() => Write("movie_720p_000000001.cmfv")),
        3 => TellAsync("STATUS_UPDATE"),
        4 => Do(() => Write("movie.m3u8")),
        5 => TellAsync(end),
        6 => TellAsync(end),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    // A job writes whatever became of its film.
    private void Write(string file)
    {
        if (_jobs.Jobs.Count > 0) _renditions.Put(MediaKeys.Folder(_film.VideoId) + file);
    }

    private Task EraseAsync() => new EraseFilm(new InMemoryErasure(_videos, _clock), new InMemoryViewCounts(), _uploads, new InMemoryMultipart(), _renditions).TellAsync(StreamBatch.Record(_film.VideoId));

    private async Task IngestAsync()
    {
        var json = $$"""
            {"Records":[{"eventTime":"2026-03-01T12:00:00.000Z","s3":{"bucket":{"name":"raw"},"object":{"key":"uploads/{{_film.VideoId}}/source","size":1,"eTag":"e","versionId":"v1"} } }]}
            """;
        await new IngestUpload(Compose.Ingestion(_videos, _uploads, _jobs, new InMemoryUsage(_videos, _clock)), "raw").HandleAsync(Read<S3Event>(json), Context());
    }

    private async Task TellAsync(string status)
    {
        if (_jobs.Jobs.Count == 0) return;
        var json = $$"""
            {"id":"e","time":"2026-03-01T12:00:00Z","detail":{"jobId":"{{_jobs.Jobs[0].Id}}","status":"{{status}}","userMetadata":{"videoId":"{{_film.VideoId}}"},
             "outputGroupDetails":[{"playlistFilePaths":["s3://processed/media/{{_film.VideoId}}/movie.m3u8"],"outputDetails":[]}]} }
            """;
        await Compose.Track(_videos, _renditions).HandleAsync(Read<CloudWatchEvent<JobStateChange>>(json), Context());
    }

    private static TestLambdaContext Context() => new() { RemainingTime = TimeSpan.FromSeconds(30), Logger = new TestLambdaLogger() };

    private static T Read<T>(string json) =>
        new SourceGeneratorLambdaJsonSerializer<TranscodeJson>().Deserialize<T>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
