namespace VideoStack.Functions.Shared.Tables;

/// <summary>How often films were watched: what <see cref="IViewCounter"/> has counted.</summary>
public interface IViewCountTable
{
    /// <summary>The views of a film, all that were counted before the question; 0 when there are none.</summary>
    Task<long> SumAsync(string videoId, CancellationToken cancellation);

    /// <summary>Removes the counters of a film that is gone.</summary>
    Task ForgetAsync(string videoId, CancellationToken cancellation);

    /// <summary>Every film that has counters, once. It reads the whole table: not for who waits for an answer.</summary>
    IAsyncEnumerable<string> ListFilmsAsync(CancellationToken cancellation);
}
