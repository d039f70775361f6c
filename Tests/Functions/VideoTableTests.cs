using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

/// <summary>The promises of the Videos table, held by DynamoDB and by the fake that other tests use.</summary>
[TestFixture("DynamoDB")]
[TestFixture("memory")]
public sealed class VideoTableTests(string kind)
{
    private static readonly Failure _failure = new("truncated", "It ends too early.");

    private readonly ManualClock _clock = new(Samples.Noon);
    private IVideoTable _videos = null!;
    private Func<Video, Task> _put = null!;

    [SetUp]
    public async Task SetUp()
    {
        if (kind == "memory")
        {
            var films = new InMemoryVideoTable(_clock);
            (_videos, _put) = (films, film => Task.Run(() => films.Put(film)));
            return;
        }
        var client = await AwsEmulator.DynamoDbAsync();
        var table = await AwsEmulator.CreateVideosTableAsync(client);
        (_videos, _put) = (new VideoTable(new(client), table, _clock), film => AwsEmulator.PutFilmAsync(client, table, film));
    }

    [Test]
    public async Task A_film_comes_back_as_it_was_noted()
    {
        var video = Samples.Awaiting() with
        {
            Description = "🎬 \"quoted\"",
            Title = "Été",
            Visibility = Visibility.Unlisted,
            Size = 5_000_000_000,
            UploadId = "parts-1",
            PartSize = 8_388_608,
            UploadExpiresAt = Samples.Noon.AddDays(2),
            Captions = new Dictionary<string, string> { ["pt-BR"] = "media/x/captions/pt-BR.01234567.vtt" },
        };
        await _put(video);

        var found = await _videos.FindAsync(video.VideoId, default);

        Assert.That(found! with { Thumbnails = video.Thumbnails, Captions = video.Captions }, Is.EqualTo(video));
        Assert.That(found.Captions, Is.EqualTo(video.Captions));
        Assert.That(await _videos.FindAsync(Samples.NewId(), default), Is.Null);
    }

