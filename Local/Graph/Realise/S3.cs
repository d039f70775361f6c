using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Local.Aws;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Real buckets and objects in the emulator; who may do what with them is kept in the graph.</summary>
/// <param name="client">Of the emulator.</param>
/// <param name="site">Where objects take their bytes from.</param>
/// <param name="endpoint">The AWS endpoint: a page learns from a bucket's domain name where it may send requests.</param>
internal sealed class S3(IAmazonS3 client, SiteContent site, Uri endpoint) : IServiceRealiser
{
    public IReadOnlyDictionary<string, Realiser> Resources { get; } = Create(client, site, endpoint);

    private static Dictionary<string, Realiser> Create(IAmazonS3 client, SiteContent site, Uri endpoint)
    {
        var resources = new Dictionary<string, Realiser>
        {
            ["aws:s3/bucket:Bucket"] = async (declaration, place) =>
            {
                var name = declaration.PhysicalName("bucket");
                await EmulatorBuckets.CreateAsync(client, name, place.Region);
                return declaration.With(
                    name,
                    ("bucket", name),
                    ("arn", $"arn:{Place.Partition}:s3:::{name}"),
                    ("bucketDomainName", endpoint.Authority),
                    ("bucketRegion", place.Region),
                    ("bucketRegionalDomainName", $"{name}.s3.{place.Region}.{Place.DnsSuffix}"));
            },
            ["aws:s3/bucketVersioning:BucketVersioning"] = async (declaration, _) =>
            {
                var bucket = declaration.Text("bucket");
                var status = (string?)declaration.Inputs["versioningConfiguration"]?["status"];
                if (status is "Enabled" or "Suspended")
                {
                    await client.PutBucketVersioningAsync(new PutBucketVersioningRequest
                    {
                        BucketName = bucket,
                        VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.FindValue(status) },
                    });
                }

                return declaration.With(bucket);
            },
            // Browsers here have no longer way to the bucket, so its address is never the accelerated one.
            ["aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration"] = async (declaration, _) =>
            {
                var bucket = declaration.Text("bucket");
                await client.PutBucketAccelerateConfigurationAsync(new PutBucketAccelerateConfigurationRequest
                {
                    BucketName = bucket,
                    AccelerateConfiguration = new AccelerateConfiguration { Status = BucketAccelerateStatus.FindValue(declaration.Text("status")) },
                });
                return declaration.With(bucket);
            },
            ["aws:s3/bucketObjectv2:BucketObjectv2"] = (declaration, _) => PutAsync(client, site, declaration),
        };

        // What these say is applied by whoever serves the bucket here: the AWS endpoint, the distribution, the notifications.
        string[] aboutBuckets =
        [
            "bucketCorsConfiguration:BucketCorsConfiguration",
            "bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "bucketLogging:BucketLogging",
            "bucketNotification:BucketNotification",
            "bucketOwnershipControls:BucketOwnershipControls",
            "bucketPolicy:BucketPolicy",
            "bucketPublicAccessBlock:BucketPublicAccessBlock",
            "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        ];
        foreach (var type in aboutBuckets)
            resources[$"aws:s3/{type}"] = (declaration, _) => Task.FromResult(declaration.With(declaration.Text("bucket")));
        return resources;
    }

    private static async Task<Realisation> PutAsync(IAmazonS3 client, SiteContent site, Declaration declaration)
    {
        var (bucket, key) = (declaration.Text("bucket"), declaration.Text("key"));
        var request = new PutObjectRequest { BucketName = bucket, Key = key, UseChunkEncoding = false };
        if ((string?)declaration.Inputs["content"] is { } content)
            request.ContentBody = content;
        else
            request.FilePath = site.FileOf(declaration.Text("sourceHash"), declaration.Name);
        if ((string?)declaration.Inputs["contentType"] is { } contentType)
            request.ContentType = contentType;
        if ((string?)declaration.Inputs["cacheControl"] is { } cacheControl)
            request.Headers.CacheControl = cacheControl;
        if ((string?)declaration.Inputs["contentEncoding"] is { } contentEncoding)
            request.Headers.ContentEncoding = contentEncoding;
        foreach (var (name, value) in declaration.Inputs["metadata"] as JsonObject ?? [])
            request.Metadata[name] = (string?)value;
        var answer = await client.PutObjectAsync(request);
        return declaration.With(
            $"{bucket}/{key}",
            ("arn", $"arn:{Place.Partition}:s3:::{bucket}/{key}"),
            ("etag", answer.ETag.Trim('"')),
            ("versionId", answer.VersionId));
    }
}
