using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

/// <summary>What owners store and spend is counted once, in DynamoDB and in the fake that other tests use.</summary>
[TestFixture("DynamoDB")]
[TestFixture("memory")]
public sealed class UsageTests(string kind)
{
    private static readonly EncodingJob _job = new("job-1", 1);
    private static readonly Failure _broken = new(FailureCodes.EncodingFailed, "It broke.");

    private readonly ManualClock _clock = new(Samples.Noon);
    private IVideoTable _videos = null!;
    private IFilmRemoval _removal = null!;
    private IFilmAnnouncements _films = null!;
    private IEncodingBudget _budget = null!;
    private Func<string, Task<long>> _storedBy = null!;
    private Func<string, Task<long>> _spentBy = null!;

    [SetUp]
    public async Task SetUp()
    {
        _clock.Now = Samples.Noon;
        if (kind == "memory")
        {
            var videos = new InMemoryVideoTable(_clock);
            var usage = new InMemoryUsage(videos, _clock);
            (_videos, _removal, _films, _budget) = (videos, videos, usage, usage);
            (_storedBy, _spentBy) = (owner => Task.FromResult(usage.StoredBy(owner)), owner => Task.FromResult(usage.SpentBy(owner)));
            return;
        }
        var client = await AwsEmulator.DynamoDbAsync();
        var (films, table) = (await AwsEmulator.CreateVideosTableAsync(client), await AwsEmulator.CreateUsageTableAsync(client));
        _videos = new VideoTable(new(client), films, _clock, table);
        _removal = new FilmRemoval(new(client), films, _clock);
        _films = new FilmAnnouncements(new(client), films, table);
        _budget = new EncodingBudget(new(client), films, table, _clock);
        _storedBy = owner => ReadAsync(client, table, owner, "storage", "bytes");
        _spentBy = owner => ReadAsync(client, table, owner, $"{_clock.Now.UtcDateTime:yyyy-MM}", "microUsd");
    }

    [Test]
    public async Task A_film_is_noted_together_with_its_bytes()
    {
        var film = Samples.Awaiting(size: 600);
        Assert.That(await _films.AnnounceAsync(film, limit: null, default), Is.Null);
        Assert.That(await _films.AnnounceAsync(Samples.Awaiting(size: 70), limit: 670, default), Is.Null, "exactly to the limit");

        Assert.That(await _storedBy(film.OwnerId), Is.EqualTo(670));
        Assert.That((await _videos.FindAsync(film.VideoId, default))?.Status, Is.EqualTo(VideoStatus.AwaitingUpload));
    }

    [TestCase(0, 1001, 1000, Description = "too large alone")]
    [TestCase(990, 11, 10)]
    [TestCase(1000, 1, 0)]
    public async Task What_is_too_much_is_not_noted_at_all(long stored, long size, long left)
    {
        if (stored > 0) await _films.AnnounceAsync(Samples.Awaiting(size: stored), limit: null, default);
        var film = Samples.Awaiting(size: size);

        Assert.That(await _films.AnnounceAsync(film, limit: 1000, default), Is.EqualTo(left));

        Assert.That(await _storedBy(film.OwnerId), Is.EqualTo(stored));
        Assert.That(await _videos.FindAsync(film.VideoId, default), Is.Null);
    }

