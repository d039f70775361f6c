using System.Globalization;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>What owners store and spend, in memory. <see cref="UsageTests"/> holds it to the same promises as DynamoDB.</summary>
internal sealed class InMemoryUsage(InMemoryVideoTable videos, TimeProvider clock) : IFilmAnnouncements, IEncodingBudget
{
    private readonly Dictionary<string, long> _stored = [];
    private readonly Dictionary<(string OwnerId, string Month), long> _spent = [];
    private readonly Dictionary<string, int> _reserved = [];
    private readonly Lock _lock = new();

    /// <summary>What the next call throws; null for nothing.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Bytes of someone's films.</summary>
    public long StoredBy(string ownerId)
    {
        lock (_lock) return _stored.GetValueOrDefault(ownerId);
    }

    /// <summary>Millionths of a US dollar that were reserved for someone's films in this month.</summary>
    public long SpentBy(string ownerId)
    {
        lock (_lock) return _spent.GetValueOrDefault((ownerId, Month()));
    }

    public Task<long?> AnnounceAsync(Video video, long? limit, CancellationToken cancellation)
    {
        if (Failure is { } failure) throw failure;
        lock (_lock)
        {
            var stored = _stored.GetValueOrDefault(video.OwnerId);
            if (stored + video.Size > limit) return Task.FromResult<long?>(Math.Max(0, limit.Value - stored));
            // Throws at once when there is such a film.
            _ = videos.CreateAsync(video, cancellation);
            _stored[video.OwnerId] = stored + video.Size;
            return Task.FromResult<long?>(null);
        }
    }

    public Task<long?> ReserveAsync(Video video, long microUsd, long? limit, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_reserved.GetValueOrDefault(video.VideoId) >= video.Attempt) return Task.FromResult<long?>(null);
            var isCurrent = videos.Amend(video.VideoId,
                film => film.Status == VideoStatus.Uploaded && film.Attempt == video.Attempt, film => film with { EstimatedMicroUsd = microUsd });
            if (!isCurrent) return Task.FromResult<long?>(null);
            var spent = _spent.GetValueOrDefault((video.OwnerId, Month()));
            if (spent + microUsd > limit) return Task.FromResult<long?>(Math.Max(0, limit.Value - spent));
            _spent[(video.OwnerId, Month())] = spent + microUsd;
            _reserved[video.VideoId] = video.Attempt;
            return Task.FromResult<long?>(null);
        }
    }

    private string Month() => clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
