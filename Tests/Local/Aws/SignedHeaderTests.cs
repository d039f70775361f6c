using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Local.Tests.Aws;

/// <summary>Requests whose signature stands in the Authorization header.</summary>
public sealed class SignedHeaderTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"a":1}""");

    private AwsUnderTest _aws = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => (_aws, _client) = (await AwsUnderTest.StartAsync(), new HttpClient());

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _aws.DisposeAsync();
    }

    [SetUp]
    public void ResetClock() => _aws.Clock.Ahead = TimeSpan.Zero;

    [TestCase("uploads/plain")]
    [TestCase("uploads/with space, comma+plus=equals&and")]
    [TestCase("uploads/ümläut/🎬")]
    [TestCase("uploads/a%2Fb")]
    public async Task A_client_of_the_official_SDK_writes_and_reads_any_key(string key)
    {
        using var s3 = _aws.S3();

        await s3.PutObjectAsync(new PutObjectRequest { BucketName = AwsUnderTest.Bucket, Key = key, ContentBody = "film", UseChunkEncoding = false });
        using var answer = await s3.GetObjectAsync(AwsUnderTest.Bucket, key);

        using var reader = new StreamReader(answer.ResponseStream);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("film"));
    }

    [Test]
    public async Task A_client_of_the_official_SDK_reaches_the_tables()
    {
        using var tables = _aws.DynamoDb();

        var names = await tables.ListTablesAsync(new ListTablesRequest { Limit = 3 });

        Assert.That(names.HttpStatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void A_wrong_secret_is_refused_in_the_words_of_each_service()
    {
        var forged = _aws.Caller with { SecretAccessKey = "guessed" };
        using var s3 = _aws.S3(forged);
        using var tables = _aws.DynamoDb(forged);

        Assert.Multiple(() =>
        {
            Assert.That(
                Assert.ThrowsAsync<AmazonS3Exception>(() => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = AwsUnderTest.Bucket }))!.ErrorCode,
                Is.EqualTo("SignatureDoesNotMatch"));
            Assert.That(
                Assert.ThrowsAsync<AmazonDynamoDBException>(() => tables.ListTablesAsync())!.ErrorCode,
                Is.EqualTo("InvalidSignatureException"));
        });
    }

    [Test]
    public void A_key_that_was_not_issued_here_is_refused()
    {
        var stranger = _aws.Caller with { AccessKeyId = "ASIASTRANGER00000000" };
        using var s3 = _aws.S3(stranger);
        using var tables = _aws.DynamoDb(stranger);

        Assert.Multiple(() =>
        {
            Assert.That(
                Assert.ThrowsAsync<AmazonS3Exception>(() => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = AwsUnderTest.Bucket }))!.ErrorCode,
                Is.EqualTo("InvalidAccessKeyId"));
            Assert.That(
                Assert.ThrowsAsync<AmazonDynamoDBException>(() => tables.ListTablesAsync())!.ErrorCode,
                Is.EqualTo("UnrecognizedClientException"));
        });
    }

    [Test]
    public async Task A_foreign_session_token_is_refused()
    {
        var mixed = _aws.Caller with { SessionToken = _aws.Credentials.Platform.SessionToken };
        using var request = HandSigned.Request(HttpMethod.Get, Key("x"), mixed, _aws.Clock.GetUtcNow(), "s3", []);

        Assert.That(await ErrorOfAsync(request), Does.Contain("<Code>InvalidToken</Code>"));
    }

    [Test]
    public async Task A_body_other_than_the_signed_one_makes_no_object()
    {
        using var request = HandSigned.Request(HttpMethod.Put, Key("swapped"), _aws.Caller, _aws.Clock.GetUtcNow(), "s3", Body);
        request.Content = new ByteArrayContent([.. Body.Reverse()]);

        Assert.That(await ErrorOfAsync(request), Does.Contain("<Code>XAmzContentSHA256Mismatch</Code>"));
        Assert.That(await ExistsAsync("swapped"), Is.False);
        Assert.That(_aws.Events.Of("swapped"), Is.Empty);
    }

    [Test]
    public async Task A_service_of_this_process_gets_the_body_and_learns_the_calling_role()
    {
        using var request = HandSigned.Request(
            HttpMethod.Post, new Uri(_aws.Address, "2017-08-29/jobs"), _aws.Caller, _aws.Clock.GetUtcNow(), "mediaconvert", Body);

        using var answer = await _client.SendAsync(request);

        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(Body));
        Assert.That(_aws.Media.LastCaller?.RoleArn, Is.EqualTo(AwsUnderTest.Role));
    }

    [Test]
    public async Task An_unsigned_amz_header_is_refused()
    {
        using var request = HandSigned.Request(HttpMethod.Put, Key("copied"), _aws.Caller, _aws.Clock.GetUtcNow(), "s3", []);
        request.Headers.Add("x-amz-copy-source", "/other/secret");

        Assert.That(await ErrorOfAsync(request), Does.Contain("x-amz-copy-source is present but not signed"));
    }

    [TestCase(16, "RequestTimeTooSkewed")]
    [TestCase(-16, "RequestTimeTooSkewed")]
    [TestCase(14, "NoSuchKey")]
    public async Task A_signature_holds_for_fifteen_minutes(int minutesAgo, string code)
    {
        var signedAt = _aws.Clock.GetUtcNow() - TimeSpan.FromMinutes(minutesAgo);
        using var request = HandSigned.Request(HttpMethod.Get, Key("absent"), _aws.Caller, signedAt, "s3", []);

        Assert.That(await ErrorOfAsync(request), Does.Contain($"<Code>{code}</Code>"));
    }

    [Test]
    public async Task Another_region_is_refused()
    {
        using var request = HandSigned.Request(HttpMethod.Get, Key("x"), _aws.Caller, _aws.Clock.GetUtcNow(), "s3", [], "us-east-1");

        Assert.That(await ErrorOfAsync(request), Does.Contain("expecting &apos;eu-central-1&apos;"));
    }

    [Test]
    public async Task A_request_without_a_signature_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Key("x"));

        Assert.That(await ErrorOfAsync(request), Does.Contain("<Code>AccessDenied</Code>"));
    }

    [Test]
    public async Task A_service_that_nobody_plays_is_refused_by_name()
    {
        using var request = HandSigned.Request(HttpMethod.Post, _aws.Address, _aws.Caller, _aws.Clock.GetUtcNow(), "sqs", []);

        Assert.That(await ErrorOfAsync(request), Does.Contain("plays no AWS service named sqs"));
    }

    private static Uri KeyOf(Uri address, string key) => new(address, $"{AwsUnderTest.Bucket}/{key}");

    private Uri Key(string key) => KeyOf(_aws.Address, key);

    private async Task<bool> ExistsAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, _aws.Objects.AddressOf(AwsUnderTest.Bucket, key));
        using var answer = await _client.SendAsync(request);
        return answer.IsSuccessStatusCode;
    }

    private async Task<string> ErrorOfAsync(HttpRequestMessage request)
    {
        using var answer = await _client.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.GreaterThanOrEqualTo(400));
        return await answer.Content.ReadAsStringAsync();
    }
}
