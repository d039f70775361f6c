using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>The films in memory. <see cref="VideoTableTests"/> holds it to the same promises as the one in DynamoDB.</summary>
internal sealed class InMemoryVideoTable(TimeProvider clock) : IVideoTable, IFilmRemoval
{
    private readonly Dictionary<string, Video> _videos = [];
    private readonly Dictionary<(string OwnerId, string Month), long> _refunded = [];
    private readonly Lock _lock = new();

    /// <summary>Millionths of a US dollar of a month's budget that someone got back for attempts that failed.</summary>
    public long RefundedTo(string ownerId, string month)
    {
        lock (_lock) return _refunded.GetValueOrDefault((ownerId, month));
    }

    /// <summary>All films as they are now.</summary>
    public IReadOnlyList<Video> All
    {
        get { lock (_lock) return [.. _videos.Values]; }
    }

    /// <summary>Puts a film in as it is.</summary>
    public void Put(Video video)
    {
        lock (_lock) _videos[video.VideoId] = video;
    }

    /// <summary>Puts a new film in; false when there is one of this id.</summary>
    public bool TryAdd(Video video)
    {
        lock (_lock) return _videos.TryAdd(video.VideoId, video);
    }

    /// <summary>Notes something beside a film's life: neither its version nor the time of its last change moves.</summary>
    public bool Amend(string videoId, Func<Video, bool> expect, Func<Video, Video> change)
    {
        lock (_lock)
        {
            if (!_videos.TryGetValue(videoId, out var video) || !expect(video)) return false;
            _videos[videoId] = change(video);
            return true;
        }
    }

    public Task<Video?> FindAsync(string videoId, CancellationToken cancellation)
    {
        lock (_lock) return Task.FromResult(_videos.GetValueOrDefault(videoId));
    }

    public Task<FilmPage> ListFeedAsync(int limit, FilmPosition? after, CancellationToken cancellation) =>
        List(video => video is { Status: VideoStatus.Ready, Visibility: Visibility.Public }, video => video.PublishedAt!.Value, limit, after);

    public Task<FilmPage> ListOwnedAsync(string ownerId, int limit, FilmPosition? after, CancellationToken cancellation) =>
        List(video => video.OwnerId == ownerId, video => video.CreatedAt, limit, after);

    public Task<bool> ClaimAsync(string videoId, UploadedObject uploaded, CancellationToken cancellation) => Advance(videoId, VideoStatus.Uploaded, _ => true,
        video => video with { ObjectVersion = uploaded.Version, ETag = uploaded.ETag, ContentType = uploaded.ContentType, Size = uploaded.Size });

    public Task<bool> StartTranscodingAsync(string videoId, string objectVersion, EncodingJob job, CancellationToken cancellation) =>
        Advance(videoId, VideoStatus.Transcoding, video => video.ObjectVersion == objectVersion && IsOf(video, job), video => video with { JobId = job.JobId });

    public Task<bool> ReportProgressAsync(string videoId, EncodingJob job, int progress, CancellationToken cancellation) => Change(videoId,
        video => (video.Status == VideoStatus.Transcoding || video.Status.MayBecome(VideoStatus.Transcoding)) && IsOf(video, job) && video.Progress <= progress,
        video => video with { Status = VideoStatus.Transcoding, JobId = job.JobId, Progress = progress });

    public Task<bool> PublishAsync(string videoId, EncodingJob job, Rendition rendition, CancellationToken cancellation) =>
        Advance(videoId, VideoStatus.Ready, video => IsOf(video, job), video => video with
        {
            JobId = job.JobId,
            Progress = 100,
            PublishedAt = clock.GetUtcNow(),
            Manifest = rendition.Manifest,
            DashManifest = rendition.DashManifest,
            Storyboard = rendition.Storyboard,
            Poster = rendition.Poster,
            Thumbnails = rendition.Thumbnails,
            DurationSeconds = rendition.DurationSeconds,
            Width = rendition.Width,
            Height = rendition.Height,
        });

    public Task<bool> FailAsync(string videoId, EncodingJob job, Failure failure, CancellationToken cancellation) => Advance(videoId, VideoStatus.Failed,
        video => IsOf(video, job), video => Refund(video) with { JobId = job.JobId, Failure = failure });

    public Task<bool> FailAsync(string videoId, int attempt, Failure failure, CancellationToken cancellation) => Advance(videoId, VideoStatus.Failed,
        video => video.JobId is null && video.Attempt == attempt, video => Refund(video) with { Failure = failure });

