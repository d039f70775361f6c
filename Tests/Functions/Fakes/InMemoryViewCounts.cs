using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>Counters of views in memory.</summary>
internal sealed class InMemoryViewCounts : IViewCountTable
{
    /// <summary>Views by film.</summary>
    public Dictionary<string, long> Views { get; } = [];

    public Task<long> SumAsync(string videoId, CancellationToken cancellation) => Task.FromResult(Views.GetValueOrDefault(videoId));

    public Task ForgetAsync(string videoId, CancellationToken cancellation)
    {
        Views.Remove(videoId);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<string> ListFilmsAsync(CancellationToken cancellation) => Views.Keys.ToList().ToAsyncEnumerable();
}