    [Test]
    public async Task Many_at_once_never_come_to_more_than_the_limit()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _films.AnnounceAsync(Samples.Awaiting(size: 100), limit: 750, default))));

        Assert.That(answers.Count(left => left is null), Is.EqualTo(7));
        Assert.That(await _storedBy(Samples.OwnerId), Is.EqualTo(700));
    }

    [Test]
    public async Task A_film_that_is_there_already_counts_once()
    {
        var film = Samples.Awaiting(size: 600);
        await _films.AnnounceAsync(film, limit: null, default);
        Assert.ThrowsAsync<InvalidOperationException>(() => _films.AnnounceAsync(film, limit: null, default));
        Assert.That(await _storedBy(film.OwnerId), Is.EqualTo(600));
    }

    [Test]
    public async Task An_estimate_is_noted_and_reserved_once_per_attempt()
    {
        var film = await UploadedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _budget.ReserveAsync(film, 400, limit: 1000, default))));

        Assert.That(answers, Has.All.EqualTo(BudgetAnswer.Reserved));
        Assert.That(await _spentBy(film.OwnerId), Is.EqualTo(400));
        Assert.That((await FindAsync(film)).EstimatedMicroUsd, Is.EqualTo(400));
    }

    [Test]
    public async Task The_next_attempt_is_paid_for_anew()
    {
        var film = await UploadedAsync();
        await _budget.ReserveAsync(film, 400, limit: null, default);
        await _videos.FailAsync(film.VideoId, 1, new Failure(FailureCodes.EncodingFailed, "It broke."), default);
        await _videos.RetryAsync(film.VideoId, 1, default);

        Assert.That(await _budget.ReserveAsync(await FindAsync(film), 500, limit: null, default), Is.EqualTo(BudgetAnswer.Reserved));

        Assert.That(await _spentBy(film.OwnerId), Is.EqualTo(500), "the first attempt is not billed");
    }

    [Test]
    public async Task What_is_over_the_budget_is_not_reserved_but_told()
    {
        await _budget.ReserveAsync(await UploadedAsync(), 700, limit: 1000, default);
        var film = await UploadedAsync();

        Assert.That(await _budget.ReserveAsync(film, 301, limit: 1000, default), Is.EqualTo(new BudgetAnswer(BudgetOutcome.OverBudget, 300)));

        Assert.That(await _spentBy(film.OwnerId), Is.EqualTo(700));
        Assert.That((await FindAsync(film)).EstimatedMicroUsd, Is.EqualTo(301));
        Assert.That(await _budget.ReserveAsync(film, 300, limit: 1000, default), Is.EqualTo(BudgetAnswer.Reserved), "exactly to the limit");
    }

    [Test]
    public async Task One_film_can_be_dearer_than_a_month()
    {
        var film = await UploadedAsync();
        Assert.That(await _budget.ReserveAsync(film, 1001, limit: 1000, default), Is.EqualTo(new BudgetAnswer(BudgetOutcome.OverBudget, 1000)));
        Assert.That(await _spentBy(film.OwnerId), Is.Zero);
    }

    [Test]
    public async Task A_new_month_begins_with_the_whole_budget()
    {
        await _budget.ReserveAsync(await UploadedAsync(), 1000, limit: 1000, default);
        _clock.Now = Samples.Noon.AddMonths(1);

        Assert.That(await _budget.ReserveAsync(await UploadedAsync(), 1000, limit: 1000, default), Is.EqualTo(BudgetAnswer.Reserved));

        Assert.That(await _spentBy(Samples.OwnerId), Is.EqualTo(1000));
    }

    [TestCase("deleted")]
    [TestCase("retried")]
    public async Task Nothing_is_reserved_for_a_film_that_has_moved_on(string how)
    {
        var film = await UploadedAsync();
        if (how == "deleted") await _removal.DeleteAsync(film.VideoId, film.OwnerId, default);
        else
        {
            await _videos.FailAsync(film.VideoId, 1, new Failure(FailureCodes.OverBudget, "Too dear."), default);
            await _videos.RetryAsync(film.VideoId, 1, default);
        }

        Assert.That(await _budget.ReserveAsync(film, 400, limit: 1000, default), Is.EqualTo(BudgetAnswer.MovedOn));

        Assert.That(await _spentBy(film.OwnerId), Is.Zero);
        Assert.That((await FindAsync(film)).EstimatedMicroUsd, Is.Null);
    }

    [TestCase("deleted")]
    [TestCase("encoded")]
    [TestCase("ended")]
    [TestCase("retried")]
    public async Task A_film_that_moved_on_after_its_reservation_is_not_to_be_encoded(string how)
    {
        var film = await UploadedAsync();
        await _budget.ReserveAsync(film, 400, limit: null, default);
        if (how == "deleted") await _removal.DeleteAsync(film.VideoId, film.OwnerId, default);
        if (how == "encoded") await _videos.StartTranscodingAsync(film.VideoId, film.ObjectVersion!, _job, default);
        if (how is "ended" or "retried") await _videos.FailAsync(film.VideoId, _job, _broken, default);
        if (how == "retried") await _videos.RetryAsync(film.VideoId, 1, default);

        Assert.That(await _budget.ReserveAsync(film, 400, limit: null, default), Is.EqualTo(BudgetAnswer.MovedOn));
    }

    [Test]
    public async Task A_failed_attempt_gives_its_budget_back_once([Values] bool hasJob)
    {
        var film = await UploadedAsync();
        await _budget.ReserveAsync(await UploadedAsync(), 70, limit: null, default);
        await _budget.ReserveAsync(film, 400, limit: null, default);
        if (hasJob) await _videos.StartTranscodingAsync(film.VideoId, film.ObjectVersion!, _job, default);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() =>
            hasJob ? _videos.FailAsync(film.VideoId, _job, _broken, default) : _videos.FailAsync(film.VideoId, 1, _broken, default))));

        Assert.That(answers.Count(isFailed => isFailed), Is.EqualTo(1));
        Assert.That(await _spentBy(film.OwnerId), Is.EqualTo(70), "of the other film");
        var failed = await FindAsync(film);
        Assert.That((failed.Status, failed.Failure, failed.Reservation), Is.EqualTo((VideoStatus.Failed, _broken, (Reservation?)null)));
    }

    [Test]
    public async Task What_is_given_back_goes_to_the_month_that_it_was_taken_from()
    {
        var film = await UploadedAsync();
        await _budget.ReserveAsync(film, 400, limit: null, default);
        _clock.Now = Samples.Noon.AddMonths(1);

        await _videos.FailAsync(film.VideoId, _job, _broken, default);

        Assert.That(await _spentBy(film.OwnerId), Is.Zero);
        _clock.Now = Samples.Noon;
        Assert.That(await _spentBy(film.OwnerId), Is.Zero);
    }

    [TestCase("another job")]
    [TestCase("another attempt")]
    [TestCase("a deleted film")]
    public async Task What_fails_no_film_gives_nothing_back(string what)
    {
        var film = await UploadedAsync();
        await _budget.ReserveAsync(film, 400, limit: null, default);
        await _videos.StartTranscodingAsync(film.VideoId, film.ObjectVersion!, _job, default);
        if (what == "a deleted film") await _removal.DeleteAsync(film.VideoId, film.OwnerId, default);

        var job = what == "another job" ? new EncodingJob("job-2", 1) : what == "another attempt" ? new EncodingJob("job-1", 2) : _job;
        Assert.That(await _videos.FailAsync(film.VideoId, job, _broken, default), Is.False);

        Assert.That(await _spentBy(film.OwnerId), Is.EqualTo(400));
    }

    private async Task<Video> UploadedAsync()
    {
        var film = Samples.Awaiting();
        await _films.AnnounceAsync(film, limit: null, default);
        await _videos.ClaimAsync(film.VideoId, Samples.Uploaded(), default);
        return await FindAsync(film);
    }

    private async Task<Video> FindAsync(Video film) => (await _videos.FindAsync(film.VideoId, default))!;

    private static async Task<long> ReadAsync(IAmazonDynamoDB client, string table, string owner, string period, string sum)
    {
        var answer = await client.GetItemAsync(new GetItemRequest { TableName = table, Key = new() { ["ownerId"] = new(owner), ["period"] = new(period) } });
        return answer.Item?.GetValueOrDefault(sum)?.N is { } number ? long.Parse(number, null) : 0;
    }
}