    public Task<bool> RetryAsync(string videoId, int attempt, CancellationToken cancellation) => Change(videoId,
        video => video.CanRetry && video.Attempt == attempt,
        video => video with { Status = VideoStatus.Uploaded, Attempt = attempt + 1, Progress = 0, JobId = null, Failure = null });

    public Task<ViewsUpdate> SetViewsAsync(string videoId, long views, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_videos.TryGetValue(videoId, out var video) || video.Status == VideoStatus.Deleting) return Task.FromResult(ViewsUpdate.NoFilm);
            if (video.Views >= views) return Task.FromResult(ViewsUpdate.Current);
            _videos[videoId] = video with { Views = views };
            return Task.FromResult(ViewsUpdate.Raised);
        }
    }

    public Task<bool> DeleteAsync(string videoId, string ownerId, CancellationToken cancellation) =>
        Change(videoId, video => video.OwnerId == ownerId, video => Close(video, RemovedByNames.Owner));

    public Task<bool> DeleteWithAccountAsync(string videoId, string ownerId, CancellationToken cancellation) =>
        Change(videoId, video => video.OwnerId == ownerId, video => Close(video, RemovedByNames.Account));

    public Task<bool> TakeDownAsync(string videoId, string reason, CancellationToken cancellation) =>
        Change(videoId, _ => true, video => Close(video, RemovedByNames.Administrator) with { RemovedBy = RemovedByNames.Administrator, TakedownReason = reason });

    public async Task<UploadAbort> AbortUploadAsync(string videoId, string ownerId, CancellationToken cancellation)
    {
        if (await FindAsync(videoId, cancellation) is not { } film || film.OwnerId != ownerId) return UploadAbort.NoFilm;
        var isAborted = await Change(
            videoId, video => video is { Status: VideoStatus.AwaitingUpload or VideoStatus.Deleting } or { Failure.Code: FailureCodes.UploadExpired }, video => Close(video, RemovedByNames.Owner));
        return isAborted ? UploadAbort.Aborted : UploadAbort.TooLate;
    }

    public Task<bool> RemindAsync(string videoId, CancellationToken cancellation) => Change(videoId, video => video.Status == VideoStatus.Deleting, video => video);

    /// <summary>Forgets a film that is being deleted; false when there is none.</summary>
    public bool Forget(string videoId)
    {
        lock (_lock) return _videos.GetValueOrDefault(videoId) is { Status: VideoStatus.Deleting } && _videos.Remove(videoId);
    }

    private Task<FilmPage> List(Func<Video, bool> isListed, Func<Video, DateTimeOffset> time, int limit, FilmPosition? after)
    {
        lock (_lock)
        {
            var list = _videos.Values
                .Where(isListed)
                .OrderByDescending(video => (time(video), video.VideoId))
                .Where(video => after is null || (time(video), video.VideoId).CompareTo((after.At, after.VideoId)) < 0)
                .ToList();
            var page = list.Take(limit).ToList();
            return Task.FromResult(new FilmPage(page, list.Count > limit ? new FilmPosition(time(page[^1]), page[^1].VideoId) : null));
        }
    }

    private static bool IsOf(Video video, EncodingJob job) => video.Attempt == job.Attempt && (video.JobId is null || video.JobId == job.JobId);

    private Task<bool> Advance(string videoId, VideoStatus to, Func<Video, bool> expect, Func<Video, Video> change) =>
        Change(videoId, video => video.Status.MayBecome(to) && expect(video), video => change(video) with { Status = to });

    // Called within the lock.
    private Video Refund(Video video)
    {
        if (video.Reservation is not { } held || held.Attempt != video.Attempt) return video;
        _refunded[(video.OwnerId, held.Period)] = _refunded.GetValueOrDefault((video.OwnerId, held.Period)) + held.MicroUsd;
        return video with { Reservation = null };
    }

    private Video Close(Video video, string by) => video with
    {
        Status = VideoStatus.Deleting,
        RemovalRequestedAt = video.RemovalRequestedAt ?? clock.GetUtcNow(),
        RemovedBy = video.RemovedBy ?? by,
    };

    /// <summary>Changes a film that is as expected; false when it is not.</summary>
    public Task<bool> Change(string videoId, Func<Video, bool> expect, Func<Video, Video> change)
    {
        lock (_lock)
        {
            if (!_videos.TryGetValue(videoId, out var video) || !expect(video)) return Task.FromResult(false);
            _videos[videoId] = change(video) with { UpdatedAt = clock.GetUtcNow(), Version = video.Version + 1 };
            return Task.FromResult(true);
        }
    }
}
