using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Playback.Views;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Views;

/// <summary>Views, counted in DynamoDB itself.</summary>
public sealed class ViewTablesTests
{
    // The emulator takes long over transactions.
    private const int Some = 6;

    private readonly ManualClock _clock = new(Samples.Noon);
    private IAmazonDynamoDB _client = null!;
    private string _videos = null!;
    private string _views = null!;
    private string _counts = null!;
    private string _film = null!;
    private List<ViewRecord> _stream = null!;

    private ViewCountTable Counts => new(new(_client), _counts);

    [OneTimeSetUp]
    public async Task CreateTablesAsync()
    {
        _client = await AwsEmulator.DynamoDbAsync();
        _videos = await AwsEmulator.CreateVideosTableAsync(_client);
        _views = await AwsEmulator.CreateTableAsync(_client, "playbackId");
        _counts = await AwsEmulator.CreateTableAsync(_client, "videoId", "part");
    }

    [OneTimeTearDown]
    public void Disconnect() => _client.Dispose();

    [SetUp]
    public async Task SetUp()
    {
        _film = await AddFilmAsync();
        _stream = [];
    }

    [Test]
    public async Task A_view_is_noted_once_and_for_thirty_days()
    {
        var views = new ViewTable(new(_client), _views, _clock);
        var playbackId = Samples.NewId();
        await views.RecordAsync(playbackId, _film, default);
        _clock.Now += TimeSpan.FromDays(1);
        await views.RecordAsync(playbackId, Samples.NewId(), default);

        var item = await ItemAsync(playbackId);
        Assert.That(item.Keys, Is.EquivalentTo(new[] { "playbackId", "videoId", "expiresAt" }));
        Assert.That(item["videoId"].S, Is.EqualTo(_film));
        Assert.That(item["expiresAt"].N, Is.EqualTo($"{(_clock.Now + TimeSpan.FromDays(29)).ToUnixTimeSeconds()}"));
    }

    [Test]
    public async Task A_view_that_is_counted_names_its_film_no_more()
    {
        await WatchAsync(_film, 1);
        await Function(_client).TellAsync(_stream);
        var item = await ItemAsync(_stream[0].PlaybackId);
        Assert.That(item.Keys, Is.EquivalentTo(new[] { "playbackId", "counted", "expiresAt" }));
    }

    [Test]
    public async Task A_batch_larger_than_a_transaction_counts()
    {
        await WatchAsync(_film, IViewCounter.MostViews + 1);
        Assert.That(await Function(_client).TellAsync(_stream), Is.Empty);
        Assert.That((await Counts.SumAsync(_film, default), await ShownAsync(_film)), Is.EqualTo((100L, 100L)));
    }

    [Test]
    public async Task Wherever_the_line_breaks_or_the_process_dies_a_retry_counts_the_rest_and_nothing_twice(
        [Values(Break.NoRequest, Break.NoAnswer, Break.DeathBefore, Break.DeathAfter)] Break what)
    {
        for (var call = 0; ; call++)
        {
            var (film, gone) = (await AddFilmAsync(), Samples.NewId());
            _stream = [];
            await WatchAsync(film, Some);
            await WatchAsync(gone, 1);
            var line = BreakingLine.At(call, what);

            var left = await Function(line.To(_client)).TellAsync(_stream, line);
            if (line.Calls > call)
            {
                Assert.That(left, Is.Not.Empty);
                Assert.That(await Function(_client).TellAsync(left), Is.Empty);
            }

            Assert.That((await Counts.SumAsync(film, default), await ShownAsync(film)), Is.EqualTo(((long)Some, (long)Some)), $"call {call}");
            Assert.That(await Counts.SumAsync(gone, default), Is.Zero);
            if (line.Calls > call) continue;
            Assert.That(call, Is.GreaterThan(7), "Every call was broken once.");
            return;
        }
    }

