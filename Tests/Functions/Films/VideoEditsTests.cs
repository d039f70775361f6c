using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Films;

/// <summary>What the Videos table promises about owners' changes, held by DynamoDB and by the fake that other tests use.</summary>
[TestFixture("DynamoDB")]
[TestFixture("memory")]
public sealed class VideoEditsTests(string kind)
{
    private static readonly EncodingJob _job = new("job-1", 1);

    private readonly ManualClock _clock = new(Samples.Noon);
    private IVideoTable _videos = null!;
    private Func<Video, Task> _put = null!;
    private IVideoEdits _edits = null!;
    private IFilmRemoval _removal = null!;

    [SetUp]
    public async Task SetUp()
    {
        if (kind == "memory")
        {
            var films = new InMemoryVideoTable(_clock);
            (_videos, _edits, _removal) = (films, new InMemoryVideoEdits(films), films);
            _put = film => Task.Run(() => films.Put(film));
            return;
        }
        var client = await AwsEmulator.DynamoDbAsync();
        var table = await AwsEmulator.CreateVideosTableAsync(client);
        _videos = new VideoTable(new(client), table, _clock);
        _put = film => AwsEmulator.PutFilmAsync(client, table, film);
        (_edits, _removal) = (new VideoEdits(_videos, new(client), table, _clock), new FilmRemoval(new(client), table, _clock));
    }

    [Test]
    public async Task What_is_left_out_stays()
    {
        var film = await CreateAsync(Visibility.Unlisted, "At sea");
        _clock.Now += TimeSpan.FromMinutes(1);

        var changed = await _edits.ChangeAsync(film, new FilmChange("Été", null, null), default);

        Assert.That((changed!.Title, changed.Description, changed.Visibility), Is.EqualTo(("Été", "At sea", Visibility.Unlisted)));
        Assert.That((changed.Revision, changed.Version, changed.UpdatedAt), Is.EqualTo((1L, 1L, _clock.Now)));
        Assert.That((await FindAsync(film)).Title, Is.EqualTo("Été"));
    }

    [Test]
    public async Task An_empty_description_is_none()
    {
        var film = await CreateAsync(Visibility.Public, "At sea");
        Assert.That((await _edits.ChangeAsync(film, new FilmChange(null, "", null), default))!.Description, Is.Null);
        Assert.That((await FindAsync(film)).Description, Is.Null);
    }

