using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>The films in memory as reconciliation looks at them. <see cref="Reconciliation.FilmAuditTests"/> holds it to the promises of the one in DynamoDB.</summary>
internal sealed class InMemoryFilmAudit(InMemoryVideoTable videos, InMemoryUsage usage, TimeProvider clock) : IFilmAudit
{
    public IAsyncEnumerable<Video> ListUnfinishedAsync(DateTimeOffset before, CancellationToken cancellation) =>
        videos.All.Where(video => video.Status.IsUnfinished() && video.UpdatedAt < before).OrderBy(video => video.UpdatedAt).ToList().ToAsyncEnumerable();

    public async Task<bool> ExpireAsync(Video video, Failure failure, CancellationToken cancellation)
    {
        if (!await Change(video.VideoId, film => film with { Status = VideoStatus.Failed, Failure = failure, Size = 0 })) return false;
        usage.GiveBack(video.OwnerId, video.Size);
        return true;
    }

    public Task<bool> NoteArrivalAsync(string videoId, CancellationToken cancellation) => Change(videoId, video => video with { ArrivalSeenAt = clock.GetUtcNow() });

    public Task<IReadOnlySet<string>> FindPresentAsync(IReadOnlyCollection<string> videoIds, CancellationToken cancellation)
    {
        Assert.That(videoIds, Has.Count.InRange(1, IFilmAudit.MostAtOnce));
        return Task.FromResult<IReadOnlySet<string>>(videos.All.Select(video => video.VideoId).Intersect(videoIds).ToHashSet());
    }

    private Task<bool> Change(string videoId, Func<Video, Video> change) => Task.FromResult(videos.Amend(
        videoId,
        video => video.Status == VideoStatus.AwaitingUpload,
        video => change(video) with { UpdatedAt = clock.GetUtcNow(), Version = video.Version + 1 }));
}
