using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Uploads;

/// <summary>Tells the owner how far a film is on its way to the viewers.</summary>
/// <param name="videos">The films.</param>
public sealed class GetUploadStatus(IVideoTable videos) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var videoId = request.Path.GetValueOrDefault("videoId");
        if (!VideoIds.IsValid(videoId) || await videos.FindAsync(videoId, cancellation) is not { } video || !video.IsOwnedBy(request.Caller))
            return ApiResult.Refused(Problem.VideoNotFound);

        var failure = video.Failure is { } why ? new UploadFailure(why.Code, why.Reason) : null;
        return ApiResult.Ok(
            new UploadState(video.VideoId, video.Status.ToString(), video.Progress, failure, Cost.OfMicroUsd(video.EstimatedMicroUsd), video.CanRetry),
            UploadsJson.Default.UploadState);
    }
}
