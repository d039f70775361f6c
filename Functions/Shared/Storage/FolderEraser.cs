using Amazon.S3;
using Amazon.S3.Model;

using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>Empties folders of a bucket in S3, whether it keeps versions or not.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="bucket">Name of the bucket.</param>
public sealed class FolderEraser(Lazy<IAmazonS3> client, string bucket) : IFolderEraser
{
    /// <inheritdoc/>
    public async Task<StoredAmount> MeasureAsync(string folder, CancellationToken cancellation)
    {
        CheckFolder(folder);
        var (objects, bytes) = (0L, 0L);
        var request = new ListVersionsRequest { BucketName = bucket, Prefix = folder };
        while (true)
        {
            var page = await client.Value.ListVersionsAsync(request, cancellation);
            foreach (var version in (page.Versions ?? []).Where(version => version.IsDeleteMarker is not true))
            {
                objects++;
                bytes += version.Size ?? 0;
            }
            if (page.IsTruncated is not true) return new StoredAmount(objects, bytes);
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(string folder, CancellationToken cancellation)
    {
        CheckFolder(folder);
        // Always the first page: what it listed is gone when it is asked for again.
        for (var removed = 0; ;)
        {
            // A bucket that keeps no versions lists its objects here too, as the version "null".
            var page = await client.Value.ListVersionsAsync(new ListVersionsRequest { BucketName = bucket, Prefix = folder }, cancellation);
            if (page.Versions is not { Count: > 0 } versions) return removed;

            await client.Value.DeleteObjectsAsync(new DeleteObjectsRequest
            {
                BucketName = bucket,
                Objects = versions.ConvertAll(version => new KeyVersion { Key = version.Key, VersionId = version.VersionId }),
                // Only what could not be removed is told, and the client throws for that.
                Quiet = true,
            }, cancellation);
            removed += versions.Count;
        }
    }

    private static void CheckFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Length < 2 || folder[0] == '/' || folder[^1] != '/') throw new ArgumentException($"'{folder}' is no folder.", nameof(folder));
    }
}
