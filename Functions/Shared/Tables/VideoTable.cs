using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>The films in DynamoDB, by the low-level client: the object mappers need reflection.</summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the Videos table.</param>
/// <param name="clock">Tells the time of a change.</param>
/// <param name="usage">Name of the Usage table; null for those who fail no film.</param>
public sealed class VideoTable(Lazy<IAmazonDynamoDB> client, string tableName, TimeProvider clock, string? usage = null) : IVideoTable
{
    /// <inheritdoc/>
    public async Task<Video?> FindAsync(string videoId, CancellationToken cancellation)
    {
        var answer = await client.Value.GetItemAsync(new GetItemRequest
        {
            TableName = tableName,
            Key = new() { [Names.VideoId] = new(videoId) },
            // Who has just changed the film must see the change: the page polls right after the upload.
            ConsistentRead = true,
        }, cancellation);
        return answer.Item is { Count: > 0 } item ? VideoItem.Read(item) : null;
    }

    /// <inheritdoc/>
    public Task<FilmPage> ListFeedAsync(int limit, FilmPosition? after, CancellationToken cancellation) =>
        ListAsync(FilmIndex.Feed, Names.PublicFeed, limit, after, cancellation);

    /// <inheritdoc/>
    public Task<FilmPage> ListOwnedAsync(string ownerId, int limit, FilmPosition? after, CancellationToken cancellation) =>
        ListAsync(FilmIndex.ByOwner, ownerId, limit, after, cancellation);

