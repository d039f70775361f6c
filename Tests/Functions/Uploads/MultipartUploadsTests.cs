using System.Net;
using System.Net.Http.Headers;
using System.Web;
using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Storage;
using MultipartUpload = VideoStack.Functions.Shared.Storage.MultipartUpload;

namespace VideoStack.Functions.Tests.Uploads;

/// <summary>Uploads in parts as S3 has them, against the emulator.</summary>
[NonParallelizable]
public sealed class MultipartUploadsTests
{
    private const string Key = "uploads/x/source";
    private const int MiB = 1024 * 1024;

    private IAmazonS3 _s3 = null!;
    private string _bucket = null!;
    private MultipartUploads _multipart = null!;

    [SetUp]
    public async Task SetUp()
    {
        _s3 = await AwsEmulator.S3Async();
        _bucket = $"raw-{Guid.NewGuid():N}";
        await _s3.PutBucketAsync(new PutBucketRequest { BucketName = _bucket, BucketRegionName = "eu-central-1" });
        _multipart = new MultipartUploads(new(_s3), _bucket);
        // Where the functions look for another endpoint than AWS's.
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", (await AwsEmulator.AddressAsync()).ToString());
    }

    [TearDown]
    public void TearDown()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        _s3.Dispose();
    }

    [Test]
    public async Task Parts_that_come_in_any_order_become_the_object()
    {
        var upload = await _multipart.BeginAsync(Key, "video/webm", default);
        await SendAsync(upload, 2, "end"u8.ToArray());
        await SendAsync(upload, 1, new byte[5 * MiB]);

        var parts = await _multipart.ListAsync(upload, default);
        Assert.That(parts!.Select(part => (part.PartNumber, part.Size)), Is.EqualTo(new[] { (1, 5L * MiB), (2, 3L) }));
        Assert.That(parts!.Select(part => part.ETag), Has.All.Match("^[0-9a-f]{32}$"));
        Assert.That(await _multipart.CompleteAsync(upload, parts!, default), Is.True);

        var stored = await new UploadStore(new(_s3), _bucket).DescribeAsync(Key, null, default);
        Assert.That((stored!.Size, stored.ContentType), Is.EqualTo((5L * MiB + 3, "video/webm")));
        Assert.That(stored.ETag, Does.EndWith("-2"));
    }

    [Test]
    public async Task Parts_are_listed_through_all_pages()
    {
        var upload = await _multipart.BeginAsync(Key, "video/mp4", default);
        // Parts are looked at in size only when they are joined. S3 answers a thousand at a time.
        await Parallel.ForEachAsync(Enumerable.Range(1, 1003), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) => await SendAsync(upload, number, [1]));

        var parts = await _multipart.ListAsync(upload, default);

        Assert.That(parts!.Select(part => part.PartNumber), Is.EqualTo(Enumerable.Range(1, 1003)));
    }

    [Test]
    public async Task An_upload_that_has_ended_is_no_error([Values] bool completed)
    {
        var upload = await _multipart.BeginAsync(Key, "video/mp4", default);
        await SendAsync(upload, 1, [1, 2, 3]);
        var parts = (await _multipart.ListAsync(upload, default))!;
        if (completed) await _multipart.CompleteAsync(upload, parts, default);
        else await _multipart.AbortAsync(upload, default);

        Assert.That(await _multipart.ListAsync(upload, default), Is.Null);
        await _multipart.AbortAsync(upload, default);
        // The emulator breaks down at the completion of an upload that was given up; S3 says that there is none, as of a completed one.
        if (completed) Assert.That(await _multipart.CompleteAsync(upload, parts, default), Is.True);
    }

    [Test]
    public async Task A_part_that_was_sent_again_meanwhile_is_told()
    {
        var upload = await _multipart.BeginAsync(Key, "video/mp4", default);
        await SendAsync(upload, 1, [1]);
        var parts = (await _multipart.ListAsync(upload, default))!;
        await SendAsync(upload, 1, [2]);

        Assert.That(await _multipart.CompleteAsync(upload, parts, default), Is.False);
    }

    [Test]
    public async Task An_address_is_for_one_part_of_one_length()
    {
        var upload = await _multipart.BeginAsync(Key, "video/mp4", default);
        var address = new UploadAddresses(new(_s3), _bucket).PresignPart(upload, 7, 5, DateTimeOffset.UtcNow.AddHours(1));

        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        Assert.That((query["partNumber"], query["uploadId"]), Is.EqualTo(("7", upload.UploadId)));
        Assert.That(query["X-Amz-SignedHeaders"], Is.EqualTo("content-length;host"));

        using var client = new HttpClient();
        using var content = new ByteArrayContent("hello"u8.ToArray());
        using var answer = await client.PutAsync(new Uri(address), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _multipart.ListAsync(upload, default))!.Select(part => (part.PartNumber, part.Size)), Is.EqualTo(new[] { (7, 5L) }));
    }

    [Test]
    public async Task An_address_of_a_whole_file_is_good_once()
    {
        var address = new UploadAddresses(new(_s3), _bucket).PresignPut(Key, "video/mp4", 5, DateTimeOffset.UtcNow.AddHours(1));
        Assert.That(HttpUtility.ParseQueryString(new Uri(address).Query)["X-Amz-SignedHeaders"], Is.EqualTo("content-length;content-type;host;if-none-match"));

        Assert.That(await PutAsync(address, "first"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await PutAsync(address, "other"), Is.EqualTo(HttpStatusCode.PreconditionFailed));

        Assert.That(await new UploadStore(new(_s3), _bucket).ReadAsync(Key, null, 0, 5, default), Is.EqualTo("first"u8.ToArray()));
    }

    [Test]
    public async Task Where_there_is_an_object_already_no_other_is_joined()
    {
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = Key, ContentBody = "first" });
        var upload = await _multipart.BeginAsync(Key, "video/mp4", default);
        await SendAsync(upload, 1, [1]);

        Assert.That(await _multipart.CompleteAsync(upload, (await _multipart.ListAsync(upload, default))!, default), Is.True);

        Assert.That((await new UploadStore(new(_s3), _bucket).DescribeAsync(Key, null, default))!.Size, Is.EqualTo(5));
    }

    [Test]
    public async Task Whether_the_object_is_there_is_told_by_its_whole_key()
    {
        var upload = new MultipartUpload(Key, "ended");
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = Key + "2", ContentBody = "another" });
        Assert.That(await _multipart.HasObjectAsync(upload, default), Is.False);
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = Key, ContentBody = "it" });
        Assert.That(await _multipart.HasObjectAsync(upload, default), Is.True);
    }

    private static async Task<HttpStatusCode> PutAsync(string address, string text)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(text, null, "video/mp4") };
        request.Content.Headers.ContentType!.CharSet = null;
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private Task SendAsync(MultipartUpload upload, int number, byte[] bytes) => _s3.UploadPartAsync(new UploadPartRequest
    {
        BucketName = _bucket,
        Key = upload.Key,
        UploadId = upload.UploadId,
        PartNumber = number,
        InputStream = new MemoryStream(bytes),
    });
}
