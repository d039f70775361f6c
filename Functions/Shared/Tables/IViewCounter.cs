namespace VideoStack.Functions.Shared.Tables;

/// <summary>Counts views. A view is counted in the same transaction that marks it as counted, and never again.</summary>
public interface IViewCounter
{
    /// <summary>The most views of one try: DynamoDB writes 100 items in a transaction, and one of them is the counter.</summary>
    const int MostViews = 99;

    /// <summary>Into how many counters a film's views are divided. Transactions on one item at once refuse each other.</summary>
    const int Parts = 16;

    /// <summary>Tries to count views of one film: all of them, or none when something stands against one.</summary>
    /// <param name="videoId">The film.</param>
    /// <param name="part">Which of its counters, from 0; any will do.</param>
    /// <param name="playbackIds">The views, each once; 1 to <see cref="MostViews"/>.</param>
    /// <param name="cancellation">Ends the question; whether it has counted is not known then.</param>
    /// <returns>What is left to do. An exception leaves open whether it has counted; trying again is always right.</returns>
    Task<ViewsLeft> TryCountAsync(string videoId, int part, IReadOnlyList<string> playbackIds, CancellationToken cancellation);
}

/// <summary>What a try to count views has left to do.</summary>
/// <param name="PlaybackIds">Views that are not counted yet. The others are: by this try, or before.</param>
/// <param name="IsBusy">Somebody else was writing to one of the items: the next try should wait a moment.</param>
public sealed record ViewsLeft(IReadOnlyList<string> PlaybackIds, bool IsBusy)
{
    /// <summary>Nothing: all are counted.</summary>
    public static ViewsLeft None { get; } = new([], false);
}
