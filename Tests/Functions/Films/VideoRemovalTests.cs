using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Films;

/// <summary>What the Videos table promises about owners and removal, held by DynamoDB and by the fake that other tests use.</summary>
[TestFixture("DynamoDB")]
[TestFixture("memory")]
public sealed class VideoRemovalTests(string kind)
{
    private readonly ManualClock _clock = new(Samples.Noon);
    private IVideoTable _videos = null!;
    private Func<Video, Task> _put = null!;
    private IFilmRemoval _removal = null!;

    [SetUp]
    public async Task SetUp()
    {
        if (kind == "memory")
        {
            var films = new InMemoryVideoTable(_clock);
            (_videos, _removal, _put) = (films, films, film => Task.Run(() => films.Put(film)));
            return;
        }
        var client = await AwsEmulator.DynamoDbAsync();
        var table = await AwsEmulator.CreateVideosTableAsync(client);
        (_videos, _removal) = (new VideoTable(new(client), table, _clock), new FilmRemoval(new(client), table, _clock));
        _put = film => AwsEmulator.PutFilmAsync(client, table, film);
    }

    [Test]
    public async Task Ones_own_films_are_listed_newest_first_in_pages()
    {
        var expected = new List<string>();
        for (var i = 0; i < 5; i++) expected.Insert(0, (await CreateAsync()).VideoId);
        await CreateAsync("somebody else");

        var seen = new List<string>();
        FilmPosition? position = null;
        for (var pages = 0; pages < 5; pages++)
        {
            var page = await _videos.ListOwnedAsync(Samples.OwnerId, 2, position, default);
            Assert.That(page.Videos, Has.Count.LessThanOrEqualTo(2));
            seen.AddRange(page.Videos.Select(video => video.VideoId));
            position = page.Next;
            if (position is null) break;
        }
        Assert.That(seen, Is.EqualTo(expected));
        Assert.That((await _videos.ListOwnedAsync("nobody", 10, null, default)).Videos, Is.Empty);
    }

    [Test]
    public async Task A_deleted_film_is_out_of_the_feed_and_still_among_its_owners()
    {
        var video = await PublishAsync();
        Assert.That((await _videos.ListFeedAsync(10, null, default)).Videos, Has.Count.EqualTo(1));

        Assert.That(await _removal.DeleteAsync(video.VideoId, Samples.OwnerId, default), Is.True);

        Assert.That((await _videos.ListFeedAsync(10, null, default)).Videos, Is.Empty);
        Assert.That((await _videos.ListOwnedAsync(Samples.OwnerId, 10, null, default)).Videos.Single().Status, Is.EqualTo(VideoStatus.Deleting));
    }

    [Test]
    public async Task Nobody_deletes_anothers_film()
    {
        var video = await PublishAsync();
        Assert.That(await _removal.DeleteAsync(video.VideoId, "somebody else", default), Is.False);
        var left = await FindAsync(video);
        Assert.That((left.Status, left.Version), Is.EqualTo((VideoStatus.Ready, video.Version)));
    }

    [Test]
    public async Task What_is_not_there_cannot_be_removed_and_does_not_come_to_be()
    {
        var videoId = Samples.NewId();
        Assert.That(await _removal.DeleteAsync(videoId, Samples.OwnerId, default), Is.False);
        Assert.That(await _removal.TakeDownAsync(videoId, "reason", default), Is.False);
        Assert.That(await _removal.DeleteWithAccountAsync(videoId, Samples.OwnerId, default), Is.False);
        Assert.That(await _removal.AbortUploadAsync(videoId, Samples.OwnerId, default), Is.EqualTo(UploadAbort.NoFilm));
        Assert.That(await _removal.RemindAsync(videoId, default), Is.False);
        Assert.That(await _videos.FindAsync(videoId, default), Is.Null);
    }

    [Test]
    public async Task Asking_again_changes_the_film_so_that_its_stream_tells_of_it_again()
    {
        var video = await CreateAsync();
        await _removal.DeleteAsync(video.VideoId, Samples.OwnerId, default);
        var first = await FindAsync(video);
        _clock.Now += TimeSpan.FromSeconds(1);

        Assert.That(await _removal.DeleteAsync(video.VideoId, Samples.OwnerId, default), Is.True);
        Assert.That(await _removal.TakeDownAsync(video.VideoId, "The reason", default), Is.True);

        var again = await FindAsync(video);
        Assert.That((again.Version, again.UpdatedAt, again.TakedownReason), Is.EqualTo((first.Version + 2, _clock.Now, "The reason")));
    }

    [Test]
    public async Task Nothing_leads_back_from_deletion()
    {
        var video = await CreateAsync();
        await _videos.ClaimAsync(video.VideoId, Samples.Uploaded(), default);
        await _removal.TakeDownAsync(video.VideoId, "reason", default);
        var deleted = await FindAsync(video);

        Assert.That(await _videos.ClaimAsync(video.VideoId, Samples.Uploaded("v2"), default), Is.False);
        Assert.That(await _videos.StartTranscodingAsync(video.VideoId, "v1", new EncodingJob("job-1", 1), default), Is.False);
        Assert.That(await _videos.ReportProgressAsync(video.VideoId, new EncodingJob("job-1", 1), 50, default), Is.False);
        Assert.That(await _videos.PublishAsync(video.VideoId, new EncodingJob("job-1", 1), Samples.Rendition(video.VideoId), default), Is.False);
        Assert.That(await _videos.FailAsync(video.VideoId, 1, new Failure("truncated", "x"), default), Is.False);
        Assert.That(await _videos.SetViewsAsync(video.VideoId, 1, default), Is.EqualTo(ViewsUpdate.NoFilm));
        Assert.That((await FindAsync(video)).Version, Is.EqualTo(deleted.Version));
        Assert.That((await _videos.ListFeedAsync(10, null, default)).Videos, Is.Empty);
    }

