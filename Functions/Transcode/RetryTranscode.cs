using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Transcode;

/// <summary>
/// Prepares the caller's own film anew, from the file that is there, when another try may go better. The next attempt begins with one
/// conditional write; should the function die after it, the film waits as an upload without a job, and reconciliation goes on with it.
/// </summary>
/// <param name="videos">The films.</param>
/// <param name="ingestion">Does what it does with an upload.</param>
internal sealed class RetryTranscode(IVideoTable videos, Ingestion ingestion) : IApiHandler
{
    private static readonly Problem _notRetryable = new(
        "not-retryable", 409, "Trying again does not help here.", "Only a film whose preparation has failed for a passing reason is prepared anew.");

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        var videoId = request.Path.GetValueOrDefault("videoId");
        if (!VideoIds.IsValid(videoId) || await videos.FindAsync(videoId, cancellation) is not { } video
            || !video.IsOwnedBy(request.Caller) || video.Status == VideoStatus.Deleting)
        {
            return ApiResult.Refused(Problem.VideoNotFound);
        }
        // Of several who ask at once, one is heard; the others find the film in hand.
        if (!await videos.RetryAsync(videoId, video.Attempt, cancellation)) return ApiResult.Refused(_notRetryable);

        if (await videos.FindAsync(videoId, cancellation) is { Status: VideoStatus.Uploaded } next) await ingestion.ResumeAsync(next, cancellation);
        return ApiResult.Accepted();
    }
}
