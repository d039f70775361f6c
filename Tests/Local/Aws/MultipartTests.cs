using System.Diagnostics;
using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Local.Tests.Aws;

/// <summary>Uploads in parts: begun and ended by functions, their parts put by browsers at presigned addresses.</summary>
public sealed class MultipartTests
{
    private const int Smallest = 5 << 20;
    private static readonly byte[] FullPart = new byte[Smallest];

    private AwsUnderTest _aws = null!;
    private AmazonS3Client _s3 = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _aws = await AwsUnderTest.StartAsync("""{ "Effect": "Allow", "Action": ["s3:PutObject", "s3:ListMultipartUploadParts"], "Resource": "arn:aws:s3:::raw/mine/*" }""");
        _s3 = _aws.S3();
        _client = new HttpClient();
        await _aws.KeepVersionsAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        _s3.Dispose();
        await _aws.DisposeAsync();
    }

    [SetUp]
    public void ResetClock() => _aws.Clock.Ahead = TimeSpan.Zero;

    [Test]
    public async Task Parts_become_one_object_that_is_told_once_with_its_version()
    {
        var upload = await BeginAsync("whole");
        var first = await PutAsync(upload, 1, FullPart);
        var last = await PutAsync(upload, 2, "the end"u8.ToArray());
        Assert.That(_aws.Events.Of("whole"), Is.Empty, "neither the beginning nor a part is an object");

        var done = await CompleteAsync(upload, (1, first), (2, last));
        // Completing once more is no error, and nothing new.
        await CompleteAsync(upload, (1, first), (2, last));

        var told = _aws.Events.Of("whole").Single();
        Assert.That((told.Name, told.Size), Is.EqualTo(("ObjectCreated:CompleteMultipartUpload", Smallest + 7L)));
        Assert.That(told.ETag, Does.EndWith("-2").And.EqualTo(done.ETag.Trim('"')));
        Assert.That(told.VersionId, Is.EqualTo(done.VersionId).And.Not.Null);
        using var stored = await _s3.GetObjectAsync(new GetObjectRequest { BucketName = AwsUnderTest.Bucket, Key = "whole", ByteRange = new ByteRange(Smallest - 1, Smallest + 2) });
        using var reader = new StreamReader(stored.ResponseStream);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("\0the"));
    }

    [Test]
    public async Task A_page_of_the_graphs_origin_reads_the_tag_of_its_part()
    {
        var upload = await BeginAsync("cors");
        using var request = new HttpRequestMessage(HttpMethod.Put, Sign(upload, 1, 3)) { Content = new ByteArrayContent([1, 2, 3]) };
        request.Headers.Add("Origin", AwsUnderTest.Origin);

        using var answer = await _client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo([AwsUnderTest.Origin]));
        Assert.That(answer.Headers.GetValues("Access-Control-Expose-Headers"), Is.EqualTo(["ETag"]));
        Assert.That(answer.Headers.ETag!.Tag, Does.Match("^\"[0-9a-f]{32}\"$"));
    }

    [Test]
    public async Task Another_length_is_refused() => await RefusedAsync((address, body) => _client.PutAsync(address, new ByteArrayContent([.. body, 0])));

    [TestCase("partNumber=1", "partNumber=2")]
    [TestCase("uploadId=", "uploadId=x")]
    [TestCase("/refused?", "/refused2?")]
    [TestCase("X-Amz-Expires=3600", "X-Amz-Expires=7200")]
    public async Task A_changed_address_is_refused(string part, string other) =>
        await RefusedAsync((address, body) => _client.PutAsync(new Uri(address.ToString().Replace(part, other, StringComparison.Ordinal)), new ByteArrayContent(body)));

    [TestCase(59, HttpStatusCode.OK)]
    [TestCase(61, HttpStatusCode.Forbidden)]
    public async Task It_ends_after_its_life(int minutes, HttpStatusCode expected)
    {
        var address = Sign(await BeginAsync($"life-{minutes}"), 1, 1);
        _aws.Clock.Ahead = TimeSpan.FromMinutes(minutes);

        using var answer = await _client.PutAsync(address, new ByteArrayContent([0]));

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Parts_are_listed_by_number_page_by_page_even_with_gaps()
    {
        var upload = await BeginAsync("gaps");
        foreach (var number in (int[])[9, 3, 7, 12]) await PutAsync(upload, number, [(byte)number]);

        var listed = new List<int>();
        int? after = null;
        do
        {
            var page = await _s3.ListPartsAsync(new ListPartsRequest
            {
                BucketName = AwsUnderTest.Bucket, Key = "gaps", UploadId = upload.UploadId, MaxParts = 2, PartNumberMarker = after?.ToString(CultureInfo.InvariantCulture),
            });
            listed.AddRange(page.Parts.Select(part => part.PartNumber!.Value));
            after = page.IsTruncated == true ? page.NextPartNumberMarker : null;
        }
        while (after is not null);

        Assert.That(listed, Is.EqualTo([3, 7, 9, 12]));
    }

    [Test]
    public async Task A_small_part_that_is_not_the_last_is_refused_and_the_upload_goes_on()
    {
        var upload = await BeginAsync("small");
        var small = await PutAsync(upload, 1, new byte[Smallest - 1]);
        var last = await PutAsync(upload, 2, [1]);

        Assert.That(CodeOf(() => CompleteAsync(upload, (1, small), (2, last))), Is.EqualTo((HttpStatusCode.BadRequest, "EntityTooSmall")));
        Assert.That(_aws.Events.Of("small"), Is.Empty);

        var large = await PutAsync(upload, 1, FullPart);
        await CompleteAsync(upload, (1, large), (2, last));
        Assert.That(_aws.Events.Of("small").Single().Size, Is.EqualTo(Smallest + 1));
    }

    [Test]
    public async Task Parts_are_named_in_order_with_the_tags_that_they_have()
    {
        var upload = await BeginAsync("order");
        var first = await PutAsync(upload, 1, FullPart);
        var second = await PutAsync(upload, 2, FullPart[..10]);

        // The official client puts them in order; others need not.
        using var unordered = await _client.PostAsync(
            new Uri($"{_aws.Objects.AddressOf(AwsUnderTest.Bucket, "order")}?uploadId={upload.UploadId}"),
            new StringContent($"<CompleteMultipartUpload><Part><PartNumber>2</PartNumber><ETag>{second}</ETag></Part><Part><PartNumber>1</PartNumber><ETag>{first}</ETag></Part></CompleteMultipartUpload>"));
        Assert.That(await unordered.Content.ReadAsStringAsync(), Does.Contain("<Code>InvalidPartOrder</Code>"));
        Assert.That(CodeOf(() => CompleteAsync(upload, (1, second))), Is.EqualTo((HttpStatusCode.BadRequest, "InvalidPart")));
        Assert.That(CodeOf(() => CompleteAsync(upload, (3, first))), Is.EqualTo((HttpStatusCode.BadRequest, "InvalidPart")));
    }

    [TestCase(1, HttpStatusCode.OK)]
    [TestCase(10_000, HttpStatusCode.OK)]
    [TestCase(10_001, HttpStatusCode.BadRequest)]
    public async Task Parts_have_numbers_up_to_ten_thousand(int number, HttpStatusCode expected)
    {
        using var answer = await _client.PutAsync(Sign(await BeginAsync($"number-{number}"), number, 1), new ByteArrayContent([0]));

        Assert.That(answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task An_upload_belongs_to_its_key()
    {
        var upload = await BeginAsync("owner");
        var other = new InitiateMultipartUploadResponse { Key = "other", UploadId = upload.UploadId };

        using var answer = await _client.PutAsync(Sign(other, 1, 1), new ByteArrayContent([0]));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(CodeOf(() => CompleteAsync(other, (1, "\"00\""))), Is.EqualTo((HttpStatusCode.NotFound, "NoSuchUpload")));
        Assert.That(CodeOf(() => _s3.AbortMultipartUploadAsync(AwsUnderTest.Bucket, "other", upload.UploadId)), Is.EqualTo((HttpStatusCode.NotFound, "NoSuchUpload")));
    }

    [Test]
    public async Task A_given_up_upload_takes_no_part_and_is_not_listed()
    {
        var upload = await BeginAsync("given-up/1");
        var kept = await BeginAsync("given-up/2");
        await PutAsync(upload, 1, [1]);

        await _s3.AbortMultipartUploadAsync(AwsUnderTest.Bucket, upload.Key, upload.UploadId);

        using var answer = await _client.PutAsync(Sign(upload, 2, 1), new ByteArrayContent([0]));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var listed = await _s3.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = AwsUnderTest.Bucket, Prefix = "given-up/" });
        var left = listed.MultipartUploads.Single();
        Assert.That((left.Key, left.UploadId), Is.EqualTo((kept.Key, kept.UploadId)));
        Assert.That(left.Initiated!.Value.ToUniversalTime(), Is.EqualTo(DateTime.UtcNow).Within(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task Three_hundred_megabytes_pass_through_and_are_held_by_nobody()
    {
        const int parts = 37;
        const int megabyte = 1 << 20;
        var body = new byte[8 * megabyte];
        var upload = await BeginAsync("large");
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetTotalAllocatedBytes();
        var tags = new List<(int, string)>();
        for (var number = 1; number <= parts; number++) tags.Add((number, await PutAsync(upload, number, body)));
        await CompleteAsync(upload, [.. tags]);

        allocated = (GC.GetTotalAllocatedBytes() - allocated) / megabyte;
        var status = await File.ReadAllLinesAsync($"/proc/{_aws.Emulator.ProcessId}/status");
        var emulator = int.Parse(status.Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        await TestContext.Out.WriteLineAsync(
            $"{parts * 8} MiB in {watch.Elapsed.TotalSeconds:0.0} s; {allocated} MiB allocated here; the emulator held {emulator} MiB at most");

        Assert.That(_aws.Events.Of("large").Single().Size, Is.EqualTo(parts * body.LongLength));
        Assert.That(allocated, Is.LessThan(100));
        // By itself it takes five times the object's size.
        Assert.That(emulator, Is.LessThan(450));
    }

    [Test]
    public async Task Whoever_promised_checksums_has_to_send_them()
    {
        var begun = await _s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = AwsUnderTest.Bucket, Key = "promised", ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
        });

        using var answer = await _client.PutAsync(Sign(begun, 1, 1), new ByteArrayContent([0]));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("expected checksum Type: crc32, actual checksum Type: null"));
    }

    [Test]
    public async Task A_role_needs_the_right_of_each_step()
    {
        using var limited = _aws.S3(_aws.Limited);
        var upload = await limited.InitiateMultipartUploadAsync(AwsUnderTest.Bucket, "mine/film");

        Assert.That((await limited.ListPartsAsync(AwsUnderTest.Bucket, upload.Key, upload.UploadId)).Parts ?? [], Is.Empty);
        Assert.That(CodeOf(() => limited.AbortMultipartUploadAsync(AwsUnderTest.Bucket, upload.Key, upload.UploadId)), Is.EqualTo((HttpStatusCode.Forbidden, "AccessDenied")));
        Assert.That(CodeOf(() => limited.ListMultipartUploadsAsync(AwsUnderTest.Bucket)), Is.EqualTo((HttpStatusCode.Forbidden, "AccessDenied")));
        Assert.That(CodeOf(() => limited.InitiateMultipartUploadAsync(AwsUnderTest.Bucket, "yours/film")), Is.EqualTo((HttpStatusCode.Forbidden, "AccessDenied")));
        // It may not list the bucket, and still learns that the upload is over.
        Assert.That(CodeOf(() => limited.ListPartsAsync(AwsUnderTest.Bucket, "mine/film", "nothing")), Is.EqualTo((HttpStatusCode.NotFound, "NoSuchUpload")));
    }

    [Test]
    public async Task Only_the_first_of_two_uploads_of_a_key_becomes_its_object()
    {
        var first = await BeginAsync("once");
        var second = await BeginAsync("once");
        var (firstTag, secondTag) = (await PutAsync(first, 1, [1]), await PutAsync(second, 1, [2, 2]));

        await CompleteAsync(first, ifNoneMatch: "*", (1, firstTag));

        Assert.That(CodeOf(() => CompleteAsync(second, ifNoneMatch: "*", (1, secondTag))), Is.EqualTo((HttpStatusCode.PreconditionFailed, "PreconditionFailed")));
        Assert.That(_aws.Events.Of("once").Single().Size, Is.EqualTo(1));
    }

    private async Task RefusedAsync(Func<Uri, byte[], Task<HttpResponseMessage>> put)
    {
        var upload = await BeginAsync("refused");
        using var answer = await put(Sign(upload, 1, 3), [1, 2, 3]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _s3.ListPartsAsync(AwsUnderTest.Bucket, upload.Key, upload.UploadId)).Parts ?? [], Is.Empty);
    }

    private Task<InitiateMultipartUploadResponse> BeginAsync(string key) => _s3.InitiateMultipartUploadAsync(AwsUnderTest.Bucket, key);

    private Uri Sign(InitiateMultipartUploadResponse upload, int number, long length)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = AwsUnderTest.Bucket,
            Key = upload.Key,
            UploadId = upload.UploadId,
            PartNumber = number,
            Verb = HttpVerb.PUT,
            Expires = DateTime.UtcNow.AddHours(1),
            Protocol = Protocol.HTTP,
        };
        request.Headers.ContentLength = length;
        return new Uri(_s3.GetPreSignedURL(request));
    }

    private async Task<string> PutAsync(InitiateMultipartUploadResponse upload, int number, byte[] body)
    {
        using var answer = await _client.PutAsync(Sign(upload, number, body.Length), new ByteArrayContent(body));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return answer.Headers.ETag!.Tag;
    }

    private Task<CompleteMultipartUploadResponse> CompleteAsync(InitiateMultipartUploadResponse upload, params (int Number, string ETag)[] parts) =>
        CompleteAsync(upload, ifNoneMatch: null, parts);

    private Task<CompleteMultipartUploadResponse> CompleteAsync(InitiateMultipartUploadResponse upload, string? ifNoneMatch, params (int Number, string ETag)[] parts) =>
        _s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
        {
            BucketName = AwsUnderTest.Bucket,
            Key = upload.Key,
            UploadId = upload.UploadId,
            IfNoneMatch = ifNoneMatch,
            PartETags = [.. parts.Select(part => new PartETag(part.Number, part.ETag))],
        });

    private static (HttpStatusCode Status, string Code) CodeOf(Func<Task> call)
    {
        var error = Assert.CatchAsync<AmazonS3Exception>(() => call())!;
        return (error.StatusCode, error.ErrorCode);
    }
}
