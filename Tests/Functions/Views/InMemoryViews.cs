using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Views;

/// <summary>
/// Views and ViewCounts in memory. Calls take their time, and while a transaction takes its, it holds its items: another one on any of
/// them is refused, as in DynamoDB. <see cref="ViewTablesTests"/> holds the real tables to the same promises.
/// </summary>
/// <param name="time">Passes while calls are made.</param>
/// <param name="latency">How long the next call takes.</param>
internal sealed class InMemoryViews(TimeProvider time, Func<TimeSpan> latency) : IViewTable, IViewCounter, IViewCountTable
{
    private readonly Dictionary<string, string?> _views = [];
    private readonly Dictionary<(string VideoId, int Part), long> _counts = [];
    private readonly HashSet<object> _held = [];

    /// <summary>Every view in the order in which it was noted, as the stream brings it.</summary>
    public List<ViewRecord> Stream { get; } = [];

    /// <summary>When each counter was written.</summary>
    public List<(string VideoId, int Part, DateTimeOffset At)> Writes { get; } = [];

    public int Transactions { get; private set; }

    public int Conflicts { get; private set; }

    public bool IsCounted(string playbackId) => _views[playbackId] is null;

    public async Task RecordAsync(string playbackId, string videoId, CancellationToken cancellation)
    {
        await WaitAsync();
        if (!_views.ContainsKey(playbackId)) Note(videoId, playbackId);
    }

    /// <summary>Notes a view at once.</summary>
    public ViewRecord Note(string videoId, string playbackId)
    {
        _views.Add(playbackId, videoId);
        Stream.Add(new(videoId, playbackId, $"{Stream.Count + 1}"));
        return Stream[^1];
    }

    public async Task<ViewsLeft> TryCountAsync(string videoId, int part, IReadOnlyList<string> playbackIds, CancellationToken cancellation)
    {
        Assert.That(playbackIds, Has.Count.InRange(1, IViewCounter.MostViews).And.Unique);
        Assert.That(part, Is.InRange(0, IViewCounter.Parts - 1));
        Transactions++;
        object[] items = [(videoId, part), .. playbackIds];
        var reasons = items.Select(item => _held.Contains(item) ? "TransactionConflict"
            : item is string view && _views.GetValueOrDefault(view) != videoId ? "ConditionalCheckFailed" : "None").ToList();
        if (reasons.Exists(reason => reason != "None"))
        {
            if (reasons.Contains("TransactionConflict")) Conflicts++;
            await WaitAsync();
            Assert.That(ViewCounter.TryRead(reasons.ConvertAll(code => new CancellationReason { Code = code }), playbackIds, out var left), Is.True);
            return left!;
        }

        _held.UnionWith(items);
        await WaitAsync();
        _held.ExceptWith(items);
        foreach (var view in playbackIds) _views[view] = null;
        _counts[(videoId, part)] = _counts.GetValueOrDefault((videoId, part)) + playbackIds.Count;
        Writes.Add((videoId, part, time.GetUtcNow()));
        return ViewsLeft.None;
    }

    public async Task<long> SumAsync(string videoId, CancellationToken cancellation)
    {
        await WaitAsync();
        return Sum(videoId);
    }

    public async Task ForgetAsync(string videoId, CancellationToken cancellation)
    {
        await WaitAsync();
        foreach (var key in _counts.Keys.Where(key => key.VideoId == videoId).ToList())
        {
            await WaitAsync();
            _counts.Remove(key);
        }
    }

    public IAsyncEnumerable<string> ListFilmsAsync(CancellationToken cancellation) =>
        _counts.Keys.Select(key => key.VideoId).Distinct().ToAsyncEnumerable();

    /// <summary>The same as <see cref="SumAsync"/>, at once.</summary>
    public long Sum(string videoId) => _counts.Where(entry => entry.Key.VideoId == videoId).Sum(entry => entry.Value);

    private Task WaitAsync() => Task.Delay(latency(), time);
}
