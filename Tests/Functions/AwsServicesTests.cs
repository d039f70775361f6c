using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Web;
using Amazon.KeyManagementService.Model;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Storage;

namespace VideoStack.Functions.Tests;

/// <summary>What goes to S3 and KMS, against the emulator.</summary>
[NonParallelizable]
public sealed class AwsServicesTests
{
    private string _bucket = null!;
    private Amazon.S3.IAmazonS3 _s3 = null!;

    [SetUp]
    public async Task SetUp()
    {
        _s3 = await AwsEmulator.S3Async();
        _bucket = $"raw-{Guid.NewGuid():N}";
        await _s3.PutBucketAsync(new PutBucketRequest { BucketName = _bucket, BucketRegionName = "eu-central-1" });
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
    public async Task A_presigned_PUT_stores_the_bytes_and_is_bound_to_type_and_length()
    {
        var store = new UploadStore(new(_s3), _bucket);
        var url = new UploadAddresses(new(_s3), _bucket).PresignPut("uploads/x/source", "video/webm", 5, DateTimeOffset.UtcNow.AddHours(1));

        var query = HttpUtility.ParseQueryString(new Uri(url).Query);
        Assert.That(query["X-Amz-SignedHeaders"], Is.EqualTo("content-length;content-type;host;if-none-match"));
        Assert.That(int.Parse(query["X-Amz-Expires"]!, null), Is.InRange(3590, 3601));
        Assert.That(new Uri(url).Scheme, Is.EqualTo("http"), "The emulator speaks plain HTTP.");

        using var client = new HttpClient();
        using var content = new ByteArrayContent("hello"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("video/webm");
        client.DefaultRequestHeaders.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        using var answer = await client.PutAsync(new Uri(url), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await store.DescribeAsync("uploads/x/source", null, default), Is.EqualTo(new StoredObject(5, "video/webm", "5d41402abc4b2a76b9719d911017c592")));
    }

    [Test]
    public async Task On_AWS_the_permission_is_for_HTTPS()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        using var s3 = new Amazon.S3.AmazonS3Client(AwsEmulator.Credentials, Amazon.RegionEndpoint.EUCentral1);
        var url = new UploadAddresses(new(s3), "raw").PresignPut("k", "video/mp4", 1, DateTimeOffset.UtcNow.AddHours(1));
        Assert.That(url, Does.StartWith("https://raw.s3.eu-central-1.amazonaws.com/k?"));
        await Task.CompletedTask;
    }

    [Test]
    public async Task A_range_of_one_version_is_read_and_no_more()
    {
        await _s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = _bucket, VersioningConfig = new() { Status = Amazon.S3.VersionStatus.Enabled } });
        var first = await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = "k", ContentBody = "0123456789" });
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = "k", ContentBody = "other" });
        var store = new UploadStore(new(_s3), _bucket);

        Assert.That(await store.ReadAsync("k", first.VersionId, 3, 4, default), Is.EqualTo("3456"u8.ToArray()));
        Assert.That(await store.ReadAsync("k", first.VersionId, 8, 4, default), Is.EqualTo("89"u8.ToArray()));
        Assert.That((await store.DescribeAsync("k", first.VersionId, default))!.Size, Is.EqualTo(10));
    }

    [Test]
    public async Task An_object_that_is_not_there_is_no_error() =>
        Assert.That(await new UploadStore(new(_s3), _bucket).DescribeAsync("missing", null, default), Is.Null);

    [Test]
    public async Task The_signing_key_comes_out_of_its_ciphertext([Values] bool pkcs8)
    {
        using var original = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ciphertext = await Encrypt(pkcs8 ? original.ExportPkcs8PrivateKeyPem() : original.ExportECPrivateKeyPem());

        using var key = ECDsa.Create();
        using var kms = await AwsEmulator.KmsAsync();
        await SigningKey.DecryptAsync(key, ciphertext, kms);

        Assert.That(key.ExportSubjectPublicKeyInfoPem(), Is.EqualTo(original.ExportSubjectPublicKeyInfoPem()));
    }

    [Test]
    public async Task A_ciphertext_made_for_another_purpose_is_refused()
    {
        var ciphertext = await Encrypt("x", purpose: "something-else");
        using var key = ECDsa.Create();
        using var kms = await AwsEmulator.KmsAsync();
        Assert.That(() => SigningKey.DecryptAsync(key, ciphertext, kms), Throws.InstanceOf<Amazon.KeyManagementService.AmazonKeyManagementServiceException>());
    }

    [Test]
    public async Task What_holds_no_key_is_one_clear_line()
    {
        using var key = ECDsa.Create();
        using var kms = await AwsEmulator.KmsAsync();
        var noKey = await Encrypt("not a key");
        Assert.That(() => SigningKey.DecryptAsync(key, noKey, kms), Throws.TypeOf<SettingException>().With.Message.StartsWith("PLAYBACK_SIGNING_KEY must hold"));
        Assert.That(() => SigningKey.DecryptAsync(key, "%%%", kms), Throws.TypeOf<SettingException>());
    }

    private static async Task<string> Encrypt(string text, string purpose = "playback-signing")
    {
        using var kms = await AwsEmulator.KmsAsync();
        var created = await kms.CreateKeyAsync(new CreateKeyRequest());
        var encrypted = await kms.EncryptAsync(new EncryptRequest
        {
            KeyId = created.KeyMetadata.KeyId,
            Plaintext = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
            EncryptionContext = new() { ["purpose"] = purpose },
        });
        return Convert.ToBase64String(encrypted.CiphertextBlob.ToArray());
    }
}