    [Test]
    public async Task One_claim_of_many_wins()
    {
        var video = await Create();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => _videos.ClaimAsync(video.VideoId, Samples.Uploaded($"v{n}"), default))));

        Assert.That(claims.Count(won => won), Is.EqualTo(1));
        var claimed = await Find(video);
        Assert.That((claimed.Status, claimed.ObjectVersion), Is.EqualTo((VideoStatus.Uploaded, $"v{Array.IndexOf(claims, true)}")));
    }

    [Test]
    public async Task A_claim_notes_what_arrived()
    {
        var video = await Create();
        _clock.Now += TimeSpan.FromMinutes(1);

        Assert.That(await _videos.ClaimAsync(video.VideoId, new UploadedObject("v1", "abc", "video/webm", 77), default), Is.True);

        var claimed = await Find(video);
        Assert.That((claimed.ObjectVersion, claimed.ETag, claimed.ContentType, claimed.Size), Is.EqualTo(("v1", "abc", "video/webm", 77L)));
        Assert.That((claimed.UpdatedAt, claimed.Version), Is.EqualTo((_clock.Now, 1L)));
    }

    [Test]
    public async Task A_job_is_noted_for_the_claimed_object_only()
    {
        var video = await Create();
        await _videos.ClaimAsync(video.VideoId, Samples.Uploaded(), default);

        Assert.That(await _videos.StartTranscodingAsync(video.VideoId, "v2", new EncodingJob("job-1", 1), default), Is.False);
        Assert.That(await _videos.StartTranscodingAsync(video.VideoId, "v1", new EncodingJob("job-1", 1), default), Is.True);
        Assert.That(await _videos.StartTranscodingAsync(video.VideoId, "v1", new EncodingJob("job-2", 1), default), Is.False);

        var started = await Find(video);
        Assert.That((started.Status, started.JobId), Is.EqualTo((VideoStatus.Transcoding, "job-1")));
    }

    [Test]
    public async Task Progress_rises_and_never_falls()
    {
        var video = await Claimed();

        Assert.That(await _videos.ReportProgressAsync(video.VideoId, new EncodingJob("job-1", 1), 40, default), Is.True);
        Assert.That(await _videos.ReportProgressAsync(video.VideoId, new EncodingJob("job-1", 1), 20, default), Is.False);
        Assert.That((await Find(video)).Progress, Is.EqualTo(40));
        Assert.That(await _videos.ReportProgressAsync(video.VideoId, new EncodingJob("job-1", 1), 60, default), Is.True);
        Assert.That((await Find(video)).Progress, Is.EqualTo(60));
    }

    [Test]
    public async Task Progress_adopts_the_job_of_a_film_that_has_none_and_heeds_no_other()
    {
        var video = await Claimed();

        Assert.That(await _videos.ReportProgressAsync(video.VideoId, new EncodingJob("job-1", 1), 10, default), Is.True);
        Assert.That(await _videos.ReportProgressAsync(video.VideoId, new EncodingJob("job-2", 1), 90, default), Is.False);

        var adopted = await Find(video);
        Assert.That((adopted.Status, adopted.JobId, adopted.Progress), Is.EqualTo((VideoStatus.Transcoding, "job-1", 10)));
    }

    [Test]
    public async Task A_published_film_has_all_that_viewers_need()
    {
        var video = await Claimed();
        _clock.Now += TimeSpan.FromMinutes(2);

        Assert.That(await _videos.PublishAsync(video.VideoId, new EncodingJob("job-1", 1), Samples.Rendition(video.VideoId), default), Is.True);

        var ready = await Find(video);
        Assert.That((ready.Status, ready.Progress, ready.PublishedAt), Is.EqualTo((VideoStatus.Ready, 100, (DateTimeOffset?)_clock.Now)));
        Assert.That((ready.Manifest, ready.Poster), Is.EqualTo(($"media/{video.VideoId}/movie.m3u8", $"media/{video.VideoId}/thumbnails/thumb.0000000.jpg")));
        Assert.That(ready.Thumbnails, Is.EqualTo(Samples.Rendition(video.VideoId).Thumbnails));
        Assert.That((ready.DurationSeconds, ready.Width, ready.Height), Is.EqualTo(((double?)9.5, (int?)1920, (int?)1080)));
    }

    [Test]
    public async Task Nothing_leads_back_from_an_end()
    {
        var ready = await Claimed();
        await _videos.PublishAsync(ready.VideoId, new EncodingJob("job-1", 1), Samples.Rendition(ready.VideoId), default);
        var failed = await Claimed();
        await _videos.FailAsync(failed.VideoId, 1, _failure, default);

        foreach (var video in new[] { ready, failed })
        {
            var before = await Find(video);
            Assert.That(await _videos.ClaimAsync(video.VideoId, Samples.Uploaded("v9"), default), Is.False);
            Assert.That(await _videos.StartTranscodingAsync(video.VideoId, "v1", new EncodingJob("job-1", 1), default), Is.False);
            Assert.That(await _videos.ReportProgressAsync(video.VideoId, new EncodingJob("job-1", 1), 100, default), Is.False);
            Assert.That(await _videos.PublishAsync(video.VideoId, new EncodingJob("job-1", 1), Samples.Rendition("other"), default), Is.False);
            Assert.That(await _videos.FailAsync(video.VideoId, new EncodingJob("job-1", 1), _failure, default), Is.False);
            Assert.That((await Find(video)).Version, Is.EqualTo(before.Version));
        }
    }

    [Test]
    public async Task A_failure_is_told_with_its_reason()
    {
        var video = await Create();
        Assert.That(await _videos.FailAsync(video.VideoId, 1, _failure, default), Is.True);
        var failed = await Find(video);
        Assert.That((failed.Status, failed.Failure), Is.EqualTo((VideoStatus.Failed, _failure)));
    }

    [Test]
    public async Task A_check_that_comes_late_does_not_fail_a_film_that_has_a_job()
    {
        var video = await Claimed();
        await _videos.StartTranscodingAsync(video.VideoId, "v1", new EncodingJob("job-1", 1), default);
        Assert.That(await _videos.FailAsync(video.VideoId, 1, _failure, default), Is.False);
        Assert.That(await _videos.FailAsync(video.VideoId, new EncodingJob("job-2", 1), _failure, default), Is.False);
        Assert.That((await Find(video)).Status, Is.EqualTo(VideoStatus.Transcoding));
    }

    [Test]
    public async Task The_feed_holds_ready_public_films_only_newest_first()
    {
        var first = await Published(Visibility.Public);
        await Published(Visibility.Unlisted);
        await Published(Visibility.Private);
        await Claimed();
        var second = await Published(Visibility.Public);

        var page = await _videos.ListFeedAsync(10, null, default);

        Assert.That(page.Videos.Select(video => video.VideoId), Is.EqualTo(new[] { second, first }));
        Assert.That(page.Next, Is.Null);
    }

    [Test]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var expected = new List<string>();
        for (var i = 0; i < 7; i++) expected.Insert(0, await Published(Visibility.Public));

        var seen = new List<string>();
        FilmPosition? position = null;
        for (var pages = 0; pages < 5; pages++)
        {
            var page = await _videos.ListFeedAsync(3, position, default);
            Assert.That(page.Videos, Has.Count.LessThanOrEqualTo(3));
            seen.AddRange(page.Videos.Select(video => video.VideoId));
            position = page.Next;
            if (position is null) break;
        }
        Assert.That(seen, Is.EqualTo(expected));
        Assert.That(position, Is.Null);
    }

    [Test]
    public async Task Of_many_sums_of_views_the_highest_stays()
    {
        var video = await Create();
        var updates = await Task.WhenAll(Enumerable.Range(1, 25).Select(sum => Task.Run(() => _videos.SetViewsAsync(video.VideoId, sum, default))));
        Assert.That(updates, Is.All.AnyOf(ViewsUpdate.Raised, ViewsUpdate.Current).And.Some.EqualTo(ViewsUpdate.Raised));
        Assert.That(await _videos.SetViewsAsync(video.VideoId, 25, default), Is.EqualTo(ViewsUpdate.Current));
        var viewed = await Find(video);
        Assert.That((viewed.Views, viewed.UpdatedAt, viewed.Version), Is.EqualTo((25L, video.UpdatedAt, video.Version)));
    }

    [Test]
    public async Task A_view_of_no_film_makes_none()
    {
        var videoId = Samples.NewId();
        Assert.That(await _videos.SetViewsAsync(videoId, 1, default), Is.EqualTo(ViewsUpdate.NoFilm));
        Assert.That(await _videos.FindAsync(videoId, default), Is.Null);
    }

    [Test]
    public async Task Nothing_makes_a_film_that_was_never_announced()
    {
        var videoId = Samples.NewId();
        Assert.That(await _videos.ClaimAsync(videoId, Samples.Uploaded(), default), Is.False);
        Assert.That(await _videos.ReportProgressAsync(videoId, new EncodingJob("job-1", 1), 1, default), Is.False);
        Assert.That(await _videos.PublishAsync(videoId, new EncodingJob("job-1", 1), Samples.Rendition(videoId), default), Is.False);
        Assert.That(await _videos.FailAsync(videoId, new EncodingJob("job-1", 1), _failure, default), Is.False);
        Assert.That(await _videos.FindAsync(videoId, default), Is.Null);
    }

    private async Task<Video> Find(Video video) => (await _videos.FindAsync(video.VideoId, default))!;

    private async Task<Video> Create(Visibility visibility = Visibility.Public)
    {
        var video = Samples.Awaiting(visibility: visibility);
        await _put(video);
        return video;
    }

    private async Task<Video> Claimed(Visibility visibility = Visibility.Public)
    {
        var video = await Create(visibility);
        await _videos.ClaimAsync(video.VideoId, Samples.Uploaded(), default);
        return video;
    }

    private async Task<string> Published(Visibility visibility)
    {
        var video = await Claimed(visibility);
        _clock.Now += TimeSpan.FromSeconds(1);
        await _videos.PublishAsync(video.VideoId, new EncodingJob("job-1", 1), Samples.Rendition(video.VideoId), default);
        return video.VideoId;
    }
}
