using Amazon.S3.Model;

namespace VideoStack.Local.Tests.Aws;

/// <summary>What is told about changes of buckets.</summary>
public sealed class BucketChangesTests
{
    private AwsUnderTest _aws = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _aws = await AwsUnderTest.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _aws.DisposeAsync();

    [Test]
    public async Task A_finished_multipart_upload_is_told_once_and_its_parts_never()
    {
        using var s3 = _aws.S3();
        var upload = await s3.InitiateMultipartUploadAsync(AwsUnderTest.Bucket, "parts");
        using var body = new MemoryStream(new byte[1000]);
        var part = await s3.UploadPartAsync(new UploadPartRequest
        {
            BucketName = AwsUnderTest.Bucket, Key = "parts", UploadId = upload.UploadId, PartNumber = 1, InputStream = body, UseChunkEncoding = false,
        });
        Assert.That(_aws.Events.Of("parts"), Is.Empty);

        await s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
        {
            BucketName = AwsUnderTest.Bucket, Key = "parts", UploadId = upload.UploadId, PartETags = [new PartETag(1, part.ETag)],
        });

        var told = _aws.Events.Of("parts").Single();
        Assert.That((told.Name, told.Size), Is.EqualTo(("ObjectCreated:CompleteMultipartUpload", 1000L)));
        Assert.That(told.ETag, Does.EndWith("-1"));
    }

    [Test]
    public async Task Tags_are_no_new_object_and_a_removal_is_told()
    {
        using var s3 = _aws.S3();
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = AwsUnderTest.Bucket, Key = "tagged", ContentBody = "x", UseChunkEncoding = false });
        await s3.PutObjectTaggingAsync(new PutObjectTaggingRequest
        {
            BucketName = AwsUnderTest.Bucket, Key = "tagged", Tagging = new Tagging { TagSet = [new Tag { Key = "a", Value = "b" }] },
        });
        await s3.DeleteObjectAsync(AwsUnderTest.Bucket, "tagged");

        Assert.That(_aws.Events.Of("tagged").Select(told => told.Name), Is.EqualTo(["ObjectCreated:Put", "ObjectRemoved:Delete"]));
    }

    [Test]
    public async Task The_media_services_writes_are_told_like_any_other()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.m3u8");
        await File.WriteAllTextAsync(file, "#EXTM3U\n");
        try
        {
            await _aws.Objects.PutAsync(AwsUnderTest.Bucket, "media/a b/movie.m3u8", file, "application/vnd.apple.mpegurl", CancellationToken.None);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.That(_aws.Events.Of("media/a b/movie.m3u8").Single().Size, Is.EqualTo(8));
        using var client = new HttpClient();
        using var answer = await client.GetAsync(_aws.Objects.AddressOf(AwsUnderTest.Bucket, "media/a b/movie.m3u8"));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/vnd.apple.mpegurl"));
    }
}
