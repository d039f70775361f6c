namespace VideoStack.Local.Aws;

/// <summary>What a path-style request to S3 is about.</summary>
/// <param name="Bucket">Empty when it is about all buckets.</param>
/// <param name="Key">Null when it is about the bucket.</param>
internal readonly record struct S3Path(string Bucket, string? Key)
{
    public static S3Path Of(HttpRequest request) =>
        (request.Path.Value ?? "/").TrimStart('/').Split('/', 2) is [var bucket, { Length: > 0 } key]
            // Kestrel leaves an encoded slash alone; in a key it is a slash like any other.
            ? new S3Path(bucket, key.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))
            : new S3Path((request.Path.Value ?? "/").Trim('/'), null);
}
