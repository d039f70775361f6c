using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Uploads;

/// <summary>An upload of the caller's that comes in parts.</summary>
/// <param name="Upload">Where it goes. S3's id of it never leaves the platform: clients name the film.</param>
/// <param name="Plan">How the file is cut.</param>
/// <param name="ExpiresAt">When it is given up.</param>
internal sealed record UploadInParts(MultipartUpload Upload, PartPlan Plan, DateTimeOffset ExpiresAt)
{
    /// <summary>The upload that a request names, or why nothing can be done with it.</summary>
    /// <param name="videos">The films.</param>
    /// <param name="request">Names the film.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Either of the two. <see cref="Problem.UploadEnded"/> when the file has arrived.</returns>
    public static async Task<(UploadInParts? Upload, Problem? Problem)> FindAsync(
        IVideoTable videos, ApiRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await videos.FindOwnAsync(request, cancellation) is not { } video) return (null, Problem.VideoNotFound);
        if (video is not { UploadId: { } uploadId, PartSize: { } partSize, UploadExpiresAt: { } expiresAt }) return (null, Problem.NotInParts);
        if (video.Failure is { Code: FailureCodes.UploadExpired }) return (null, Problem.UploadExpired);
        if (video.Status != VideoStatus.AwaitingUpload) return (null, Problem.UploadEnded);
        if (now >= expiresAt) return (null, Problem.UploadExpired);
        return (new UploadInParts(new MultipartUpload(MediaKeys.Source(video.VideoId), uploadId), new PartPlan(video.Size, partSize), expiresAt), null);
    }

    /// <summary>How an upload has ended that S3 does not know any more, though its film still awaits it.</summary>
    /// <returns><see cref="Problem.UploadEnded"/> when the file is there, and the event that says so is on its way; else <see cref="Problem.UploadExpired"/>.</returns>
    public async Task<Problem> EndAsync(IMultipartUploads multipart, CancellationToken cancellation) =>
        await multipart.HasObjectAsync(Upload, cancellation) ? Problem.UploadEnded : Problem.UploadExpired;
}
