using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class FilmFunctionTests
{
    private const string Videos = "${storage-videos.arn}";
    private const string Usage = "${storage-usage.arn}";
    private const string ViewCounts = "${storage-view-counts.arn}";
    private const string Receipts = "${storage-receipts.arn}";
    private const string Raw = "${storage-raw-bucket.arn}";
    private const string Processed = "${storage-processed-bucket.arn}";
    private const string OpenSigningKey = "kms:Decrypt ${playback-signing-wrapping-key.arn}";

    private const string Table = "VIDEOS_TABLE ${storage-videos.name}";
    private const string RawBucket = "RAW_BUCKET ${storage-raw-bucket.bucket}";
    private const string ProcessedBucket = "PROCESSED_BUCKET ${storage-processed-bucket.bucket}";
    private static readonly string[] _signing =
        ["PLAYBACK_KEY_ID ${playback-signing-public.id}", "PLAYBACK_SIGNING_KEY ${playback-signing-ciphertext.ciphertextBlob}"];

    private const string UsageTable = "USAGE_TABLE ${storage-usage.name}";
    private const string ViewCountsTable = "VIEW_COUNTS_TABLE ${storage-view-counts.name}";

    private static readonly string[] _jobSettings =
    [
        Table, UsageTable, RawBucket, ProcessedBucket, "STACK dev", "TRANSCODE_QUEUE ${transcode-queue.arn}",
        "TRANSCODE_ROLE ${transcode-mediaconvert-role.arn}", "TRANSCODE_TEMPLATE ${transcode-template.JobTemplateName}", "MAX_DURATION_MINUTES 720",
    ];

    private static readonly string[] _preparing =
    [
        $"dynamodb:GetItem {Videos}", $"dynamodb:UpdateItem {Videos}", $"dynamodb:UpdateItem {Usage}",
        $"s3:GetObject {Raw}/uploads/*", $"s3:GetObjectVersion {Raw}/uploads/*", $"s3:ListBucket {Raw}",
        "mediaconvert:Probe *", "mediaconvert:GetJobTemplate ${transcode-template.JobTemplateArn}",
        "mediaconvert:CreateJob ${transcode-queue.arn}", "mediaconvert:SearchJobs ${transcode-queue.arn}",
        "iam:PassRole ${transcode-mediaconvert-role.arn}",
    ];

    internal static readonly FunctionGrants[] Functions =
    [
        new("create-upload", "CreateUpload", [Table, UsageTable, RawBucket, "MAX_UPLOAD_BYTES 1073741824"],
            [$"dynamodb:PutItem {Videos}", $"dynamodb:UpdateItem {Usage}", $"s3:PutObject {Raw}/uploads/*", $"s3:AbortMultipartUpload {Raw}/uploads/*"]),
        new("upload-parts", "UploadParts", [Table, RawBucket],
            [$"dynamodb:GetItem {Videos}", $"s3:PutObject {Raw}/uploads/*", $"s3:ListMultipartUploadParts {Raw}/uploads/*", $"s3:ListBucket {Raw}"]),
        new("get-upload-status", "GetUploadStatus", [Table], [$"dynamodb:GetItem {Videos}"]),
        new("health", "Health", [], []),
        new("list-videos", "ListVideos", [Table, .. _signing], [$"dynamodb:Query {Videos}/index/feed", OpenSigningKey]),
        new("list-my-videos", "ListMyVideos", [Table, .. _signing], [$"dynamodb:Query {Videos}/index/byOwner", OpenSigningKey]),
        new("list-deletions", "ListMyDeletions", ["RECEIPTS_TABLE ${storage-receipts.name}"], [$"dynamodb:Query {Receipts}/index/byOwner"]),
        new("get-video", "GetVideo", [Table, .. _signing], [$"dynamodb:GetItem {Videos}", OpenSigningKey]),
        new("update-video", "UpdateVideo", [Table, .. _signing], [$"dynamodb:GetItem {Videos}", $"dynamodb:UpdateItem {Videos}", OpenSigningKey]),
        new("captions", "Captions", [Table, ProcessedBucket],
        [
            $"dynamodb:GetItem {Videos}", $"dynamodb:UpdateItem {Videos}",
            $"s3:PutObject {Processed}/media/*/captions/*", $"s3:DeleteObject {Processed}/media/*/captions/*",
        ]),
        new("get-source", "GetSource", [Table, RawBucket], [$"dynamodb:GetItem {Videos}", $"s3:GetObjectVersion {Raw}/uploads/*"]),
        new("remove-video", "RemoveVideo", [Table], [$"dynamodb:UpdateItem {Videos}"]),
        new("erase-film", "EraseFilm", [Table, UsageTable, ViewCountsTable, "RECEIPTS_TABLE ${storage-receipts.name}", RawBucket, ProcessedBucket],
        [
            $"dynamodb:DeleteItem {Videos}", $"dynamodb:GetItem {Videos}", $"dynamodb:UpdateItem {Usage}",
            $"dynamodb:GetItem {Receipts}", $"dynamodb:PutItem {Receipts}",
            $"dynamodb:Query {ViewCounts}", $"dynamodb:DeleteItem {ViewCounts}", $"s3:AbortMultipartUpload {Raw}/uploads/*",
            $"s3:ListBucketVersions {Raw}", $"s3:DeleteObjectVersion {Raw}/uploads/*",
            $"s3:ListBucketVersions {Processed}", $"s3:DeleteObjectVersion {Processed}/media/*",
            .. Reading("storage-videos", "erase-film"),
        ]),
        new("get-playback", "GetPlayback", [Table, .. _signing, "PLAYBACK_LIFETIME 900"], [$"dynamodb:GetItem {Videos}", OpenSigningKey]),
        new("get-manifest", "GetManifest", [Table, .. _signing, ProcessedBucket],
            [$"dynamodb:GetItem {Videos}", $"s3:GetObject {Processed}/media/*.m3u8", $"s3:GetObject {Processed}/media/*.mpd", OpenSigningKey]),
        new("record-view", "RecordView", ["VIEWS_TABLE ${storage-views.name}", "PLAYBACK_PUBLIC_KEY ${playback-signing-pair.publicKeyPem}"],
            ["dynamodb:PutItem ${storage-views.arn}"]),
        new("aggregate-views", "AggregateViews", [Table, "VIEWS_TABLE ${storage-views.name}", ViewCountsTable],
        [
            $"dynamodb:UpdateItem {Videos}", "dynamodb:UpdateItem ${storage-views.arn}",
            $"dynamodb:UpdateItem {ViewCounts}", $"dynamodb:Query {ViewCounts}", $"dynamodb:DeleteItem {ViewCounts}",
            .. Reading("storage-views", "aggregate-views"),
        ]),
        new("transcode-ingest", "IngestUpload", _jobSettings,
            [.. _preparing, $"s3:DeleteObjectVersion {Raw}/uploads/*", "sqs:SendMessage ${transcode-ingest-dead-letters.arn}"]),
        new("retry-transcode", "RetryTranscode", _jobSettings, _preparing),
        new("transcode-track", "TrackTranscode", [Table, UsageTable, ProcessedBucket],
        [
            $"dynamodb:GetItem {Videos}", $"dynamodb:UpdateItem {Videos}", $"dynamodb:UpdateItem {Usage}",
            "mediaconvert:CancelJob arn:aws:mediaconvert:eu-central-1:${account}:jobs/*",
            $"s3:GetObject {Processed}/media/*.m3u8", $"s3:PutObject {Processed}/media/*/storyboard.vtt",
            $"s3:ListBucketVersions {Processed}", $"s3:DeleteObjectVersion {Processed}/media/*",
            "sqs:SendMessage ${transcode-track-dead-letters.arn}",
        ]),
        new("reconcile", "Reconcile", [.. _jobSettings, ViewCountsTable],
        [
            .. _preparing, $"dynamodb:Query {Videos}/index/unfinished", $"dynamodb:BatchGetItem {Videos}",
            $"dynamodb:Query {ViewCounts}", $"dynamodb:Scan {ViewCounts}", $"dynamodb:DeleteItem {ViewCounts}", "mediaconvert:GetJob arn:aws:mediaconvert:eu-central-1:${account}:jobs/*",
            $"s3:GetObject {Processed}/media/*.m3u8", $"s3:PutObject {Processed}/media/*/storyboard.vtt",
            $"s3:AbortMultipartUpload {Raw}/uploads/*", $"s3:ListBucketVersions {Raw}", $"s3:DeleteObjectVersion {Raw}/uploads/*",
            $"s3:ListBucketVersions {Processed}", $"s3:DeleteObjectVersion {Processed}/media/*",
            "sqs:SendMessage ${reconcile-dead-letters.arn}",
        ]),
    ];

    private static string[] Reading(string table, string function) =>
    [
        $"dynamodb:DescribeStream ${{{table}.streamArn}}", $"dynamodb:GetRecords ${{{table}.streamArn}}", $"dynamodb:GetShardIterator ${{{table}.streamArn}}",
        $"dynamodb:ListStreams ${{{table}.arn}}/stream/*", $"sqs:SendMessage ${{{function}-dead-letters.arn}}",
    ];

    [Test]
    public void Every_function_is_tested_here_or_among_those_of_accounts()
    {
        var functions = Graph.Of("dev").OfType("aws:lambda/function:Function").Select(function => function.Name.Replace("-function", ""));
        Assert.That(Functions.Concat(AccountFunctionTests.Functions).Select(function => function.Name), Is.EquivalentTo(functions));
    }

    [TestCaseSource(nameof(Functions))]
    public void A_function_is_told_what_it_needs_and_may_do_what_it_must(object function) => ((FunctionGrants)function).AssertIn(Graph.Of("dev"));

    [Test]
    public void A_grant_lasts_as_long_as_the_setting_says()
    {
        var function = Graph.With("dev", ("playbackLifetimeMinutes", "60"))["get-playback-function"];
        Assert.That((string?)function["environment"]!["variables"]!["PLAYBACK_LIFETIME"], Is.EqualTo("3600"));
    }

    [TestCase("FindOriginals", "storage-raw-bucket", "uploads/*")]
    [TestCase("FindRenditions", "storage-processed-bucket", "media/*")]
    public void Who_erases_sees_the_folder_only(string statement, string bucket, string prefix) =>
        Graph.AssertIs(Graph.Of("dev").Statement("erase-film-rights", statement),
            $$$"""
            {
              "Sid": "{{{statement}}}", "Effect": "Allow", "Action": "s3:ListBucketVersions", "Resource": "${{{{bucket}}}.arn}",
              "Condition": { "StringLike": { "s3:prefix": "{{{prefix}}}" } }
            }
            """);

    [TestCase("maxOwnerBytes", "2147483648", "MAX_OWNER_BYTES", "2147483648", "create-upload")]
    [TestCase("maxUploadBytes", "5497558138880", "MAX_UPLOAD_BYTES", "5497558138880", "create-upload")]
    [TestCase("maxDurationMinutes", "5", "MAX_DURATION_MINUTES", "5", "transcode-ingest", "retry-transcode", "reconcile")]
    [TestCase("monthlyBudgetUsd", "2.50", "MONTHLY_BUDGET_USD", "2.50", "transcode-ingest", "retry-transcode", "reconcile")]
    public void A_limit_is_told_to_whoever_enforces_it(string setting, string value, string variable, string told, params string[] functions)
    {
        var graph = Graph.With("dev", (setting, value));
        var knowing = graph.OfType("aws:lambda/function:Function")
            .Where(function => (string?)Graph.Json(function)["environment"]?["variables"]?[variable] == told)
            .Select(function => function.Name.Replace("-function", "", StringComparison.Ordinal));
        Assert.That(knowing, Is.EquivalentTo(functions));
    }

    [TestCase("MAX_OWNER_BYTES")]
    [TestCase("MONTHLY_BUDGET_USD")]
    public void A_limit_that_is_not_set_is_none(string variable) => Assert.That(
        Graph.Of("dev").OfType("aws:lambda/function:Function").Select(function => Graph.Json(function)["environment"]!["variables"]!.AsObject().ContainsKey(variable)),
        Has.None.True);

    [Test]
    public void Views_are_read_by_the_hundreds_and_insisted_on_for_nearly_as_long_as_the_stream_keeps_them() =>
        Graph.AssertIs(Graph.Of("dev")["aggregate-views-from-views"],
            """
            {
              "eventSourceArn": "${storage-views.streamArn}", "functionName": "${aggregate-views-alias.arn}", "startingPosition": "TRIM_HORIZON",
              "batchSize": 1000, "maximumBatchingWindowInSeconds": 5, "bisectBatchOnFunctionError": true, "maximumRetryAttempts": -1,
              "maximumRecordAgeInSeconds": 82800, "functionResponseTypes": ["ReportBatchItemFailures"],
              "filterCriteria": { "filters": [{ "pattern": "{\"eventName\":[\"INSERT\"]}" }] },
              "destinationConfig": { "onFailure": { "destinationArn": "${aggregate-views-dead-letters.arn}" } }
            }
            """);

    [Test]
    public void Films_that_are_to_go_are_erased_again_until_they_are_gone_or_somebody_must_look()
    {
        Graph.AssertIs(Graph.Of("dev")["erase-film-from-videos"],
            """
            {
              "eventSourceArn": "${storage-videos.streamArn}", "functionName": "${erase-film-alias.arn}", "startingPosition": "TRIM_HORIZON",
              "batchSize": 10, "bisectBatchOnFunctionError": true, "maximumRetryAttempts": 10, "functionResponseTypes": ["ReportBatchItemFailures"],
              "filterCriteria": { "filters": [{ "pattern": "{\"dynamodb\":{\"NewImage\":{\"status\":{\"S\":[\"Deleting\"]}}}}" }] },
              "destinationConfig": { "onFailure": { "destinationArn": "${erase-film-dead-letters.arn}" } }
            }
            """);
        Assert.That((int?)Graph.Of("dev")["erase-film-function"]["timeout"], Is.EqualTo(300));
        Assert.That(Graph.Of("dev").Has("erase-film-retries"), Is.False);
    }
}