    [Test]
    public async Task Batches_that_overlap_come_at_once_and_again_count_once()
    {
        await WatchAsync(_film, 2 * Some);
        var other = await AddFilmAsync();
        await WatchAsync(other, Some);
        var random = new Random(7);
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_stream));

        var batches = Enumerable.Range(0, 8).Select(_ => _stream.Skip(random.Next(_stream.Count)).Take(random.Next(1, _stream.Count)).ToList());
        var left = (await Task.WhenAll(batches.Append(_stream).Select(batch => Task.Run(() => Function(_client).TellAsync(batch))))).SelectMany(rest => rest).ToList();
        for (var tries = 0; left.Count > 0 && tries < 5; tries++) left = [.. await Function(_client).TellAsync(left)];

        Assert.That(left, Is.Empty);
        Assert.That((await ShownAsync(_film), await ShownAsync(other)), Is.EqualTo((2L * Some, (long)Some)));
        Assert.That((await Counts.SumAsync(_film, default), await Counts.SumAsync(other, default)), Is.EqualTo((2L * Some, (long)Some)));
    }

    [Test]
    public async Task A_film_shows_the_highest_sum_and_says_why_not()
    {
        var videos = new VideoTable(new(_client), _videos, _clock);
        var before = await videos.FindAsync(_film, default);
        Assert.That(await videos.SetViewsAsync(_film, 7, default), Is.EqualTo(ViewsUpdate.Raised));
        Assert.That(await videos.SetViewsAsync(_film, 7, default), Is.EqualTo(ViewsUpdate.Current));
        Assert.That(await videos.SetViewsAsync(_film, 3, default), Is.EqualTo(ViewsUpdate.Current));
        var after = await videos.FindAsync(_film, default);
        Assert.That((after!.Views, after.Version, after.UpdatedAt), Is.EqualTo((7L, before!.Version, before.UpdatedAt)));

        await new FilmRemoval(new(_client), _videos, _clock).TakeDownAsync(_film, "reason", default);
        Assert.That(await videos.SetViewsAsync(_film, 9, default), Is.EqualTo(ViewsUpdate.NoFilm));
        Assert.That(await videos.SetViewsAsync(Samples.NewId(), 9, default), Is.EqualTo(ViewsUpdate.NoFilm));
    }

    [Test]
    public async Task Every_film_with_counters_is_listed_once()
    {
        var films = new List<string> { _film, await AddFilmAsync() };
        var counter = new ViewCounter(new(_client), _views, _counts);
        foreach (var film in films)
        {
            await WatchAsync(film, 6);
            var views = _stream.Where(view => view.VideoId == film).Select(view => view.PlaybackId).ToList();
            for (var part = 0; part < views.Count; part++) await counter.TryCountAsync(film, part, [views[part]], default);
        }

        var listed = await Counts.ListFilmsAsync(default).Where(films.Contains).ToListAsync();
        Assert.That(listed, Is.EquivalentTo(films));
        Assert.That(await Counts.SumAsync(_film, default), Is.EqualTo(6));
        await Counts.ForgetAsync(_film, default);
        Assert.That(await Counts.SumAsync(_film, default), Is.Zero);
    }

    private AggregateViews Function(IAmazonDynamoDB client)
    {
        Lazy<IAmazonDynamoDB> lazy = new(client);
        return new AggregateViews(
            new ViewCounting(new ViewCounter(lazy, _views, _counts), new Random(1), TimeProvider.System),
            new ViewTotals(new VideoTable(lazy, _videos, _clock), new ViewCountTable(lazy, _counts)));
    }

    private async Task<string> AddFilmAsync()
    {
        var film = Samples.Awaiting();
        await AwsEmulator.PutFilmAsync(_client, _videos, film);
        return film.VideoId;
    }

    private async Task WatchAsync(string film, int times)
    {
        var added = Enumerable.Range(0, times).Select(_ => new ViewRecord(film, Samples.NewId(), $"{Guid.NewGuid()}")).ToList();
        _stream.AddRange(added);
        // Twenty-five items with each request: thousands of single ones would take a minute.
        foreach (var items in added.Chunk(25))
        {
            await _client.BatchWriteItemAsync(new BatchWriteItemRequest
            {
                RequestItems = new() { [_views] = [.. items.Select(view => new WriteRequest(new PutRequest(Item(view))))] },
            });
        }
    }

    private Dictionary<string, AttributeValue> Item(ViewRecord view) => new()
    {
        ["playbackId"] = new(view.PlaybackId),
        ["videoId"] = new(view.VideoId),
        ["expiresAt"] = new() { N = $"{_clock.Now.AddDays(30).ToUnixTimeSeconds()}" },
    };

    private async Task<Dictionary<string, AttributeValue>> ItemAsync(string playbackId) =>
        (await _client.GetItemAsync(_views, new() { ["playbackId"] = new(playbackId) }, consistentRead: true)).Item;

    private async Task<long> ShownAsync(string film) => (await new VideoTable(new(_client), _videos, _clock).FindAsync(film, default))!.Views;
}
