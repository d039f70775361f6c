using VideoStack.Functions.Shared.Access;
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
        "not-retryable", 409, "Trying again does not help here.",
        $"Only a film whose preparation has failed for a passing reason is prepared anew, and {Video.MaxAttempts} times in all.");

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        if (await videos.FindOwnAsync(request, cancellation) is not { } video) return ApiResult.Refused(Problem.VideoNotFound);
        if (!video.CanRetry) return ApiResult.Refused(_notRetryable);

        var isBegun = await videos.RetryAsync(video.VideoId, video.Attempt, cancellation);
        var next = await videos.FindAsync(video.VideoId, cancellation);
        // The write may have been made although it says no: its answer was lost, and the client sent it again. Or somebody else asks
        // at the same time: going on twice leads to the same job.
        if (next is { Status: VideoStatus.Uploaded } && next.Attempt == video.Attempt + 1)
        {
            await ingestion.ResumeAsync(next, cancellation);
            return ApiResult.Accepted();
        }
        return isBegun ? ApiResult.Accepted() : ApiResult.Refused(_notRetryable);
    }
}