    [TestCase("owner", "owner")]
    [TestCase("account", "account")]
    [TestCase("owner account", "owner")]
    [TestCase("account owner", "account")]
    [TestCase("administrator owner account", "administrator")]
    [TestCase("owner administrator", "administrator")]
    [TestCase("abort account", "owner")]
    public async Task Who_asked_first_stays_and_a_takedown_counts_over_all(string asked, string by)
    {
        var video = await CreateAsync();
        var first = _clock.Now += TimeSpan.FromMinutes(1);
        foreach (var who in asked.Split(' '))
        {
            var isDone = who switch
            {
                "owner" => await _removal.DeleteAsync(video.VideoId, Samples.OwnerId, default),
                "account" => await _removal.DeleteWithAccountAsync(video.VideoId, Samples.OwnerId, default),
                "abort" => await _removal.AbortUploadAsync(video.VideoId, Samples.OwnerId, default) == UploadAbort.Aborted,
                _ => await _removal.TakeDownAsync(video.VideoId, "A reason", default),
            };
            Assert.That(isDone, Is.True, who);
            _clock.Now += TimeSpan.FromMinutes(1);
        }
        var closed = await FindAsync(video);
        Assert.That((closed.RemovedBy, closed.RemovalRequestedAt), Is.EqualTo((by, (DateTimeOffset?)first)));
        Assert.That(closed.TakedownReason, by == "administrator" ? Is.EqualTo("A reason") : Is.Null);
    }

    [Test]
    public async Task An_upload_is_given_up_only_until_its_file_has_arrived()
    {
        var waiting = await CreateAsync();
        Assert.That(await _removal.AbortUploadAsync(waiting.VideoId, "somebody else", default), Is.EqualTo(UploadAbort.NoFilm));
        for (var i = 0; i < 2; i++) Assert.That(await _removal.AbortUploadAsync(waiting.VideoId, Samples.OwnerId, default), Is.EqualTo(UploadAbort.Aborted));
        Assert.That((await FindAsync(waiting)).Status, Is.EqualTo(VideoStatus.Deleting));

        var arrived = await CreateAsync();
        await _videos.ClaimAsync(arrived.VideoId, Samples.Uploaded(), default);
        Assert.That(await _removal.AbortUploadAsync(arrived.VideoId, Samples.OwnerId, default), Is.EqualTo(UploadAbort.TooLate));
        Assert.That(await _removal.AbortUploadAsync(arrived.VideoId, "somebody else", default), Is.EqualTo(UploadAbort.NoFilm));
        Assert.That((await FindAsync(arrived)).Status, Is.EqualTo(VideoStatus.Uploaded));
    }

    [TestCase(FailureCodes.UploadExpired, UploadAbort.Aborted)]
    [TestCase("truncated", UploadAbort.TooLate)]
    public async Task An_upload_that_has_expired_can_be_given_up(string code, UploadAbort expected)
    {
        var film = await CreateAsync();
        await _videos.FailAsync(film.VideoId, 1, new Failure(code, "Over."), default);
        Assert.That(await _removal.AbortUploadAsync(film.VideoId, "somebody else", default), Is.EqualTo(UploadAbort.NoFilm));
        Assert.That(await _removal.AbortUploadAsync(film.VideoId, Samples.OwnerId, default), Is.EqualTo(expected));
    }

    [Test]
    public async Task Only_of_a_film_that_is_being_deleted_the_stream_tells_again()
    {
        var video = await PublishAsync();
        Assert.That(await _removal.RemindAsync(video.VideoId, default), Is.False);
        await _removal.DeleteAsync(video.VideoId, Samples.OwnerId, default);
        var closed = await FindAsync(video);

        Assert.That(await _removal.RemindAsync(video.VideoId, default), Is.True);

        var reminded = await FindAsync(video);
        Assert.That((reminded.Version, reminded.RemovedBy, reminded.RemovalRequestedAt), Is.EqualTo((closed.Version + 1, "owner", closed.RemovalRequestedAt)));
    }

    [Test]
    public async Task Publishing_and_deleting_at_once_end_in_deletion()
    {
        for (var i = 0; i < 10; i++)
        {
            var video = await CreateAsync();
            await Task.WhenAll(
                Task.Run(() => _videos.PublishAsync(video.VideoId, new EncodingJob("job-1", 1), Samples.Rendition(video.VideoId), default)),
                Task.Run(() => _removal.DeleteAsync(video.VideoId, Samples.OwnerId, default)));
            Assert.That((await FindAsync(video)).Status, Is.EqualTo(VideoStatus.Deleting));
        }
        Assert.That((await _videos.ListFeedAsync(10, null, default)).Videos, Is.Empty);
    }

    private async Task<Video> FindAsync(Video video) => (await _videos.FindAsync(video.VideoId, default))!;

    private async Task<Video> CreateAsync(string owner = Samples.OwnerId)
    {
        _clock.Now += TimeSpan.FromSeconds(1);
        var video = Samples.Awaiting() with { OwnerId = owner, CreatedAt = _clock.Now };
        await _put(video);
        return video;
    }

    private async Task<Video> PublishAsync()
    {
        var video = await CreateAsync();
        await _videos.PublishAsync(video.VideoId, new EncodingJob("job-1", 1), Samples.Rendition(video.VideoId), default);
        return await FindAsync(video);
    }
}
