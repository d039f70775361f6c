using System.Collections.Concurrent;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>Reported views in memory.</summary>
internal sealed class NotedViews : IViewTable
{
    private readonly ConcurrentDictionary<string, string> _noted = new();

    /// <summary>The film of each playback.</summary>
    public IReadOnlyDictionary<string, string> Noted => _noted;

    public Task RecordAsync(string playbackId, string videoId, CancellationToken cancellation)
    {
        _noted.TryAdd(playbackId, videoId);
        return Task.CompletedTask;
    }
}
