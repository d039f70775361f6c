namespace VideoStack.Functions.Shared.Storage;

/// <summary>The raw bucket, where people's files arrive.</summary>
public interface IUploadStore
{
    /// <summary>What is stored under the key; null when there is nothing.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="versionId">The version; null for the latest.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<StoredObject?> DescribeAsync(string key, string? versionId, CancellationToken cancellation);

    /// <summary>Some bytes of an object; fewer than asked for at its end.</summary>
    Task<byte[]> ReadAsync(string key, string? versionId, long offset, int count, CancellationToken cancellation);

    /// <summary>Removes one version of an object for good; nothing happens when it is gone already.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="versionId">The version; null in a bucket that keeps none.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task DeleteAsync(string key, string? versionId, CancellationToken cancellation);
}

/// <summary>An object in a bucket.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="ETag">Entity tag without quotes.</param>
public sealed record StoredObject(long Size, string ContentType, string ETag)
{
    /// <summary>Its version; null in a bucket that keeps none.</summary>
    public string? VersionId { get; init; }
}
