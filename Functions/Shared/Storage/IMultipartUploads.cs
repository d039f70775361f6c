namespace VideoStack.Functions.Shared.Storage;

/// <summary>Uploads to the raw bucket that come in parts.</summary>
public interface IMultipartUploads
{
    /// <summary>Begins an upload of an object of this type.</summary>
    Task<MultipartUpload> BeginAsync(string key, string contentType, CancellationToken cancellation);

    /// <summary>The parts that have arrived, in order; null when there is no such upload any more: it was completed or given up.</summary>
    Task<IReadOnlyList<UploadedPart>?> ListAsync(MultipartUpload upload, CancellationToken cancellation);

    /// <summary>Joins the parts to the object. Nothing happens when there is no such upload any more, or the object is there already.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="parts">All parts, in order.</param>
    /// <param name="cancellation">Ends the call; S3 may go on.</param>
    /// <returns>False when a part is not any more as it was listed: somebody has just sent it again.</returns>
    Task<bool> CompleteAsync(MultipartUpload upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellation);

    /// <summary>Whether the object of an upload is there.</summary>
    Task<bool> HasObjectAsync(MultipartUpload upload, CancellationToken cancellation);

    /// <summary>Gives an upload up and removes its parts. Nothing happens when there is no such upload any more.</summary>
    Task AbortAsync(MultipartUpload upload, CancellationToken cancellation);
}

/// <summary>An upload in parts.</summary>
/// <param name="Key">Of the object that it will become.</param>
/// <param name="UploadId">S3's id of it.</param>
public sealed record MultipartUpload(string Key, string UploadId);

/// <summary>A part that has arrived.</summary>
/// <param name="PartNumber">From 1.</param>
/// <param name="ETag">Its entity tag, without quotes.</param>
/// <param name="Size">Bytes.</param>
public sealed record UploadedPart(int PartNumber, string ETag, long Size);
