using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Views;

/// <summary>A counter that counts views of all films but one.</summary>
internal sealed class RefusingCounter(IViewCounter counter, string refused) : IViewCounter
{
    public Task<ViewsLeft> TryCountAsync(string videoId, int part, IReadOnlyList<string> playbackIds, CancellationToken cancellation) =>
        videoId == refused ? throw new InvalidOperationException("Validation failed.") : counter.TryCountAsync(videoId, part, playbackIds, cancellation);
}
