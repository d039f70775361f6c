using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Films that await their bytes: those whose bytes are there without that anyone was told, and those whose time is over.</summary>
/// <param name="videos">The films.</param>
/// <param name="audit">Gives films up.</param>
/// <param name="uploads">The raw bucket.</param>
/// <param name="multipart">The uploads to it that have not ended.</param>
/// <param name="ingestion">Takes what has arrived.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class UploadRepair(
    IVideoTable videos, IFilmAudit audit, IUploadStore uploads, IMultipartUploads multipart, Ingestion ingestion, TimeProvider clock) : IFilmRepair
{
    private static readonly Failure _expired = new(FailureCodes.UploadExpired, "The file did not arrive in time. Upload it again.");

    // Parts may be being joined at the very end: that takes minutes for the largest files.
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(30);

    /// <summary>S3 tells of an object within a minute, and Lambda tries again within six.</summary>
    public TimeSpan After => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<string?> RepairAsync(Video video, ILambdaLogger log, CancellationToken cancellation)
    {
        var key = MediaKeys.Source(video.VideoId);
        if (await uploads.DescribeAsync(key, versionId: null, cancellation) is { } stored) return await TakeAsync(video, stored, log, cancellation);
        if (video.UploadExpiresAt is not { } end || clock.GetUtcNow() < end + _grace) return null;

        // Before the film is given up: should this be interrupted, it is found here again.
        if (video.UploadId is { } uploadId) await multipart.AbortAsync(new MultipartUpload(key, uploadId), cancellation);
        return await audit.ExpireAsync(video, _expired, cancellation) ? Repair.ExpiredUpload : null;
    }

    private async Task<string?> TakeAsync(Video video, StoredObject stored, ILambdaLogger log, CancellationToken cancellation)
    {
        // It may have arrived this second. S3's own time does not tell: of an object in parts it is the time when the upload began.
        if (video.ArrivalSeenAt is null)
        {
            await audit.NoteArrivalAsync(video.VideoId, cancellation);
            return null;
        }
        log.LogInformation($"Film {video.VideoId}: {await ingestion.TakeAsync(video.VideoId, stored.VersionId, cancellation)}");
        // When the film was deleted meanwhile, that was taken care of, but there was nothing to repair.
        return await videos.FindAsync(video.VideoId, cancellation) is { Status: not VideoStatus.Deleting } ? Repair.LostUpload : null;
    }
}
