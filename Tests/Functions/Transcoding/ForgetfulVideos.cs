using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Transcoding;

/// <summary>Films behind a line that loses the answer to a retry: the client asks once more, and that answer is no.</summary>
internal sealed class ForgetfulVideos(IVideoTable films) : IVideoTable
{
    public async Task<bool> RetryAsync(string videoId, int attempt, CancellationToken cancellation)
    {
        _ = await films.RetryAsync(videoId, attempt, cancellation);
        return await films.RetryAsync(videoId, attempt, cancellation);
    }

    public Task<Video?> FindAsync(string videoId, CancellationToken cancellation) => films.FindAsync(videoId, cancellation);

    public Task<FilmPage> ListFeedAsync(int limit, FilmPosition? after, CancellationToken cancellation) => films.ListFeedAsync(limit, after, cancellation);

    public Task<FilmPage> ListOwnedAsync(string ownerId, int limit, FilmPosition? after, CancellationToken cancellation) =>
        films.ListOwnedAsync(ownerId, limit, after, cancellation);

    public Task<bool> ClaimAsync(string videoId, UploadedObject uploaded, CancellationToken cancellation) => films.ClaimAsync(videoId, uploaded, cancellation);

    public Task<bool> StartTranscodingAsync(string videoId, string objectVersion, EncodingJob job, CancellationToken cancellation) =>
        films.StartTranscodingAsync(videoId, objectVersion, job, cancellation);

    public Task<bool> ReportProgressAsync(string videoId, EncodingJob job, int progress, CancellationToken cancellation) =>
        films.ReportProgressAsync(videoId, job, progress, cancellation);

    public Task<bool> PublishAsync(string videoId, EncodingJob job, Rendition rendition, CancellationToken cancellation) =>
        films.PublishAsync(videoId, job, rendition, cancellation);

    public Task<bool> FailAsync(string videoId, EncodingJob job, Failure failure, CancellationToken cancellation) =>
        films.FailAsync(videoId, job, failure, cancellation);

    public Task<bool> FailAsync(string videoId, int attempt, Failure failure, CancellationToken cancellation) =>
        films.FailAsync(videoId, attempt, failure, cancellation);

    public Task<ViewsUpdate> SetViewsAsync(string videoId, long views, CancellationToken cancellation) => films.SetViewsAsync(videoId, views, cancellation);
}
