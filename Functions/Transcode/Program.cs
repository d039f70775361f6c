using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.S3Events;
using Amazon.MediaConvert;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Transcode;
using VideoStack.Functions.Transcode.Events;
using VideoStack.Functions.Transcode.Jobs;
using VideoStack.Functions.Transcode.Reconciliation;
using VideoStack.Functions.Transcode.Storyboards;

var (dynamoDb, s3, clock) = (AwsClients.DynamoDb(), AwsClients.S3(), TimeProvider.System);
var mediaConvert = new Lazy<IAmazonMediaConvert>(() => new AmazonMediaConvertClient(AwsClients.Credentials()));
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["IngestUpload"] = settings => LambdaFunction.Event<TranscodeJson, S3Event>(new IngestUpload(Ingest(settings), settings.Require("RAW_BUCKET")).HandleAsync),
    ["RetryTranscode"] = settings => LambdaFunction.Http<TranscodeJson>(new RetryTranscode(Videos(settings), Ingest(settings))),
    ["Reconcile"] = settings => LambdaFunction.Event<TranscodeJson, ReconcileTask>(Reconciler(settings).HandleAsync),
    ["TrackTranscode"] = settings => LambdaFunction.Event<TranscodeJson, CloudWatchEvent<JobStateChange>>(Track(settings).HandleAsync),
});

Ingestion Ingest(Settings settings)
{
    var raw = settings.Require("RAW_BUCKET");
    return new Ingestion(
        Videos(settings),
        new UploadStore(s3, raw),
        Jobs(settings),
        new EncodingBudget(dynamoDb, VideosTable(settings), settings.Require("USAGE_TABLE"), clock),
        IngestionRules.From(settings),
        new BucketNames(raw, settings.Require("PROCESSED_BUCKET")),
        // Looked up when it is needed: by then Lambda's client has put a writer there that marks lines as errors.
        fault => Console.Error.WriteLine(fault));
}

MediaConvertJobs Jobs(Settings settings) => new(mediaConvert, new JobTarget(
    settings.Require("TRANSCODE_QUEUE"), settings.Require("TRANSCODE_ROLE"), settings.Require("TRANSCODE_TEMPLATE"), settings.Require("STACK")));

TrackTranscode Track(Settings settings)
{
    var processed = settings.Require("PROCESSED_BUCKET");
    var storyboards = new StoryboardMaker(new PlaylistStore(s3, processed), new StoryboardStore(s3, processed));
    return new TrackTranscode(Videos(settings), new RunningJobs(mediaConvert), processed, storyboards, new FolderEraser(s3, processed));
}

Reconcile Reconciler(Settings settings)
{
    var (videos, ingestion) = (Videos(settings), Ingest(settings));
    var (raw, processed) = (settings.Require("RAW_BUCKET"), settings.Require("PROCESSED_BUCKET"));
    var audit = new FilmAudit(dynamoDb, VideosTable(settings), settings.Require("USAGE_TABLE"), clock);
    var counts = new ViewCountTable(dynamoDb, settings.Require("VIEW_COUNTS_TABLE"));
    var repairs = new Dictionary<VideoStatus, IFilmRepair>
    {
        [VideoStatus.AwaitingUpload] = new UploadRepair(videos, audit, new UploadStore(s3, raw), new MultipartUploads(s3, raw), ingestion, clock),
        [VideoStatus.Uploaded] = new MissingJobRepair(ingestion),
        [VideoStatus.Transcoding] = new LostEventRepair(videos, Jobs(settings), Track(settings)),
        [VideoStatus.Deleting] = new DeletionRepair(new FilmRemoval(dynamoDb, VideosTable(settings), clock)),
    };
    OrphanSearch[] searches =
    [
        new(audit, new FolderIndex(s3, raw), new FolderEraser(s3, raw), MediaKeys.Sources, clock),
        new(audit, new FolderIndex(s3, processed), new FolderEraser(s3, processed), MediaKeys.Media, clock),
    ];
    var views = new ViewComparison(videos, counts, new ViewTotals(videos, counts), (time, cancellation) => Task.Delay(time, clock, cancellation));
    return new Reconcile(new FilmRepairs(videos, audit, repairs, clock), new Sweep(searches, views), Console.Out);
}

VideoTable Videos(Settings settings) => new(dynamoDb, VideosTable(settings), clock, settings.Require("USAGE_TABLE"));

static string VideosTable(Settings settings) => settings.Require("VIDEOS_TABLE");
