using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>The folders of a bucket in S3, whether it keeps versions or not.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="bucket">Name of the bucket.</param>
public sealed class FolderIndex(Lazy<IAmazonS3> client, string bucket) : IFolderIndex
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string parent, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var request = new ListVersionsRequest { BucketName = bucket, Prefix = parent, Delimiter = "/" };
        string? last = null;
        while (true)
        {
            var page = await client.Value.ListVersionsAsync(request, cancellation);
            // Not every store takes the end of a page that is a folder for all of that folder.
            foreach (var folder in (page.CommonPrefixes ?? []).Where(folder => folder != last))
            {
                last = folder;
                yield return folder[parent.Length..^1];
            }
            if (page.IsTruncated is not true) yield break;
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
    }
}
