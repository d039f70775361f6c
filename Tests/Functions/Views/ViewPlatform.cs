using VideoStack.Functions.Playback.Views;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Views;

/// <summary>All that views touch, in memory and virtual time.</summary>
internal sealed class ViewPlatform
{
    private readonly Random _random;

    /// <param name="seed">Of all that is left to chance.</param>
    /// <param name="latency">How long each call takes; by default 1 to 25 ms.</param>
    public ViewPlatform(int seed = 1, TimeSpan? latency = null)
    {
        _random = new Random(seed);
        Views = new InMemoryViews(Time, () => latency ?? TimeSpan.FromMilliseconds(_random.Next(1, 25)));
        Videos = new InMemoryVideoTable(Time);
    }

    public VirtualTime Time { get; } = new();

    public InMemoryViews Views { get; }

    public InMemoryVideoTable Videos { get; }

    public string AddFilm(VideoStatus status = VideoStatus.Ready)
    {
        var film = Samples.Ready() with { Status = status };
        Videos.Put(film);
        return film.VideoId;
    }

    /// <summary>Notes views of a film.</summary>
    public void Watch(string videoId, int times)
    {
        for (var i = 0; i < times; i++) Views.Note(videoId, Samples.NewId());
    }

    /// <summary>The function as one invocation has it.</summary>
    /// <param name="line">Between it and the tables; null for one that holds.</param>
    /// <param name="counter">Counts in place of <see cref="Views"/>.</param>
    public AggregateViews Function(BreakingLine? line = null, IViewCounter? counter = null)
    {
        line ??= new BreakingLine(_ => Break.None);
        return new AggregateViews(
            new ViewCounting(line.To(counter ?? Views), _random, Time),
            new ViewTotals(line.To<IVideoTable>(Videos), line.To<IViewCountTable>(Views)));
    }

    /// <summary>One invocation; what is to be brought again.</summary>
    public IReadOnlyList<ViewRecord> Tell(IReadOnlyList<ViewRecord> batch, BreakingLine? line = null)
    {
        var told = Function(line).TellAsync(batch, line);
        Time.Run(told);
        return told.Result;
    }

    public long Shown(string videoId) => Videos.FindAsync(videoId, default).Result!.Views;
}
