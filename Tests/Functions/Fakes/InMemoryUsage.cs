using System.Globalization;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>What owners store and spend, in memory. <see cref="UsageTests"/> holds it to the same promises as DynamoDB.</summary>
internal sealed class InMemoryUsage(InMemoryVideoTable videos, TimeProvider clock) : IFilmAnnouncements, IEncodingBudget
{
    private readonly Dictionary<string, long> _stored = [];
    private readonly Dictionary<(string OwnerId, string Month), long> _spent = [];
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
        lock (_lock) return _spent.GetValueOrDefault((ownerId, Month())) - videos.RefundedTo(ownerId, Month());
    }

    /// <summary>Takes from what someone stores.</summary>
    public void GiveBack(string ownerId, long bytes)
    {
        lock (_lock) _stored[ownerId] = _stored.GetValueOrDefault(ownerId) - bytes;
    }

    public Task<long?> AnnounceAsync(Video video, long? limit, CancellationToken cancellation)
    {
        if (Failure is { } failure) throw failure;
        lock (_lock)
        {
            var stored = _stored.GetValueOrDefault(video.OwnerId);
            if (stored + video.Size > limit) return Task.FromResult<long?>(Math.Max(0, limit.Value - stored));
            if (!videos.TryAdd(video)) throw new InvalidOperationException($"There is a film {video.VideoId} already.");
            _stored[video.OwnerId] = stored + video.Size;
            return Task.FromResult<long?>(null);
        }
    }

    public async Task<BudgetAnswer> ReserveAsync(Video video, long microUsd, long? limit, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var isCurrent = videos.Amend(video.VideoId,
                film => film.Status == VideoStatus.Uploaded && film.Attempt == video.Attempt && !(film.Reservation?.Attempt >= video.Attempt),
                film => film with { EstimatedMicroUsd = microUsd });
            if (isCurrent)
            {
                var spent = SpentBy(video.OwnerId);
                if (spent + microUsd > limit) return new BudgetAnswer(BudgetOutcome.OverBudget, Math.Max(0, limit.Value - spent));
                _spent[(video.OwnerId, Month())] = _spent.GetValueOrDefault((video.OwnerId, Month())) + microUsd;
                _ = videos.Amend(video.VideoId, _ => true, film => film with { Reservation = new(video.Attempt, Month(), microUsd) });
                return BudgetAnswer.Reserved;
            }
        }
        return await videos.FindAsync(video.VideoId, cancellation) is { Status: VideoStatus.Uploaded, JobId: null, Reservation.Attempt: var reserved } now
            && now.Attempt == video.Attempt && reserved == video.Attempt ? BudgetAnswer.Reserved : BudgetAnswer.MovedOn;
    }

    private string Month() => clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