    [Test]
    public async Task Of_two_changes_from_the_same_revision_one_counts()
    {
        var film = await CreateAsync(Visibility.Public);
        var changes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Task.Run(() => _edits.ChangeAsync(film, new FilmChange($"Title {number}", null, null), default))));

        Assert.That(changes.Count(changed => changed is not null), Is.EqualTo(1));
        var left = await FindAsync(film);
        Assert.That((left.Title, left.Revision), Is.EqualTo((changes.Single(changed => changed is not null)!.Title, 1L)));
    }

    [Test]
    public async Task A_change_that_is_sent_again_because_its_answer_was_lost_counts_once_and_is_not_refused()
    {
        var film = await CreateAsync(Visibility.Public, "At sea");
        var change = new FilmChange("Another", "", Visibility.Private);
        await _edits.ChangeAsync(film, change, default);

        var again = await _edits.ChangeAsync(film, change, default);

        Assert.That((again?.Title, again?.Description, again?.Visibility, again?.Revision), Is.EqualTo(("Another", (string?)null, Visibility.Private, 1L)));
        Assert.That((await FindAsync(film)).Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task A_film_that_says_something_else_as_well_was_changed_by_somebody_else()
    {
        var change = new FilmChange("Another", null, null);
        var film = await CreateAsync(Visibility.Public);
        await _edits.ChangeAsync(film, new FilmChange("Another", "With a text", null), default);
        Assert.That(await _edits.ChangeAsync(film, change, default), Is.Null);

        var later = await CreateAsync(Visibility.Public);
        var changed = await _edits.ChangeAsync(later, change, default);
        await _edits.SetCaptionsAsync(changed!, "en", "key", default);
        Assert.That(await _edits.ChangeAsync(later, change, default), Is.Null, "it was changed once more");
    }

    [Test]
    public async Task Whatever_else_happens_to_a_film_is_no_reason_to_refuse_a_change()
    {
        var film = await CreateAsync(Visibility.Public);
        await _videos.ClaimAsync(film.VideoId, Samples.Uploaded(), default);
        await _videos.ReportProgressAsync(film.VideoId, _job, 40, default);

        var changed = await _edits.ChangeAsync(film, new FilmChange("Another", null, Visibility.Private), default);

        Assert.That((changed!.Title, changed.Status, changed.Progress), Is.EqualTo(("Another", VideoStatus.Transcoding, 40)));
    }

    [Test]
    public async Task The_feed_holds_a_film_exactly_while_it_is_ready_and_public([Values] Visibility before, [Values] Visibility after, [Values] VideoStatus status)
    {
        var film = await CreateAsync(before);
        await BringToAsync(film, status);

        var changed = await _edits.ChangeAsync(film, new FilmChange(null, null, after), default);

        Assert.That(changed is null, Is.EqualTo(status == VideoStatus.Deleting));
        var isListed = status == VideoStatus.Ready && after == Visibility.Public;
        Assert.That(await FeedAsync(), isListed ? Is.EqualTo(new[] { film.VideoId }) : Is.Empty);
    }

    [Test]
    public async Task Becoming_ready_and_changing_who_sees_it_meet_in_the_right_feed()
    {
        for (var i = 0; i < 12; i++)
        {
            var (before, after) = i % 2 == 0 ? (Visibility.Public, Visibility.Private) : (Visibility.Private, Visibility.Public);
            var film = await CreateAsync(before);
            var (published, changed) = (
                Task.Run(() => _videos.PublishAsync(film.VideoId, _job, Samples.Rendition(film.VideoId), default)),
                Task.Run(() => _edits.ChangeAsync(film, new FilmChange(null, null, after), default)));

            Assert.That(await published, Is.True);
            Assert.That(await changed, Is.Not.Null);
            var left = await FindAsync(film);
            Assert.That((left.Status, left.Visibility), Is.EqualTo((VideoStatus.Ready, after)));
            Assert.That((await FeedAsync()).Contains(film.VideoId), Is.EqualTo(after == Visibility.Public));
        }
    }

    [Test]
    public async Task Captions_come_and_go_by_language_and_each_change_is_a_revision()
    {
        var film = await CreateAsync(Visibility.Public);
        var first = await _edits.SetCaptionsAsync(film, "pt-BR", "media/x/captions/pt-BR.1.vtt", default);
        var second = await _edits.SetCaptionsAsync(film, "pt-BR", "media/x/captions/pt-BR.2.vtt", default);
        await _edits.SetCaptionsAsync(film, "en", "media/x/captions/en.1.vtt", default);
        Assert.That((first!.Captions.Count, second!.Captions["pt-BR"]), Is.EqualTo((0, "media/x/captions/pt-BR.1.vtt")));
        Assert.That((await FindAsync(film)).Captions, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["pt-BR"] = "media/x/captions/pt-BR.2.vtt", ["en"] = "media/x/captions/en.1.vtt",
        }));

        var removed = await _edits.RemoveCaptionsAsync(film, "pt-BR", default);

        Assert.That(removed!.Captions["pt-BR"], Is.EqualTo("media/x/captions/pt-BR.2.vtt"));
        var left = await FindAsync(film);
        Assert.That((string.Join(' ', left.Captions.Keys), left.Revision), Is.EqualTo(("en", 4L)));
        Assert.That(await _edits.ChangeAsync(film, new FilmChange("Late", null, null), default), Is.Null, "it began from a revision before");
    }

    [Test]
    public async Task A_film_speaks_fifty_languages_at_most()
    {
        var film = await CreateAsync(Visibility.Public);
        for (var i = 0; i < IVideoEdits.MaxLanguages; i++) Assert.That(await _edits.SetCaptionsAsync(film, $"de-{i:000}", "key", default), Is.Not.Null);
        Assert.That(await _edits.SetCaptionsAsync(film, "en", "key", default), Is.Null);
        Assert.That(await _edits.SetCaptionsAsync(film, "de-007", "another key", default), Is.Not.Null, "which it speaks already");
    }

    [Test]
    public async Task What_is_being_deleted_or_somebody_elses_is_changed_by_nobody()
    {
        var film = await CreateAsync(Visibility.Public);
        var stranger = film with { OwnerId = "somebody else" };
        Assert.That(await _edits.ChangeAsync(stranger, new FilmChange("Mine", null, null), default), Is.Null);
        Assert.That(await _edits.SetCaptionsAsync(stranger, "en", "key", default), Is.Null);
        await _removal.DeleteAsync(film.VideoId, Samples.OwnerId, default);
        Assert.That(await _edits.ChangeAsync(film, new FilmChange("Late", null, Visibility.Public), default), Is.Null);
        Assert.That(await _edits.SetCaptionsAsync(film, "en", "key", default), Is.Null);
        Assert.That(await _edits.RemoveCaptionsAsync(film, "en", default), Is.Null);
        Assert.That((await FindAsync(film)).Revision, Is.Zero);
    }

    private async Task<Video> FindAsync(Video film) => (await _videos.FindAsync(film.VideoId, default))!;

    private async Task<List<string>> FeedAsync() => [.. (await _videos.ListFeedAsync(100, null, default)).Videos.Select(film => film.VideoId)];

    private async Task<Video> CreateAsync(Visibility visibility, string? description = null)
    {
        var film = Samples.Awaiting(visibility: visibility) with { Description = description };
        await _put(film);
        return film;
    }

    private async Task BringToAsync(Video film, VideoStatus status)
    {
        if (status is not (VideoStatus.AwaitingUpload or VideoStatus.Failed)) await _videos.ClaimAsync(film.VideoId, Samples.Uploaded(), default);
        if (status == VideoStatus.Transcoding) await _videos.StartTranscodingAsync(film.VideoId, "v1", _job, default);
        if (status is VideoStatus.Ready or VideoStatus.Deleting) await _videos.PublishAsync(film.VideoId, _job, Samples.Rendition(film.VideoId), default);
        if (status == VideoStatus.Failed) await _videos.FailAsync(film.VideoId, 1, new Failure("truncated", "It ends too early."), default);
        if (status == VideoStatus.Deleting) await _removal.DeleteAsync(film.VideoId, Samples.OwnerId, default);
    }
}
