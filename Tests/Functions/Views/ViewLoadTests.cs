using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Views;

/// <summary>One film that 10 000 people begin to watch every second. The arithmetic stands in docs/scaling.md; here it is tried.</summary>
public sealed class ViewLoadTests
{
    // DynamoDB: an item, and a partition, takes 1000 write units a second. A write within a transaction takes two, of up to 1 KB.
    private const int UnitsPerItem = 1000;
    private const int UnitsPerWrite = 2;

    private const int ViewsPerSecond = 10_000;
    private const int Seconds = 20;

    // Views takes 30 000 units a second then: 30 partitions, each with a shard of the stream. A batch is full every 3 seconds.
    private const int Shards = 30;
    private const int BatchSize = 1000;

    private static readonly TimeSpan _call = TimeSpan.FromMilliseconds(15);

    private ViewPlatform _platform = null!;
    private string _film = null!;

    [SetUp]
    public void SetUp()
    {
        _platform = new ViewPlatform(seed: 4, _call);
        _film = _platform.AddFilm();
    }

    [Test]
    public void No_item_comes_near_its_limit_and_few_transactions_meet()
    {
        var lag = Run(_platform.Views);

        Assert.That(_platform.Shown(_film), Is.EqualTo(ViewsPerSecond * Seconds), "All are counted.");
        var hottest = Hottest(_platform.Views.Writes.Select(write => (write.Part, write.At)));
        TestContext.Out.WriteLine($"hottest counter {hottest} writes/s, film {Hottest(_shown)} writes/s, {ConflictRate:P1} of {_platform.Views.Transactions} transactions met, longest batch {lag.TotalSeconds:0.00} s");
        Assert.That(hottest, Is.InRange(7, 25), "on average 110 transactions a second over 16 counters");
        Assert.That(hottest * UnitsPerWrite, Is.LessThan(UnitsPerItem / 10));
        Assert.That(ConflictRate, Is.LessThan(0.15));
        Assert.That(Hottest(_shown), Is.LessThanOrEqualTo(15), "The film itself, and each of its indexes, is written to once for each batch.");
        Assert.That(lag, Is.LessThan(TimeSpan.FromSeconds(BatchSize * Shards / ViewsPerSecond)), "A batch is done before the next one is full.");
    }

    [Test]
    public void With_one_counter_they_would_meet_all_the_time()
    {
        Run(new OneCounter(_platform.Views));
        TestContext.Out.WriteLine($"{ConflictRate:P1} of {_platform.Views.Transactions} transactions met");
        Assert.That(ConflictRate, Is.GreaterThan(0.5));
    }

    [Test]
    public void After_a_standstill_all_shards_begin_at_once_and_still_get_through()
    {
        var batches = Enumerable.Range(0, Shards).Select(shard => Batch(shard, 0)).ToList();
        var told = Task.WhenAll(batches.Select(batch => TellAsync(batch, _platform.Views)));
        _platform.Time.Run(told);

        TestContext.Out.WriteLine($"{ConflictRate:P1} of {_platform.Views.Transactions} transactions met, {_platform.Time.Elapsed.TotalSeconds:0.00} s");
        Assert.That(_platform.Shown(_film), Is.EqualTo(Shards * BatchSize));
        Assert.That(ConflictRate, Is.LessThan(0.6));
        Assert.That(_platform.Time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    private readonly List<(int, DateTimeOffset)> _shown = [];

    private double ConflictRate => (double)_platform.Views.Conflicts / _platform.Views.Transactions;

    private TimeSpan Run(IViewCounter counter)
    {
        _shown.Clear();
        var shards = Enumerable.Range(0, Shards).Select(shard => ShardAsync(shard, counter)).ToList();
        _platform.Time.Run(Task.WhenAll(shards));
        return shards.Max(shard => shard.Result);
    }

    // A shard's batches, one after the other, each when it is full; how long the longest took.
    private async Task<TimeSpan> ShardAsync(int shard, IViewCounter counter)
    {
        var longest = TimeSpan.Zero;
        var interval = TimeSpan.FromSeconds((double)BatchSize * Shards / ViewsPerSecond);
        // Not all at the same time: shards do not begin together.
        var full = interval * shard / Shards;
        for (var number = 0; number < ViewsPerSecond * Seconds / Shards / BatchSize + (shard < ViewsPerSecond * Seconds / BatchSize % Shards ? 1 : 0); number++)
        {
            var wait = full + interval * number - _platform.Time.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait, _platform.Time);
            var begun = _platform.Time.Elapsed;
            await TellAsync(Batch(shard, number), counter);
            if (_platform.Time.Elapsed - begun > longest) longest = _platform.Time.Elapsed - begun;
        }
        return longest;
    }

    private async Task TellAsync(IReadOnlyList<ViewRecord> batch, IViewCounter counter)
    {
        for (var left = batch; left.Count > 0;) left = await _platform.Function(counter: counter).TellAsync(left);
        _shown.Add((0, _platform.Time.GetUtcNow()));
    }

    private List<ViewRecord> Batch(int shard, int number) =>
        [.. Enumerable.Range(0, BatchSize).Select(view => _platform.Views.Note(_film, $"{shard}-{number}-{view}"))];

    // The most writes to one item in any second.
    private static int Hottest(IEnumerable<(int Item, DateTimeOffset At)> writes) =>
        writes.GroupBy(write => (write.Item, write.At.ToUnixTimeSeconds())).Max(second => second.Count());

    private sealed class OneCounter(IViewCounter counter) : IViewCounter
    {
        public Task<ViewsLeft> TryCountAsync(string videoId, int part, IReadOnlyList<string> playbackIds, CancellationToken cancellation) =>
            counter.TryCountAsync(videoId, 0, playbackIds, cancellation);
    }
}
