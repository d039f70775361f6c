using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Playback.Views;

/// <summary>Counts views of one film until all are counted: none twice, whoever else is counting the same ones.</summary>
/// <param name="counter">Counts in single transactions.</param>
/// <param name="random">Chooses counters and waiting times.</param>
/// <param name="clock">Waits.</param>
public sealed class ViewCounting(IViewCounter counter, Random random, TimeProvider clock)
{
    // About two seconds in all. What is busy for longer is left to the next try of the whole batch.
    private const int MaxWaits = 8;

    private static readonly TimeSpan _firstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(1);

    /// <summary>Counts them.</summary>
    /// <exception cref="TimeoutException">Others were in the way too often. What was not counted is still to be.</exception>
    public async Task CountAsync(string videoId, IEnumerable<string> playbackIds, CancellationToken cancellation)
    {
        // A stream may bring a record twice in one batch, and a transaction takes each item once.
        foreach (var views in playbackIds.Distinct().Chunk(IViewCounter.MostViews)) await CountChunkAsync(videoId, views, cancellation);
    }

    private async Task CountChunkAsync(string videoId, string[] views, CancellationToken cancellation)
    {
        var left = new ViewsLeft(views, IsBusy: false);
        for (var waits = 0; left.PlaybackIds.Count > 0;)
        {
            left = await counter.TryCountAsync(videoId, random.Next(IViewCounter.Parts), left.PlaybackIds, cancellation);
            if (!left.IsBusy) continue;
            if (waits == MaxWaits) throw new TimeoutException($"Others are writing to the counters of film {videoId} all the time.");
            await Task.Delay(Wait(waits++), clock, cancellation);
        }
    }

    // Any time up to one that doubles, so that those who met do not meet again.
    private TimeSpan Wait(int waits)
    {
        var most = _firstWait * (1 << waits);
        return random.NextDouble() * (most < _longestWait ? most : _longestWait);
    }
}
