using System.Xml.Linq;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam.Requests;

/// <summary>S3 ("Required permissions for Amazon S3 API operations"): what a request needs by its method, its sub-resource and its version.</summary>
internal static class S3Requests
{
    private const string Arn = $"arn:{Place.Partition}:s3:::";

    // Objects that a request may delete at once; a key has 1024 bytes at most.
    private const int LargestBulk = 4 << 20;

    // Each makes another operation of a request. What none of the cases below knows is refused.
    private static readonly string[] Subresources =
    [
        "accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "intelligent-tiering", "inventory", "legal-hold",
        "lifecycle", "location", "logging", "metrics", "notification", "object-lock", "ownershipControls", "policy", "policyStatus",
        "publicAccessBlock", "replication", "requestPayment", "restore", "retention", "select", "tagging", "torrent", "uploads",
        "versioning", "versions", "website",
    ];

    /// <exception cref="KeyNotFoundException">Nobody here knows what the request needs.</exception>
    public static async Task<IReadOnlyList<AccessRequest>> OfAsync(HttpRequest request, bool isPresigned)
    {
        var (bucket, key) = S3Path.Of(request);
        var subresource = Subresources.FirstOrDefault(request.Query.ContainsKey);
        var requests = key is null
            ? await OfBucketAsync(request, bucket, subresource)
            : OfObject(request, bucket, key, subresource);
        var keys = Keys(request, isPresigned);
        return [.. requests.Select(asked => asked with { Keys = asked.Keys.With(keys) })];
    }

    /// <summary>An action on one object.</summary>
    public static AccessRequest Object(string action, string bucket, string key) => new($"s3:{action}", $"{Arn}{bucket}/{key}");

    /// <summary>An action on a bucket.</summary>
    public static AccessRequest Bucket(string action, string bucket) => new($"s3:{action}", Arn + bucket);

    private static IReadOnlyList<AccessRequest> OfObject(HttpRequest request, string bucket, string key, string? subresource)
    {
        var inUpload = request.Query.ContainsKey("uploadId");
        var version = request.Query.ContainsKey("versionId") ? "Version" : "";
        return (request.Method, subresource) switch
        {
            ("GET", null) when inUpload => [Object("ListMultipartUploadParts", bucket, key)],
            ("GET" or "HEAD", null) => [Object($"GetObject{version}", bucket, key)],
            ("GET", "tagging") => [Object($"GetObject{version}Tagging", bucket, key)],
            ("PUT", "tagging") => [Object($"PutObject{version}Tagging", bucket, key)],
            ("PUT", null) => [.. Copied(request), Object("PutObject", bucket, key), .. Tagged(request, bucket, key)],
            // Beginning an upload in parts, and ending it.
            ("POST", "uploads") => [Object("PutObject", bucket, key), .. Tagged(request, bucket, key)],
            ("POST", null) when inUpload => [Object("PutObject", bucket, key)],
            ("DELETE", null) when inUpload => [Object("AbortMultipartUpload", bucket, key)],
            ("DELETE", null) => [Object($"DeleteObject{version}", bucket, key)],
            _ => throw Unknown(request, subresource),
        };
    }

    private static async Task<IReadOnlyList<AccessRequest>> OfBucketAsync(HttpRequest request, string bucket, string? subresource) =>
        (request.Method, subresource) switch
        {
            ("GET", null) when bucket.Length == 0 => [new("s3:ListAllMyBuckets", "*")],
            ("GET" or "HEAD", null) => [Bucket("ListBucket", bucket)],
            ("GET", "versions") => [Bucket("ListBucketVersions", bucket)],
            ("GET", "uploads") => [Bucket("ListBucketMultipartUploads", bucket)],
            ("GET", "location") => [Bucket("GetBucketLocation", bucket)],
            ("POST", "delete") => await BulkAsync(request, bucket),
            _ => throw Unknown(request, subresource),
        };

    private static IEnumerable<AccessRequest> Tagged(HttpRequest request, string bucket, string key) =>
        request.Headers.ContainsKey("x-amz-tagging") ? [Object("PutObjectTagging", bucket, key)] : [];

    // Whoever copies reads the source, too.
    private static IEnumerable<AccessRequest> Copied(HttpRequest request)
    {
        if (request.Headers["x-amz-copy-source"].ToString() is not { Length: > 0 } header) return [];
        var source = header.Split("?versionId=", 2);
        return Uri.UnescapeDataString(source[0]).TrimStart('/').Split('/', 2) is [var bucket, var key]
            ? [Object(source.Length == 2 ? "GetObjectVersion" : "GetObject", bucket, key)]
            : [];
    }

    // S3 would answer for each key by itself; here one that may not go keeps them all.
    private static async Task<IReadOnlyList<AccessRequest>> BulkAsync(HttpRequest request, string bucket)
    {
        request.EnableBuffering(LargestBulk, LargestBulk);
        var body = await XDocument.LoadAsync(request.Body, LoadOptions.None, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return
        [
            .. from item in body.Root!.Elements().Where(element => element.Name.LocalName == "Object")
               let key = Child(item, "Key") ?? ""
               select Object(Child(item, "VersionId") is null ? "DeleteObject" : "DeleteObjectVersion", bucket, key),
        ];

        static string? Child(XElement item, string name) =>
            item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
    }

    private static ConditionKeys Keys(HttpRequest request, bool isPresigned) =>
        request.Headers
            .Where(header => header.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            .Aggregate(ConditionKeys.None, (keys, header) => keys.With($"s3:{header.Key}", header.Value.ToString()))
            .With("s3:authType", isPresigned ? "REST-QUERY-STRING" : "REST-HEADER")
            .With("s3:signatureversion", "AWS4-HMAC-SHA256")
            .With("s3:prefix", Query(request, "prefix"))
            .With("s3:delimiter", Query(request, "delimiter"))
            .With("s3:max-keys", Query(request, "max-keys"))
            .With("s3:VersionId", Query(request, "versionId"));

    private static string? Query(HttpRequest request, string name) => request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    private static KeyNotFoundException Unknown(HttpRequest request, string? subresource) =>
        new(subresource is null ? request.Method : $"{request.Method} ?{subresource}");
}
