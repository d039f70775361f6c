using System.Security.Cryptography;
using System.Text.Json;

namespace VideoStack.Functions.Tests;

/// <summary>How executables start, or say in one line why they cannot.</summary>
public sealed class FunctionExecutableTests
{
    // Every variable of each function, but for its handler's name.
    private static readonly (string Executable, string Handler, string[] Variables)[] _functions =
    [
        ("Uploads", "CreateUpload", ["VIDEOS_TABLE", "USAGE_TABLE", "RAW_BUCKET", "MAX_UPLOAD_BYTES"]),
        ("Uploads", "UploadParts", ["VIDEOS_TABLE", "RAW_BUCKET"]),
        ("Uploads", "GetUploadStatus", ["VIDEOS_TABLE"]),
        ("Catalog", "ListVideos", ["VIDEOS_TABLE", "PLAYBACK_KEY_ID", "PLAYBACK_SIGNING_KEY"]),
        ("Catalog", "ListMyVideos", ["VIDEOS_TABLE", "PLAYBACK_KEY_ID", "PLAYBACK_SIGNING_KEY"]),
        ("Catalog", "GetVideo", ["VIDEOS_TABLE", "PLAYBACK_KEY_ID", "PLAYBACK_SIGNING_KEY"]),
        ("Catalog", "RemoveVideo", ["VIDEOS_TABLE"]),
        ("Catalog", "EraseFilm", ["VIDEOS_TABLE", "RAW_BUCKET", "PROCESSED_BUCKET"]),
        ("Playback", "GetPlayback", ["VIDEOS_TABLE", "PLAYBACK_KEY_ID", "PLAYBACK_SIGNING_KEY", "PLAYBACK_LIFETIME"]),
        ("Playback", "GetManifest", ["VIDEOS_TABLE", "PROCESSED_BUCKET", "PLAYBACK_KEY_ID", "PLAYBACK_SIGNING_KEY"]),
        ("Playback", "RecordView", ["VIEWS_TABLE", "PLAYBACK_PUBLIC_KEY"]),
        ("Playback", "AggregateViews", ["VIDEOS_TABLE", "VIEWS_TABLE", "VIEW_COUNTS_TABLE"]),
        ("Identity", "Authorize", ["TOKEN_KEYS", "TOKEN_ISSUER"]),
        ("Identity", "GetJwks", ["TOKEN_KEYS"]),
        ("Identity", "Register", ["USERS_TABLE", "EMAILS_TABLE", "MAIL_TOKENS_TABLE", "EMAIL_INDEX_KEY", "FIELD_KEY", "REGISTRATION", "NEW_ACCOUNT_ROLES"]),
        (
            "Identity", "Sessions",
            ["USERS_TABLE", "EMAILS_TABLE", "SESSIONS_TABLE", "EMAIL_INDEX_KEY", "TOKEN_SIGNING_KEY", "TOKEN_ISSUER", "LOCKOUT_ATTEMPTS"]),
        ("Transcode", "IngestUpload", ["VIDEOS_TABLE", "USAGE_TABLE", "RAW_BUCKET", "PROCESSED_BUCKET", "TRANSCODE_QUEUE", "TRANSCODE_ROLE", "TRANSCODE_TEMPLATE", "STACK", "MAX_DURATION_MINUTES"]),
        ("Transcode", "RetryTranscode", ["VIDEOS_TABLE", "USAGE_TABLE", "RAW_BUCKET", "PROCESSED_BUCKET", "TRANSCODE_QUEUE", "TRANSCODE_ROLE", "TRANSCODE_TEMPLATE", "STACK", "MAX_DURATION_MINUTES"]),
        (
            "Transcode", "Reconcile",
            ["VIDEOS_TABLE", "USAGE_TABLE", "VIEW_COUNTS_TABLE", "RAW_BUCKET", "PROCESSED_BUCKET", "TRANSCODE_QUEUE", "TRANSCODE_ROLE", "TRANSCODE_TEMPLATE", "STACK", "MAX_DURATION_MINUTES"]),
        ("Transcode", "TrackTranscode", ["VIDEOS_TABLE", "PROCESSED_BUCKET"]),
    ];

    private static readonly Lazy<string> _publicKey = new(() =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    });

    private static IEnumerable<TestCaseData> EachVariable() =>
        from function in _functions
        from variable in function.Variables
        select new TestCaseData(function.Executable, function.Handler, function.Variables, variable).SetArgDisplayNames(function.Handler, variable);

    [TestCaseSource(nameof(EachVariable))]
    [Parallelizable(ParallelScope.Children)]
    public async Task A_missing_variable_stops_the_function_with_one_line_that_names_it(string executable, string handler, string[] variables, string missing)
    {
        var environment = variables.Where(variable => variable != missing).ToDictionary(variable => variable, Sample);
        environment["FUNCTION_HANDLER"] = handler;

        var (exitCode, error) = await EndAsync(executable, environment);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.Trim(), Is.EqualTo($"The environment variable {missing} is missing. The function's definition must set it."));
    }

    [TestCase("Uploads", "CreateUpload, GetUploadStatus, UploadParts")]
    [TestCase("Catalog", "Captions, EraseFilm, GetSource, GetVideo, Health, ListMyDeletions, ListMyVideos, ListVideos, RemoveVideo, UpdateVideo")]
    [TestCase("Playback", "AggregateViews, GetManifest, GetPlayback, RecordView")]
    [TestCase("Identity", "Account, AccountData, Administration, Authorize, GetJwks, MailLinks, Register, Sessions")]
    [TestCase("Transcode", "IngestUpload, Reconcile, RetryTranscode, TrackTranscode")]
    public async Task An_unknown_handler_stops_the_function_with_one_line_that_lists_the_known_ones(string executable, string known)
    {
        var (exitCode, error) = await EndAsync(executable, new() { ["_HANDLER"] = executable });
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.Trim(), Is.EqualTo($"There is no handler '{executable}' in this executable. Known here: {known}."));
    }

    [Test]
    public async Task An_executable_answers_its_first_request()
    {
        using var runtime = new RuntimeApi("""{"requestContext":{"operationName":"Health"}}""");
        using var function = FunctionProcess.Start(PathOf("Catalog"), runtime.Environment("Health"));
        var answer = JsonDocument.Parse(await runtime.AnswerAsync()).RootElement;
        Assert.That(answer.GetProperty("statusCode").GetInt32(), Is.EqualTo(200));
        Assert.That(answer.GetProperty("body").GetString(), Is.EqualTo("""{"status":"ok"}"""));
    }

    private static string Sample(string variable) => variable switch
    {
        "MAX_UPLOAD_BYTES" => "1000",
        "MAX_DURATION_MINUTES" => "720",
        "PLAYBACK_LIFETIME" => "900",
        "TOKEN_KEYS" => $$"""{"key-1":"{{_publicKey.Value}}"}""",
        "LOCKOUT_ATTEMPTS" => "5",
        "REGISTRATION" => "open",
        "NEW_ACCOUNT_ROLES" => "creator",
        _ => "x",
    };

    private static async Task<(int ExitCode, string Error)> EndAsync(string executable, Dictionary<string, string> environment)
    {
        using var function = FunctionProcess.Start(PathOf(executable), environment);
        return await function.EndAsync();
    }

    private static string PathOf(string executable) => Path.Combine(TestContext.CurrentContext.TestDirectory, executable + ".dll");
}
