using Amazon.Lambda.S3Events;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Transcode;
using VideoStack.Functions.Transcode.Jobs;
using VideoStack.Functions.Transcode.Storyboards;
using VideoStack.Media;

namespace VideoStack.Functions.Tests.Transcoding;

/// <summary>The handlers of encoding, put together for tests.</summary>
internal static class Compose
{
    public static IngestionRules Rules(long? monthlyMicroUsd = null) => new(TimeSpan.FromHours(12), monthlyMicroUsd, EncodingPrices.In("us-east-1"));

    public static Ingestion Ingestion(IVideoTable videos, IUploadStore uploads, IEncodingJobs jobs, IEncodingBudget budget, IngestionRules? rules = null, Action<string>? tellFault = null) =>
        new(videos, uploads, jobs, budget, rules ?? Rules(), new BucketNames("raw", "processed"), tellFault ?? (_ => { }));

    public static TrackTranscode Track(IVideoTable videos, InMemoryFolder processed, IRunningJobs? jobs = null) =>
        new(videos, jobs ?? new FakeEncodingJobs(TimeProvider.System), "processed", new StoryboardMaker(processed, processed), processed);

    /// <summary>What S3 tells of an object.</summary>
    public static S3Event Uploaded(string videoId, string? version = "v1", string bucket = "raw") => Arrived(bucket, MediaKeys.Source(videoId), version);

    /// <summary>What S3 tells of any object.</summary>
    public static S3Event Arrived(string bucket, string key, string? version) => new()
    {
        Records =
        [
            new()
            {
                EventName = "ObjectCreated:Put",
                S3 = new() { Bucket = new() { Name = bucket }, Object = new() { Key = Uri.EscapeDataString(key), VersionId = version, Size = 1, ETag = "etag" } },
            },
        ],
    };
}
