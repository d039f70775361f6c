using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Reconciliation;

/// <summary>What reconciliation asks of the films, of DynamoDB and of the fake that other tests use.</summary>
[TestFixture("DynamoDB")]
[TestFixture("memory")]
public sealed class FilmAuditTests(string kind)
{
    private readonly ManualClock _clock = new(Samples.Noon);
    private IVideoTable _videos = null!;
    private Func<Video, Task> _put = null!;
    private IFilmRemoval _removal = null!;
    private IFilmAudit _audit = null!;
    private IFilmAnnouncements _announcements = null!;
    private Func<string, Task<long>> _storedBy = null!;

    [SetUp]
    public async Task SetUp()
    {
        _clock.Now = Samples.Noon;
        if (kind == "memory")
        {
            var videos = new InMemoryVideoTable(_clock);
            var usage = new InMemoryUsage(videos, _clock);
            (_videos, _removal, _audit, _announcements) = (videos, videos, new InMemoryFilmAudit(videos, usage, _clock), usage);
            _storedBy = owner => Task.FromResult(usage.StoredBy(owner));
            _put = film => Task.Run(() => videos.Put(film));
            return;
        }
        var client = await AwsEmulator.DynamoDbAsync();
        var (table, usageTable) = (await AwsEmulator.CreateVideosTableAsync(client), await AwsEmulator.CreateUsageTableAsync(client));
        _videos = new VideoTable(new(client), table, _clock);
        _removal = new FilmRemoval(new(client), table, _clock);
        _audit = new FilmAudit(new(client), table, usageTable, _clock);
        _announcements = new FilmAnnouncements(new(client), table, usageTable);
        _storedBy = owner => AwsEmulator.ReadUsageAsync(client, usageTable, owner, "storage", "bytes");
        _put = film => AwsEmulator.PutFilmAsync(client, table, film);
    }

    [Test]
    public async Task Films_that_something_has_to_happen_to_are_listed_and_no_others()
    {
        var awaiting = await CreateAsync();
        var uploaded = await CreateAsync(async film => await _videos.ClaimAsync(film, Samples.Uploaded(), default));
        var transcoding = await CreateAsync(async film =>
        {
            await _videos.ClaimAsync(film, Samples.Uploaded(), default);
            await _videos.StartTranscodingAsync(film, "v1", new EncodingJob("job", 1), default);
        });
        var deleting = await CreateAsync(async film => await _removal.DeleteAsync(film, Samples.OwnerId, default));
        await CreateAsync(async film => await _videos.PublishAsync(film, new EncodingJob("job", 1), Samples.Rendition(film), default));
        await CreateAsync(async film => await _videos.FailAsync(film, 1, new Failure("truncated", "It ends."), default));
        var again = await CreateAsync(async film =>
        {
            await _videos.FailAsync(film, 1, new Failure(FailureCodes.Cancelled, "It stopped."), default);
            await _videos.RetryAsync(film, 1, default);
        });

        Assert.That(await ListAsync(Samples.Noon.AddMinutes(1)), Is.EquivalentTo(new[] { awaiting, uploaded, transcoding, deleting, again }));
    }

    [Test]
    public async Task Those_come_first_that_have_waited_longest_and_the_youngest_not_at_all()
    {
        var films = new List<string>();
        for (var minute = 0; minute < 4; minute++)
        {
            _clock.Now = Samples.Noon.AddMinutes(minute);
            films.Add(await CreateAsync());
        }
        _clock.Now = Samples.Noon.AddMinutes(2.5);
        await _videos.ClaimAsync(films[0], Samples.Uploaded(), default);

        Assert.That(await ListAsync(Samples.Noon.AddMinutes(3)), Is.EqualTo(new[] { films[1], films[2], films[0] }));
    }

    [Test]
    public async Task A_film_whose_bytes_have_not_come_is_given_up_and_its_storage_given_back_once()
    {
        var kept = Samples.Awaiting(size: 70);
        var film = Samples.Awaiting(size: 600);
        foreach (var announced in new[] { kept, film }) await _announcements.AnnounceAsync(announced, limit: null, default);

        for (var times = 0; times < 2; times++)
            Assert.That(await _audit.ExpireAsync(film, new Failure(FailureCodes.UploadExpired, "Too late."), default), Is.EqualTo(times == 0));

        var found = await _videos.FindAsync(film.VideoId, default);
        Assert.That((found!.Status, found.Failure?.Code), Is.EqualTo((VideoStatus.Failed, FailureCodes.UploadExpired)));
        Assert.That(found.Size, Is.Zero, "whoever erases it gives nothing back any more");
        Assert.That(await _storedBy(Samples.OwnerId), Is.EqualTo(70));
        Assert.That(await ListAsync(Samples.Noon.AddHours(1)), Is.EqualTo(new[] { kept.VideoId }));
    }

    [Test]
    public async Task A_film_whose_bytes_came_at_the_last_moment_is_left_alone()
    {
        var film = Samples.Awaiting(size: 600);
        await _announcements.AnnounceAsync(film, limit: null, default);
        await _videos.ClaimAsync(film.VideoId, Samples.Uploaded(size: 600), default);

        Assert.That(await _audit.ExpireAsync(film, new Failure(FailureCodes.UploadExpired, "Too late."), default), Is.False);
        Assert.That(await _audit.NoteArrivalAsync(film.VideoId, default), Is.False);

        var found = await _videos.FindAsync(film.VideoId, default);
        Assert.That((found!.Status, found.Size), Is.EqualTo((VideoStatus.Uploaded, 600)));
        Assert.That(await _storedBy(Samples.OwnerId), Is.EqualTo(600));
    }

    [Test]
    public async Task An_arrival_is_noted_and_counts_as_a_change()
    {
        var film = await CreateAsync();
        _clock.Now = Samples.Noon.AddMinutes(20);

        Assert.That(await _audit.NoteArrivalAsync(film, default), Is.True);

        Assert.That((await _videos.FindAsync(film, default))!.ArrivalSeenAt, Is.EqualTo(_clock.Now));
        Assert.That(await ListAsync(Samples.Noon.AddMinutes(20)), Is.Empty);
    }

    [Test]
    public async Task Which_films_there_are_is_told_a_hundred_at_a_time()
    {
        var films = new List<string>();
        for (var n = 0; n < 60; n++) films.Add(await CreateAsync());
        var others = Enumerable.Range(0, 40).Select(_ => Samples.NewId()).ToList();

        Assert.That(await _audit.FindPresentAsync([.. films, .. others], default), Is.EquivalentTo(films));
    }

    private async Task<string> CreateAsync(Func<string, Task>? change = null)
    {
        var film = Samples.Awaiting() with { CreatedAt = _clock.Now, UpdatedAt = _clock.Now };
        await _put(film);
        if (change is not null) await change(film.VideoId);
        return film.VideoId;
    }

    private async Task<List<string>> ListAsync(DateTimeOffset before)
    {
        var films = new List<string>();
        await foreach (var film in _audit.ListUnfinishedAsync(before, default)) films.Add(film.VideoId);
        return films;
    }
}
