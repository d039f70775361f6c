using System.Security.Cryptography;
using System.Text.Json;
using Amazon.KeyManagementService.Model;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests;

/// <summary>Every function as the native executable that is deployed: published without a warning, started, asked once, measured.</summary>
[Category("Native")]
public sealed class NativeFunctionTests
{
    private Dictionary<string, string> _settings = null!;
    private Video _film = null!;
    private string _playbackId = null!;

    [OneTimeSetUp]
    public async Task PrepareAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var kms = await AwsEmulator.KmsAsync();
        var master = await kms.CreateKeyAsync(new CreateKeyRequest());
        var ciphertext = await kms.EncryptAsync(new EncryptRequest
        {
            KeyId = master.KeyMetadata.KeyId,
            Plaintext = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(key.ExportPkcs8PrivateKeyPem())),
            EncryptionContext = new(SigningKey.EncryptionContext),
        });
        var client = await AwsEmulator.DynamoDbAsync();
        var table = await AwsEmulator.CreateVideosTableAsync(client);
        var videos = new VideoTable(new(client), table, TimeProvider.System);
        _film = Samples.Awaiting();
        await AwsEmulator.PutFilmAsync(client, table, _film);
        await videos.PublishAsync(_film.VideoId, new EncodingJob("job", 1), Samples.Rendition(_film.VideoId), default);
        _playbackId = new PlaybackTicket(_film.VideoId, Samples.NewId(), DateTimeOffset.UtcNow.AddHours(1)).Sign(key);
        // A late upload of a film that is gone is erased.
        using var s3 = await AwsEmulator.S3Async();
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = "raw", BucketRegionName = "eu-central-1" });
        _settings = new()
        {
            ["AWS_ENDPOINT_URL"] = (await AwsEmulator.AddressAsync()).ToString(),
            ["VIDEOS_TABLE"] = table,
            ["VIEWS_TABLE"] = await AwsEmulator.CreateTableAsync(client, "playbackId"),
            ["VIEW_COUNTS_TABLE"] = await AwsEmulator.CreateTableAsync(client, "videoId", "part"),
            ["USAGE_TABLE"] = await AwsEmulator.CreateUsageTableAsync(client),
            ["RAW_BUCKET"] = "raw",
            ["PROCESSED_BUCKET"] = "processed",
            ["MAX_UPLOAD_BYTES"] = "1000",
            ["PLAYBACK_LIFETIME"] = "900",
            ["PLAYBACK_KEY_ID"] = "KEYID",
            ["PLAYBACK_SIGNING_KEY"] = Convert.ToBase64String(ciphertext.CiphertextBlob.ToArray()),
            ["PLAYBACK_PUBLIC_KEY"] = key.ExportSubjectPublicKeyInfoPem(),
            ["TRANSCODE_QUEUE"] = "queue",
            ["TRANSCODE_ROLE"] = "role",
            ["TRANSCODE_TEMPLATE"] = "template",
            ["STACK"] = "test",
            ["MAX_DURATION_MINUTES"] = "720",
        };
    }

    [TestCase("Catalog", "Health")]
    [TestCase("Catalog", "ListVideos")]
    [TestCase("Catalog", "GetVideo")]
    [TestCase("Uploads", "CreateUpload")]
    [TestCase("Uploads", "GetUploadStatus")]
    [TestCase("Playback", "GetPlayback")]
    [TestCase("Playback", "RecordView")]
    public async Task It_answers_its_first_request_and_is_small_when_idle(string project, string handler)
    {
        var answer = JsonDocument.Parse(await AskAsync(project, handler, JsonSerializer.Serialize(new
        {
            requestContext = new { operationName = handler, authorizer = new { userId = _film.OwnerId, scope = "watch upload", sessionId = "s", expiresAt = "253402300799" } },
            pathParameters = new { videoId = _film.VideoId },
            headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
            body = handler == "RecordView"
                ? JsonSerializer.Serialize(new { playbackId = _playbackId })
                : JsonSerializer.Serialize(new { fileName = "f.mp4", contentType = "video/mp4", size = 1 }),
        }))).RootElement;
        Assert.That(answer.GetProperty("statusCode").GetInt32(), Is.InRange(200, 299), answer.GetRawText());
    }

    [Test]
    public async Task It_takes_its_first_upload_event_and_is_small_when_idle()
    {
        var answer = await AskAsync("Transcode", "IngestUpload",
            $$"""{"Records":[{"eventTime":"2026-03-01T12:00:00.000Z","s3":{"bucket":{"name":"raw"},"object":{"key":"uploads/{{Samples.NewId()}}/source","size":1,"eTag":"x"} } }]}""");
        Assert.That(answer, Does.Not.Contain("errorType"));
    }

    [Test]
    public async Task It_takes_its_first_job_event_and_is_small_when_idle()
    {
        var answer = await AskAsync("Transcode", "TrackTranscode",
            $$"""{"id":"e","time":"2026-03-01T12:00:00Z","detail":{"jobId":"j","status":"STATUS_UPDATE","userMetadata":{"videoId":"{{_film.VideoId}}"} } }""");
        Assert.That(answer, Does.Not.Contain("errorType"));
    }

    [Test]
    public async Task It_takes_its_first_views_and_is_small_when_idle()
    {
        var answer = await AskAsync("Playback", "AggregateViews",
            $$"""{"Records":[{"eventID":"e","eventName":"INSERT","dynamodb":{"SequenceNumber":"1","NewImage":{"playbackId":{"S":"p"},"videoId":{"S":"{{_film.VideoId}}"} } } }]}""");
        Assert.That(answer, Is.EqualTo("""{"batchItemFailures":[]}"""));
    }

    private async Task<string> AskAsync(string project, string handler, string notification) =>
        await NativeExecutables.AskAsync(await NativeExecutables.PublishAsync(project), handler, _settings, notification);
}
