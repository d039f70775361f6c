using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.S3Events;
using Amazon.MediaConvert;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Transcode;
using VideoStack.Functions.Transcode.Events;
using VideoStack.Functions.Transcode.Jobs;
using VideoStack.Functions.Transcode.Storyboards;

return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["IngestUpload"] = settings => LambdaFunction.Event<TranscodeJson, S3Event>(new IngestUpload(Ingest(settings), settings.Require("RAW_BUCKET")).HandleAsync),
    ["RetryTranscode"] = settings => LambdaFunction.Http<TranscodeJson>(new RetryTranscode(Videos(settings), Ingest(settings))),
    ["TrackTranscode"] = settings => LambdaFunction.Event<TranscodeJson, CloudWatchEvent<JobStateChange>>(Track(settings).HandleAsync),
});

Ingestion Ingest(Settings settings)
{
    var raw = settings.Require("RAW_BUCKET");
    return new Ingestion(
        Videos(settings),
        new UploadStore(AwsClients.S3(), raw),
        Jobs(settings),
        new EncodingBudget(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), settings.Require("USAGE_TABLE"), TimeProvider.System),
        IngestionRules.From(settings),
        new BucketNames(raw, settings.Require("PROCESSED_BUCKET")));
}

MediaConvertJobs Jobs(Settings settings) => new(
    new Lazy<IAmazonMediaConvert>(() => new AmazonMediaConvertClient(AwsClients.Credentials())),
    new JobTarget(
        settings.Require("TRANSCODE_QUEUE"), settings.Require("TRANSCODE_ROLE"), settings.Require("TRANSCODE_TEMPLATE"), settings.Require("STACK")));

TrackTranscode Track(Settings settings)
{
    var (s3, processed) = (AwsClients.S3(), settings.Require("PROCESSED_BUCKET"));
    var storyboards = new StoryboardMaker(new PlaylistStore(s3, processed), new StoryboardStore(s3, processed));
    return new TrackTranscode(Videos(settings), processed, storyboards, new FolderEraser(s3, processed));
}

VideoTable Videos(Settings settings) => new(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), TimeProvider.System);
