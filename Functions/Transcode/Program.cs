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

return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["IngestUpload"] = settings => LambdaFunction.Event<TranscodeJson, S3Event>(Ingest(settings).HandleAsync),
    ["TrackTranscode"] = settings => LambdaFunction.Event<TranscodeJson, CloudWatchEvent<JobStateChange>>(Track(settings).HandleAsync),
});

IngestUpload Ingest(Settings settings)
{
    var raw = settings.Require("RAW_BUCKET");
    var mediaConvert = new Lazy<IAmazonMediaConvert>(() => new AmazonMediaConvertClient(AwsClients.Credentials()));
    var target = new JobTarget(
        settings.Require("TRANSCODE_QUEUE"), settings.Require("TRANSCODE_ROLE"), settings.Require("TRANSCODE_TEMPLATE"), settings.Require("STACK"));
    return new IngestUpload(
        Videos(settings),
        new UploadStore(AwsClients.S3(), raw),
        new MediaConvertJobs(mediaConvert, target),
        new BucketNames(raw, settings.Require("PROCESSED_BUCKET")));
}

TrackTranscode Track(Settings settings)
{
    var processed = settings.Require("PROCESSED_BUCKET");
    return new TrackTranscode(Videos(settings), processed, new FolderEraser(AwsClients.S3(), processed));
}

VideoTable Videos(Settings settings) => new(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), TimeProvider.System);
