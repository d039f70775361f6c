namespace VideoStack.Functions.Shared.Storage;

/// <summary>Addresses in the raw bucket that browsers send bytes to. Each is a permission for one thing only.</summary>
public interface IUploadAddresses
{
    /// <summary>
    /// Lets the bearer store exactly one object, of this type and length, until then, and only while there is none: S3 answers 412 to
    /// whoever comes again. Takes the headers <c>Content-Type</c> and <c>If-None-Match: *</c>.
    /// </summary>
    /// <param name="key">The object's key.</param>
    /// <param name="contentType">The only media type that will be accepted.</param>
    /// <param name="size">The only length that will be accepted, in bytes.</param>
    /// <param name="expiresAt">When the permission ends.</param>
    /// <returns>The URL to PUT the bytes to.</returns>
    string PresignPut(string key, string contentType, long size, DateTimeOffset expiresAt);

    /// <summary>Lets the bearer store exactly one part of a multipart upload, of this length, until then; again replaces it.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="partNumber">Which part, from 1.</param>
    /// <param name="size">The only length that will be accepted, in bytes.</param>
    /// <param name="expiresAt">When the permission ends.</param>
    /// <returns>The URL to PUT the bytes to.</returns>
    string PresignPart(MultipartUpload upload, int partNumber, long size, DateTimeOffset expiresAt);
}
