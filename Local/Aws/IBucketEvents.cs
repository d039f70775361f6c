namespace VideoStack.Local.Aws;

/// <summary>What the buckets tell the world: called after the emulator has accepted a change, before the client gets its answer.</summary>
public interface IBucketEvents
{
    /// <summary>An object was written.</summary>
    /// <param name="bucket">The bucket's physical name.</param>
    /// <param name="key">The object's key, not URL-encoded.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="eTag">Without quotes, as S3 puts it into events.</param>
    /// <param name="versionId">Null when the bucket keeps no versions.</param>
    /// <param name="eventName">As in S3's notifications without the <c>s3:</c> prefix: <c>ObjectCreated:Put</c>, <c>ObjectCreated:CompleteMultipartUpload</c>.</param>
    void ObjectCreated(string bucket, string key, long size, string eTag, string? versionId, string eventName);

    /// <summary>An object was removed.</summary>
    /// <param name="bucket">The bucket's physical name.</param>
    /// <param name="key">The object's key, not URL-encoded.</param>
    /// <param name="versionId">The version removed, or the delete marker's; null when the bucket keeps no versions.</param>
    /// <param name="eventName"><c>ObjectRemoved:Delete</c> or <c>ObjectRemoved:DeleteMarkerCreated</c>.</param>
    void ObjectRemoved(string bucket, string key, string? versionId, string eventName);
}
