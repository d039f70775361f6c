using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Amazon.KeyManagementService.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

/// <summary>Every function as the native executable that is deployed: published without a warning, started, asked once, measured.</summary>
[Category("Native")]
public sealed class NativeFunctionTests
{
    private const double MaxIdleMiB = 30;

    private readonly Dictionary<string, string> _published = [];
    private Dictionary<string, string> _settings = null!;
    private Video _film = null!;
    private string _playbackId = null!;

    [OneTimeSetUp]
    public async Task PublishAsync()
    {
        foreach (var project in new[] { "Uploads", "Catalog", "Playback", "Transcode" }) _published[project] = await PublishAsync(project);
        await PrepareAsync();
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
            pathParameters = new { videoId = _film.VideoId },
            body = JsonSerializer.Serialize(new { fileName = "f.mp4", contentType = "video/mp4", size = 1, playbackId = _playbackId }),
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

    private async Task<string> AskAsync(string project, string handler, string notification)
    {
        using var runtime = new RuntimeApi(notification);
        var environment = runtime.Environment(handler);
        foreach (var (name, value) in _settings) environment[name] = value;
        using var function = FunctionProcess.Start(_published[project], environment);
        var answer = await runtime.AnswerAsync();
        await runtime.IdleAsync();
        var idle = function.ResidentMiB();
        TestContext.Out.WriteLine($"{handler}: {idle:F1} MiB");
        Assert.That(idle, Is.LessThan(MaxIdleMiB), "MiB of resident memory");
        return answer;
    }

    private async Task PrepareAsync()
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
        await videos.CreateAsync(_film, default);
        await videos.PublishAsync(_film.VideoId, "job", Samples.Rendition(_film.VideoId), default);
        _playbackId = new PlaybackTicket(_film.VideoId, Samples.NewId(), DateTimeOffset.UtcNow.AddHours(1)).Sign(key);
        _settings = new()
        {
            ["AWS_ENDPOINT_URL"] = (await AwsEmulator.AddressAsync()).ToString(),
            ["VIDEOS_TABLE"] = table,
            ["RAW_BUCKET"] = "raw",
            ["PROCESSED_BUCKET"] = "processed",
            ["MAX_UPLOAD_BYTES"] = "1000",
            ["ALLOW_ANONYMOUS_UPLOADS"] = "true",
            ["PLAYBACK_KEY_ID"] = "KEYID",
            ["PLAYBACK_SIGNING_KEY"] = Convert.ToBase64String(ciphertext.CiphertextBlob.ToArray()),
            ["PLAYBACK_PUBLIC_KEY"] = key.ExportSubjectPublicKeyInfoPem(),
            ["TRANSCODE_QUEUE"] = "queue",
            ["TRANSCODE_ROLE"] = "role",
            ["TRANSCODE_TEMPLATE"] = "template",
            ["STACK"] = "test",
        };
    }

    /// <summary>Publishes as the program does; warnings are errors in every project. A second time only looks whether anything changed.</summary>
    private static async Task<string> PublishAsync(string project)
    {
        var root = Repository.Root;
        var artifacts = Path.Combine(root, ".artifacts", "native-tests");
        var start = new ProcessStartInfo("dotnet",
            ["publish", Path.Combine(root, "Functions", project), "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "--artifacts-path", artifacts, "-m:1", "-nologo", "-v", "q"])
        {
            RedirectStandardOutput = true,
        };
        // Set by the test run for itself; they would lead the inner build astray.
        foreach (var name in new[] { "MSBUILD_EXE_PATH", "MSBuildSDKsPath", "ArtifactsPath" }) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.That(publish.ExitCode, Is.Zero, output);
        Assert.That(output, Does.Not.Contain("warning"));
        return Directory.EnumerateFiles(Path.Combine(artifacts, "publish", project), project, SearchOption.AllDirectories).Single();
    }
}
