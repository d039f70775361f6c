using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Films;

/// <summary>Whatever breaks down meanwhile, a removed film leaves its receipt and nothing else: in tables and buckets of AWS, and in the fakes.</summary>
[TestFixture("AWS")]
[TestFixture("memory")]
public sealed class ErasureTests(string kind)
{
    // More than an erasure can have.
    private const int MaxMoments = 60;

    private readonly ManualClock _clock = new(Samples.Noon);
    private readonly Breakdown _breakdown = new();
    private IErasureWorld _world = null!;

    [SetUp]
    public async Task SetUp()
    {
        _clock.Now = Samples.Noon;
        _breakdown.Never();
        _world = kind == "AWS" ? await AwsErasureWorld.CreateAsync(_clock) : new InMemoryErasureWorld(_clock);
    }

    [Test]
    public async Task Wherever_it_breaks_down_it_ends_with_the_same_receipt([Values] bool inParts)
    {
        var moment = 0;
        for (; moment < MaxMoments; moment++)
        {
            var film = await _world.AnnounceAsync(inParts);
            await _world.FillAsync(film);
            await _world.Removal.DeleteAsync(film.VideoId, Samples.OwnerId, default);

            _breakdown.At(moment);
            var isWhole = await EraseAsync(film);
            _breakdown.Never();
            if (!isWhole) Assert.That(await EraseAsync(film), Is.True, $"moment {moment}");

            var receipt = (await _world.Receipts.ListAsync(Samples.OwnerId, 1, null, default)).Receipts.Single();
            Assert.That((receipt.VideoId, receipt.Inventory), Is.EqualTo((film.VideoId, new FilmInventory(new(2, 6), new(3, 12)))), $"moment {moment}");
            Assert.That(await _world.TracesAsync(film.VideoId), Is.Empty, $"moment {moment}");
            Assert.That(await _world.StoredByAsync(Samples.OwnerId), Is.Zero, $"moment {moment}");
            if (isWhole) break;
            _clock.Now += TimeSpan.FromSeconds(1);
        }
        Assert.That(moment, Is.InRange(16, MaxMoments - 1), "each of at least eight steps broke down before and after");
    }

    [TestCase("owner", "owner", null)]
    [TestCase("account", "account", null)]
    [TestCase("administrator", "administrator", "It is not theirs.")]
    public async Task The_receipt_tells_who_asked_when_and_why(string who, string by, string? reason)
    {
        var film = await _world.AnnounceAsync(inParts: false);
        await _world.FillAsync(film);
        _clock.Now += TimeSpan.FromHours(1);
        await (who switch
        {
            "owner" => _world.Removal.DeleteAsync(film.VideoId, Samples.OwnerId, default),
            "account" => _world.Removal.DeleteWithAccountAsync(film.VideoId, Samples.OwnerId, default),
            _ => _world.Removal.TakeDownAsync(film.VideoId, reason!, default),
        });
        _clock.Now += TimeSpan.FromMinutes(1);

        await EraseAsync(film);

        var receipt = (await _world.Receipts.ListAsync(Samples.OwnerId, 10, null, default)).Receipts.Single();
        Assert.That(receipt, Is.EqualTo(new Receipt(
            film.VideoId, Samples.OwnerId, Samples.Noon.AddHours(1), Samples.Noon.AddHours(1).AddMinutes(1), by, reason, new(new(2, 6), new(3, 12)))));
    }

    [Test]
    public async Task What_nothing_was_stored_of_leaves_no_receipt([Values] bool inParts)
    {
        var film = await _world.AnnounceAsync(inParts);
        Assert.That(await _world.StoredByAsync(Samples.OwnerId), Is.EqualTo(1000));
        Assert.That(await _world.Removal.AbortUploadAsync(film.VideoId, Samples.OwnerId, default), Is.EqualTo(UploadAbort.Aborted));

        Assert.That(await EraseAsync(film), Is.True);

        Assert.That((await _world.Receipts.ListAsync(Samples.OwnerId, 10, null, default)).Receipts, Is.Empty);
        Assert.That(await _world.TracesAsync(film.VideoId), Is.Empty);
        Assert.That(await _world.StoredByAsync(Samples.OwnerId), Is.Zero);
    }

    [Test]
    public async Task Erasing_twice_gives_storage_back_once()
    {
        var (film, other) = (await _world.AnnounceAsync(inParts: false), await _world.AnnounceAsync(inParts: false));
        await _world.FillAsync(film);
        await _world.Removal.DeleteAsync(film.VideoId, Samples.OwnerId, default);
        var closed = (await _world.Erasure.FindAsync(film.VideoId, default))!;
        for (var i = 0; i < 2; i++) Assert.That(await EraseAsync(film), Is.True);
        await _world.Erasure.FinishAsync(closed, new FilmInventory(new(9, 9), new(9, 9)), default);

        Assert.That(await _world.StoredByAsync(Samples.OwnerId), Is.EqualTo(other.Size));
        Assert.That((await _world.Receipts.ListAsync(Samples.OwnerId, 10, null, default)).Receipts.Single().Inventory.Originals, Is.EqualTo(new StoredAmount(2, 6)));
    }

    [Test]
    public async Task Nobody_erases_a_film_that_nobody_deletes()
    {
        var film = await _world.AnnounceAsync(inParts: false);
        await _world.FillAsync(film);
        Assert.That(await EraseAsync(film), Is.True, "a wrong record is no reason to bring it again");
        await _world.Erasure.FinishAsync(film, null, default);
        Assert.That(await _world.TracesAsync(film.VideoId), Has.Count.GreaterThan(5));
        Assert.That(await _world.StoredByAsync(Samples.OwnerId), Is.EqualTo(1000));
    }

    [Test]
    public async Task Receipts_are_listed_newest_first_in_pages_to_their_owner()
    {
        var expected = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var film = await _world.AnnounceAsync(inParts: false);
            await _world.FillAsync(film);
            await _world.Removal.DeleteAsync(film.VideoId, Samples.OwnerId, default);
            await EraseAsync(film);
            expected.Insert(0, film.VideoId);
            _clock.Now += TimeSpan.FromSeconds(1);
        }

        var seen = new List<string>();
        FilmPosition? after = null;
        do
        {
            var page = await _world.Receipts.ListAsync(Samples.OwnerId, 2, after, default);
            Assert.That(page.Receipts, Has.Count.LessThanOrEqualTo(2));
            seen.AddRange(page.Receipts.Select(receipt => receipt.VideoId));
            after = page.Next;
        }
        while (after is not null && seen.Count < 10);

        Assert.That(seen, Is.EqualTo(expected));
        Assert.That((await _world.Receipts.ListAsync("somebody else", 10, null, default)).Receipts, Is.Empty);
    }

    // Whether it was erased.
    private async Task<bool> EraseAsync(Video film)
    {
        var handler = new EraseFilm(
            _breakdown.Of(_world.Erasure), _breakdown.Of(_world.Views), _breakdown.Of(_world.Originals), _breakdown.Of(_world.Uploads), _breakdown.Of(_world.Renditions));
        return (await handler.TellAsync(StreamBatch.Record(film.VideoId))).Failed.Count == 0;
    }
}
