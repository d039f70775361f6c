using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Tests.Aws;

/// <summary>A role does what its policies allow, through the official clients.</summary>
public sealed class RoleTests
{
    private const string Rights = """
        { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::raw/uploads/*" },
        { "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::raw/uploads/mine*" },
        { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-central-1:123456789012:table/videos" },
        { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:EncryptionContext:purpose": "fields" } } }
        """;

    private AwsUnderTest _aws = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _aws = await AwsUnderTest.StartAsync(Rights);
        using var clients = new EmulatorClients(_aws.Emulator.Address, AwsUnderTest.Region);
        await clients.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = "videos",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("videoId", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("videoId", ScalarAttributeType.S)],
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _aws.DisposeAsync();

    [Test]
    public async Task Objects()
    {
        using var s3 = _aws.S3(_aws.Limited);
        await s3.PutObjectAsync(Put("uploads/one"));
        using var read = await s3.GetObjectAsync(AwsUnderTest.Bucket, "uploads/one");

        Assert.That(read.ContentLength, Is.EqualTo(4));
        var refusal = Assert.ThrowsAsync<AmazonS3Exception>(() => s3.PutObjectAsync(Put("other/one")))!;
        Assert.Multiple(() =>
        {
            Assert.That((refusal.StatusCode, refusal.ErrorCode), Is.EqualTo((HttpStatusCode.Forbidden, "AccessDenied")));
            Assert.That(refusal.Message, Does.StartWith(
                "User: arn:aws:sts::123456789012:assumed-role/limited/session is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::raw/other/one"));
            Assert.That(_aws.Reported, Has.One.StartsWith("limited may not s3:PutObject on arn:aws:s3:::raw/other/one"));
        });
    }

    [Test]
    public void Who_may_not_list_a_bucket_does_not_learn_that_an_object_is_missing()
    {
        using var limited = _aws.S3(_aws.Limited);
        using var other = _aws.S3();
        Assert.Multiple(() =>
        {
            Assert.That(
                Assert.ThrowsAsync<AmazonS3Exception>(() => limited.GetObjectAsync(AwsUnderTest.Bucket, "uploads/absent"))!.StatusCode,
                Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(
                Assert.ThrowsAsync<AmazonS3Exception>(() => limited.GetObjectMetadataAsync(AwsUnderTest.Bucket, "uploads/absent"))!.StatusCode,
                Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(
                Assert.CatchAsync<AmazonS3Exception>(() => other.GetObjectAsync(AwsUnderTest.Bucket, "uploads/absent"))!.StatusCode,
                Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [TestCase("uploads/signed", HttpStatusCode.OK)]
    [TestCase("other/signed", HttpStatusCode.Forbidden)]
    public async Task A_presigned_address_can_do_what_its_signer_may(string key, HttpStatusCode expected)
    {
        using var s3 = _aws.S3(_aws.Limited);
        var address = await s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = AwsUnderTest.Bucket, Key = key, Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP,
        });
        using var client = new HttpClient();
        using var answer = await client.PutAsync(address, new ByteArrayContent("film"u8.ToArray()));
        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_bulk_deletion_needs_the_right_on_every_key()
    {
        using var s3 = _aws.S3(_aws.Limited);
        foreach (var key in (string[])["uploads/mine1", "uploads/mine2", "uploads/yours"]) await s3.PutObjectAsync(Put(key));

        await s3.DeleteObjectsAsync(Delete("uploads/mine1"));
        Assert.That(
            Assert.CatchAsync<AmazonS3Exception>(() => s3.DeleteObjectsAsync(Delete("uploads/mine2", "uploads/yours")))!.ErrorCode,
            Is.EqualTo("AccessDenied"));

        using var other = _aws.S3();
        var left = await other.ListObjectsV2Async(new ListObjectsV2Request { BucketName = AwsUnderTest.Bucket, Prefix = "uploads/" });
        Assert.That(left.S3Objects.Select(item => item.Key), Is.SupersetOf((string[])["uploads/mine2", "uploads/yours"]).And.No.Member("uploads/mine1"));
    }

    [Test]
    public async Task Tables()
    {
        using var tables = _aws.DynamoDb(_aws.Limited);
        var key = new Dictionary<string, AttributeValue> { ["videoId"] = new() { S = "1" } };

        await tables.GetItemAsync("videos", key);

        var refusal = Assert.ThrowsAsync<AmazonDynamoDBException>(() => tables.DeleteItemAsync("videos", key))!;
        Assert.That((refusal.StatusCode, refusal.ErrorCode), Is.EqualTo((HttpStatusCode.BadRequest, "AccessDeniedException")));
    }

    [Test]
    public async Task Keys_and_the_context_of_what_they_encrypt()
    {
        using var clients = new EmulatorClients(_aws.Emulator.Address, AwsUnderTest.Region);
        var key = (await clients.Kms.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        _aws.Graph.Add(new RealisedResource("aws:kms/key:Key", "fields", key.KeyId, [], new() { ["arn"] = key.Arn }));
        using var kms = _aws.Kms(_aws.Limited);

        Assert.That(await DecryptAsync("fields"), Is.EqualTo("secret"));
        Assert.That(
            Assert.CatchAsync<AmazonKeyManagementServiceException>(() => DecryptAsync("playback"))!.ErrorCode,
            Is.EqualTo("AccessDeniedException"));

        async Task<string> DecryptAsync(string purpose)
        {
            var context = new Dictionary<string, string> { ["purpose"] = purpose };
            var encrypted = await clients.Kms.EncryptAsync(new EncryptRequest
            {
                KeyId = key.KeyId, Plaintext = new MemoryStream("secret"u8.ToArray()), EncryptionContext = context,
            });
            var answer = await kms.DecryptAsync(new DecryptRequest { CiphertextBlob = encrypted.CiphertextBlob, EncryptionContext = context });
            return Encoding.UTF8.GetString(answer.Plaintext.ToArray());
        }
    }

    private static PutObjectRequest Put(string key) =>
        new() { BucketName = AwsUnderTest.Bucket, Key = key, ContentBody = "film", UseChunkEncoding = false };

    private static DeleteObjectsRequest Delete(params string[] keys) =>
        new() { BucketName = AwsUnderTest.Bucket, Objects = [.. keys.Select(key => new KeyVersion { Key = key })] };
}
