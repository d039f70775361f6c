using NUnit.Framework;

namespace VideoStack.Infra.Tests;

[TestFixture]
public sealed class FilmFunctionTests
{
    private const string Videos = "${storage-videos.arn}";
    private const string Raw = "${storage-raw-bucket.arn}";
    private const string Processed = "${storage-processed-bucket.arn}";
    private const string OpenSigningKey = "kms:Decrypt ${playback-signing-wrapping-key.arn}";

    private const string Table = "VIDEOS_TABLE ${storage-videos.name}";
    private const string RawBucket = "RAW_BUCKET ${storage-raw-bucket.bucket}";
    private const string ProcessedBucket = "PROCESSED_BUCKET ${storage-processed-bucket.bucket}";
    private static readonly string[] _signing =
        ["PLAYBACK_KEY_ID ${playback-signing-public.id}", "PLAYBACK_SIGNING_KEY ${playback-signing-ciphertext.ciphertextBlob}"];

    internal static readonly FunctionGrants[] Functions =
    [
        new("create-upload", "CreateUpload", [Table, RawBucket, "MAX_UPLOAD_BYTES 1073741824"],
            [$"dynamodb:PutItem {Videos}", $"s3:PutObject {Raw}/uploads/*"]),
        new("get-upload-status", "GetUploadStatus", [Table], [$"dynamodb:GetItem {Videos}"]),
        new("health", "Health", [], []),
        new("list-videos", "ListVideos", [Table, .. _signing], [$"dynamodb:Query {Videos}/index/feed", OpenSigningKey]),
        new("list-my-videos", "ListMyVideos", [Table, .. _signing], [$"dynamodb:Query {Videos}/index/byOwner", OpenSigningKey]),
        new("get-video", "GetVideo", [Table, .. _signing], [$"dynamodb:GetItem {Videos}", OpenSigningKey]),
        new("remove-video", "RemoveVideo", [Table], [$"dynamodb:UpdateItem {Videos}"]),
        new("erase-film", "EraseFilm", [Table, RawBucket, ProcessedBucket],
        [
            $"dynamodb:DeleteItem {Videos}",
            $"s3:ListBucketVersions {Raw}", $"s3:DeleteObjectVersion {Raw}/uploads/*",
            $"s3:ListBucketVersions {Processed}", $"s3:DeleteObjectVersion {Processed}/media/*",
            "dynamodb:DescribeStream ${storage-videos.streamArn}", "dynamodb:GetRecords ${storage-videos.streamArn}",
            "dynamodb:GetShardIterator ${storage-videos.streamArn}", $"dynamodb:ListStreams {Videos}/stream/*",
            "sqs:SendMessage ${erase-film-dead-letters.arn}",
        ]),
        new("get-playback", "GetPlayback", [Table, .. _signing, "PLAYBACK_LIFETIME 900"], [$"dynamodb:GetItem {Videos}", OpenSigningKey]),
        new("get-manifest", "GetManifest", [Table, .. _signing, ProcessedBucket],
            [$"dynamodb:GetItem {Videos}", $"s3:GetObject {Processed}/media/*.m3u8", OpenSigningKey]),
        new("record-view", "RecordView", [Table, "PLAYBACK_PUBLIC_KEY ${playback-signing-pair.publicKeyPem}"], [$"dynamodb:UpdateItem {Videos}"]),
        new("transcode-ingest", "IngestUpload",
        [
            Table, RawBucket, ProcessedBucket, "STACK dev", "TRANSCODE_QUEUE ${transcode-queue.arn}",
            "TRANSCODE_ROLE ${transcode-mediaconvert-role.arn}", "TRANSCODE_TEMPLATE ${transcode-template.JobTemplateName}",
        ],
        [
            $"dynamodb:GetItem {Videos}", $"dynamodb:UpdateItem {Videos}",
            $"s3:GetObject {Raw}/uploads/*", $"s3:GetObjectVersion {Raw}/uploads/*", $"s3:DeleteObjectVersion {Raw}/uploads/*", $"s3:ListBucket {Raw}",
            "mediaconvert:Probe *", "mediaconvert:GetJobTemplate ${transcode-template.JobTemplateArn}",
            "mediaconvert:CreateJob ${transcode-queue.arn}", "mediaconvert:SearchJobs ${transcode-queue.arn}",
            "iam:PassRole ${transcode-mediaconvert-role.arn}", "sqs:SendMessage ${transcode-ingest-dead-letters.arn}",
        ]),
        new("transcode-track", "TrackTranscode", [Table, ProcessedBucket],
        [
            $"dynamodb:GetItem {Videos}", $"dynamodb:UpdateItem {Videos}",
            $"s3:ListBucketVersions {Processed}", $"s3:DeleteObjectVersion {Processed}/media/*",
            "sqs:SendMessage ${transcode-track-dead-letters.arn}",
        ]),
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