    /// <inheritdoc/>
    public Task<bool> ClaimAsync(string videoId, UploadedObject uploaded, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(uploaded);
        return TryAsync(Advance(videoId, VideoStatus.Uploaded)
            .Set(Names.ObjectVersion, uploaded.Version)
            .Set(Names.ETag, uploaded.ETag)
            .Set(Names.ContentType, uploaded.ContentType)
            .Set(Names.Size, VideoItem.Number(uploaded.Size)), cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> StartTranscodingAsync(string videoId, string objectVersion, EncodingJob job, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        return TryAsync(Adopt(Advance(videoId, VideoStatus.Transcoding), job).Expect(Names.ObjectVersion, objectVersion), cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> ReportProgressAsync(string videoId, EncodingJob job, int progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        return TryAsync(Adopt(Change(videoId), job)
            .MoveTo(VideoStatus.Transcoding)
            .Set(Names.Progress, VideoItem.Number((long)progress))
            .ExpectStatus(VideoStatusOrder.Before(VideoStatus.Transcoding).Append(VideoStatus.Transcoding))
            .ExpectAtMost(Names.Progress, progress), cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> PublishAsync(string videoId, EncodingJob job, Rendition rendition, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(rendition);
        // An expression cannot set an attribute on a condition of its own, so the visibility is read, and expected in the write.
        while (await FindAsync(videoId, cancellation) is { } video && video.Status.MayBecome(VideoStatus.Ready))
        {
            var update = Adopt(Advance(videoId, VideoStatus.Ready), job)
                .Expect(Names.Visibility, video.Visibility.Name())
                .Set(Names.Progress, VideoItem.Number(100L))
                .Set(Names.PublishedAt, Timestamps.Write(clock.GetUtcNow()))
                .Set(Names.Manifest, rendition.Manifest)
                .Set(Names.Thumbnails, new AttributeValue { L = [.. rendition.Thumbnails.Select(key => new AttributeValue(key))], IsLSet = true })
                .Set(Names.DurationSeconds, VideoItem.Number(rendition.DurationSeconds))
                .Set(Names.Width, VideoItem.Number((long)rendition.Width))
                .Set(Names.Height, VideoItem.Number((long)rendition.Height));
            if (rendition.DashManifest is { } dash) update.Set(Names.DashManifest, dash);
            if (rendition.Storyboard is { } storyboard) update.Set(Names.Storyboard, storyboard);
            if (rendition.Poster is { } poster) update.Set(Names.Poster, poster);
            if (video.Visibility == Visibility.Public) update.Set(Names.Feed, Names.PublicFeed);
            if (await TryAsync(update, cancellation)) return true;
            if (!IsOf(video, job)) return false;
        }
        return false;
    }

    /// <inheritdoc/>
    public Task<bool> FailAsync(string videoId, EncodingJob job, Failure failure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        return FailAsync(videoId, video => IsOf(video, job), () => Adopt(Fail(videoId, failure), job), cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> FailAsync(string videoId, int attempt, Failure failure, CancellationToken cancellation) => FailAsync(
        videoId, video => video.JobId is null && video.Attempt == attempt, () => Fail(videoId, failure).ExpectAbsent(Names.JobId).Expect(Names.Attempt, attempt), cancellation);

    /// <inheritdoc/>
    public async Task<bool> RetryAsync(string videoId, int attempt, CancellationToken cancellation) =>
        attempt < Video.MaxAttempts && await TryAsync(Change(videoId)
            .MoveTo(VideoStatus.Uploaded)
            .Set(Names.Attempt, VideoItem.Number(attempt + 1L))
            .Set(Names.Progress, VideoItem.Number(0L))
            .Remove(Names.JobId).Remove(Names.FailureCode).Remove(Names.FailureReason)
            .Expect(Names.Attempt, attempt)
            .ExpectStatus([VideoStatus.Failed])
            .ExpectOneOf(Names.FailureCode, FailureCodes.Passing), cancellation);

    /// <inheritdoc/>
    public async Task<ViewsUpdate> SetViewsAsync(string videoId, long views, CancellationToken cancellation)
    {
        var against = await new VideoUpdate(tableName, videoId)
            .Set(Names.Views, VideoItem.Number(views))
            .ExpectAtMost(Names.Views, views - 1)
            .ExpectStatus(VideoStatusOrder.Before(VideoStatus.Deleting))
            .TryOrTellAsync(client.Value, cancellation);
        if (against is null) return ViewsUpdate.Raised;
        return against.GetValueOrDefault(Names.Status)?.S is null or nameof(VideoStatus.Deleting) ? ViewsUpdate.NoFilm : ViewsUpdate.Current;
    }

    private async Task<FilmPage> ListAsync(FilmIndex index, string partition, int limit, FilmPosition? after, CancellationToken cancellation)
    {
        var answer = await client.Value.QueryAsync(index.Ask(tableName, partition, limit, after), cancellation);
        return index.Read(answer);
    }

    private VideoUpdate Change(string videoId) => VideoUpdate.At(tableName, videoId, clock.GetUtcNow());

    private VideoUpdate Advance(string videoId, VideoStatus to) => Change(videoId).MoveTo(to).ExpectStatus(VideoStatusOrder.Before(to));

    private VideoUpdate Fail(string videoId, Failure failure) => Change(videoId).Fail(failure).ExpectStatus(VideoStatusOrder.Before(VideoStatus.Failed));

    // What was held back for the attempt is given back with the same write: once, whoever else fails it too. An expression cannot take
    // the amount from the film, so it is read, and expected in the write.
    private async Task<bool> FailAsync(string videoId, Func<Video, bool> mayFail, Func<VideoUpdate> create, CancellationToken cancellation)
    {
        while (await FindAsync(videoId, cancellation) is { } video && video.Status.MayBecome(VideoStatus.Failed) && mayFail(video))
        {
            var held = video.Reservation;
            var update = held is null ? create().ExpectAbsent(Names.ReservedMicroUsd) : create().Expect(Names.ReservedAttempt, held.Attempt);
            var isDone = held?.Attempt == video.Attempt
                ? await update
                    .Remove(Names.ReservedAttempt).Remove(Names.ReservedMicroUsd).Remove(Names.ReservedPeriod)
                    .TryAsync(client.Value, UsageParts.Refund(Usage, video.OwnerId, held), cancellation)
                : await TryAsync(update, cancellation);
            if (isDone) return true;
        }
        return false;
    }

    private string Usage => usage ?? throw new InvalidOperationException("Who fails a film gives its owner's budget back, and needs the Usage table.");

    private static bool IsOf(Video video, EncodingJob job) => video.Attempt == job.Attempt && (video.JobId is null || video.JobId == job.JobId);

    // Its events may come before the answer that names it.
    private static VideoUpdate Adopt(VideoUpdate update, EncodingJob job) => update
        .Set(Names.JobId, job.JobId)
        .ExpectOrAbsent(Names.JobId, job.JobId)
        .Expect(Names.Attempt, job.Attempt);

    private Task<bool> TryAsync(VideoUpdate update, CancellationToken cancellation) => update.TryAsync(client.Value, cancellation);
}
