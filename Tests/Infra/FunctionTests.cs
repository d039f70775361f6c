using System.Text.Json.Nodes;
using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class FunctionTests
{
    private const string Table = "${storage-videos.name}";
    private const string KeyId = "${playback-signing-public.id}";
    private const string SigningKey = "${playback-signing-ciphertext.ciphertextBlob}";

    // Name, handler, and what it is told: exactly this, so that a variable less or more is a failure.
    private static readonly TestCaseData[] _environments =
    [
        Told("create-upload", "CreateUpload", ("VIDEOS_TABLE", Table), ("RAW_BUCKET", "${storage-raw-bucket.bucket}"),
            ("MAX_UPLOAD_BYTES", "1073741824"), ("ALLOW_ANONYMOUS_UPLOADS", "true")),
        Told("get-upload-status", "GetUploadStatus", ("VIDEOS_TABLE", Table)),
        Told("health", "Health"),
        Told("list-videos", "ListVideos", ("VIDEOS_TABLE", Table), ("PLAYBACK_KEY_ID", KeyId), ("PLAYBACK_SIGNING_KEY", SigningKey)),
        Told("get-video", "GetVideo", ("VIDEOS_TABLE", Table), ("PLAYBACK_KEY_ID", KeyId), ("PLAYBACK_SIGNING_KEY", SigningKey)),
        Told("get-playback", "GetPlayback", ("VIDEOS_TABLE", Table), ("PLAYBACK_KEY_ID", KeyId), ("PLAYBACK_SIGNING_KEY", SigningKey)),
        Told("record-view", "RecordView", ("VIDEOS_TABLE", Table), ("PLAYBACK_PUBLIC_KEY", "${playback-signing-pair.publicKeyPem}")),
        Told("transcode-ingest", "IngestUpload", ("VIDEOS_TABLE", Table), ("STACK", "dev"),
            ("RAW_BUCKET", "${storage-raw-bucket.bucket}"), ("PROCESSED_BUCKET", "${storage-processed-bucket.bucket}"),
            ("TRANSCODE_QUEUE", "${transcode-queue.arn}"), ("TRANSCODE_ROLE", "${transcode-mediaconvert-role.arn}"),
            ("TRANSCODE_TEMPLATE", "${transcode-template.JobTemplateName}")),
        Told("transcode-track", "TrackTranscode", ("VIDEOS_TABLE", Table), ("PROCESSED_BUCKET", "${storage-processed-bucket.bucket}")),
    ];

    // Name, and what it may do: action and resource, beside writing its own log.
    private static readonly TestCaseData[] _rights =
    [
        May("create-upload", "dynamodb:PutItem ${storage-videos.arn}", "s3:PutObject ${storage-raw-bucket.arn}/uploads/*"),
        May("get-upload-status", "dynamodb:GetItem ${storage-videos.arn}"),
        May("health"),
        May("list-videos", "dynamodb:Query ${storage-videos.arn}/index/feed", "kms:Decrypt ${playback-signing-wrapping-key.arn}"),
        May("get-video", "dynamodb:GetItem ${storage-videos.arn}", "kms:Decrypt ${playback-signing-wrapping-key.arn}"),
        May("get-playback", "dynamodb:GetItem ${storage-videos.arn}", "kms:Decrypt ${playback-signing-wrapping-key.arn}"),
        May("record-view", "dynamodb:UpdateItem ${storage-videos.arn}"),
        May("transcode-ingest",
            "dynamodb:GetItem ${storage-videos.arn}", "dynamodb:UpdateItem ${storage-videos.arn}",
            "s3:GetObject ${storage-raw-bucket.arn}/uploads/*", "s3:GetObjectVersion ${storage-raw-bucket.arn}/uploads/*",
            "s3:ListBucket ${storage-raw-bucket.arn}",
            "mediaconvert:Probe *", "mediaconvert:GetJobTemplate ${transcode-template.JobTemplateArn}",
            "mediaconvert:CreateJob ${transcode-queue.arn}", "mediaconvert:SearchJobs ${transcode-queue.arn}",
            "iam:PassRole ${transcode-mediaconvert-role.arn}", "sqs:SendMessage ${transcode-ingest-dead-letters.arn}"),
        May("transcode-track",
            "dynamodb:GetItem ${storage-videos.arn}", "dynamodb:UpdateItem ${storage-videos.arn}",
            "sqs:SendMessage ${transcode-track-dead-letters.arn}"),
    ];

    [Test]
    public void Every_function_is_tested_here()
    {
        var functions = Graph.Of("dev").OfType("aws:lambda/function:Function").Select(function => function.Name.Replace("-function", "")).ToList();
        Assert.That(_environments.Select(test => test.Arguments[0]), Is.EquivalentTo(functions));
        Assert.That(_rights.Select(test => test.Arguments[0]), Is.EquivalentTo(functions));
    }

    [TestCaseSource(nameof(_environments))]
    public void A_function_is_told_exactly_what_it_needs(string name, string handler, Dictionary<string, string> environment)
    {
        var function = Graph.Of("dev")[$"{name}-function"];
        var told = ((JsonObject)function["environment"]!["variables"]!).ToDictionary(variable => variable.Key, variable => (string)variable.Value!);
        Assert.That(told, Is.EquivalentTo(environment));
        Assert.That((string?)function["handler"], Is.EqualTo(handler));
    }

    [TestCaseSource(nameof(_rights))]
    public void A_function_may_do_exactly_what_it_must(string name, string[] rights)
    {
        var graph = Graph.Of("dev");
        var statements = graph.Document($"{name}-rights", "policy")["Statement"]!.AsArray();
        var granted =
            from statement in statements
            from action in Many(statement!["Action"]!)
            from resource in Many(statement["Resource"]!)
            select $"{action} {resource}";
        string[] log = [$"logs:CreateLogStream ${{{name}-log.arn}}:*", $"logs:PutLogEvents ${{{name}-log.arn}}:*"];
        Assert.That(granted, Is.EquivalentTo(rights.Concat(log)));
        Assert.That((string?)graph[$"{name}-rights"]["role"], Is.EqualTo($"${{{name}-role.id}}"));
        Assert.That((string?)graph[$"{name}-function"]["role"], Is.EqualTo($"${{{name}-role.arn}}"));
    }

    [Test]
    public void A_function_writes_into_a_log_that_ends()
    {
        foreach (var (stack, days) in (IEnumerable<(string, int)>)[("dev", 7), ("prod", 90)])
        {
            var graph = Graph.Of(stack);
            Graph.AssertIs(graph["get-video-log"], $$"""{ "retentionInDays": {{days}} }""");
            Graph.AssertIs(graph["get-video-function"]["loggingConfig"], """{ "logFormat": "JSON", "logGroup": "${get-video-log.name}" }""");
        }
    }

    [Test]
    public void Callers_call_an_alias_of_the_published_version()
    {
        var graph = Graph.Of("dev");
        Assert.That((bool?)graph["get-video-function"]["publish"], Is.True);
        Graph.AssertIs(graph["get-video-alias"],
            """{ "name": "live", "functionName": "${get-video-function.name}", "functionVersion": "${get-video-function.version}" }""");
    }

    [TestCase("transcode-ingest")]
    [TestCase("transcode-track")]
    public void An_event_is_tried_three_times_and_then_kept(string name)
    {
        var graph = Graph.Of("dev");
        Graph.AssertIs(graph[$"{name}-retries"],
            $$"""
            { "functionName": "${{{name}}-function.name}", "qualifier": "live", "maximumRetryAttempts": 2, "maximumEventAgeInSeconds": 21600 }
            """);
        Graph.AssertIs(graph[$"{name}-function"]["deadLetterConfig"], $$"""{ "targetArn": "${{{name}}-dead-letters.arn}" }""");
        Graph.AssertIs(graph[$"{name}-dead-letters"], """{ "messageRetentionSeconds": 1209600, "sqsManagedSseEnabled": true }""");
    }

    [Test]
    public void Only_functions_that_events_call_have_dead_letters() =>
        Assert.That(Graph.Of("dev").OfType("aws:sqs/queue:Queue").Select(queue => queue.Name),
            Is.EqualTo((string[])["transcode-ingest-dead-letters", "transcode-track-dead-letters"]));

    [Test]
    public void Concurrency_is_reserved_only_where_the_setting_says()
    {
        Assert.That(Graph.Of("dev")["get-video-function"].ContainsKey("reservedConcurrentExecutions"), Is.False);
        Assert.That((int?)Graph.Of("prod")["get-video-function"]["reservedConcurrentExecutions"], Is.EqualTo(50));
    }

    [TestCase("native", "x86_64", "provided.al2023", "GetVideo")]
    [TestCase("native", "arm64", "provided.al2023", "GetVideo")]
    [TestCase("managed", "x86_64", "dotnet10", "Catalog")]
    [TestCase("managed", "arm64", "dotnet10", "Catalog")]
    public void The_runtime_and_the_processor_are_settings(string runtime, string architecture, string lambdaRuntime, string handler)
    {
        var function = Graph.With("dev", ("functionRuntime", runtime), ("functionArchitecture", architecture))["get-video-function"];
        Assert.Multiple(() =>
        {
            Assert.That((string?)function["runtime"], Is.EqualTo(lambdaRuntime));
            Assert.That((string?)function["handler"], Is.EqualTo(handler));
            Assert.That((string?)function["environment"]!["variables"]!["FUNCTION_HANDLER"], Is.EqualTo("GetVideo"));
            Graph.AssertIs(function["architectures"], $"""["{architecture}"]""");
        });
    }

    [Test]
    public void Code_is_known_by_its_hash()
    {
        var function = Graph.Of("dev")["get-video-function"];
        Assert.That((string?)function["code"], Is.EqualTo("FileArchive"));
        Assert.That((string?)function["sourceCodeHash"], Is.EqualTo(Convert.ToBase64String(new byte[32])));
    }

    private static TestCaseData Told(string name, string handler, params (string Key, string Value)[] variables) =>
        new TestCaseData(name, handler, variables.Append(("FUNCTION_HANDLER", handler)).ToDictionary(entry => entry.Item1, entry => entry.Item2))
            .SetArgDisplayNames(name);

    private static TestCaseData May(string name, params string[] rights) => new TestCaseData(name, rights).SetArgDisplayNames(name);

    private static IEnumerable<string> Many(JsonNode node) => node is JsonArray array ? array.Select(item => (string)item!) : [(string)node!];
}
