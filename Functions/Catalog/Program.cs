using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.RuntimeSupport;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Catalog.Captions;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

var clock = TimeProvider.System;
var dynamoDb = AwsClients.DynamoDb();
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["Health"] = _ => LambdaFunction.Http<CatalogJson>(new Health()),
    ["ListVideos"] = settings => Signing(settings, (videos, cards) => new ListVideos(videos, cards)),
    ["ListMyVideos"] = settings => Signing(settings, (_, cards) => new ListMyVideos(new FilmSearch(dynamoDb, VideosTable(settings)), cards)),
    ["GetVideo"] = settings => Signing(settings, (videos, cards) => new GetVideo(videos, cards)),
    ["UpdateVideo"] = settings => Signing(settings, (videos, cards) => new UpdateVideo(videos, Edits(settings), cards)),
    ["Captions"] = Captions,
    ["GetSource"] = settings => LambdaFunction.Http<CatalogJson>(
        new GetSource(Videos(settings), new SourceLinks(AwsClients.S3(), settings.Require("RAW_BUCKET")), clock)),
    ["RemoveVideo"] = RemoveVideo,
    ["ListMyDeletions"] = settings => LambdaFunction.Http<CatalogJson>(new ListMyDeletions(new ReceiptTable(dynamoDb, settings.Require("RECEIPTS_TABLE")))),
    ["EraseFilm"] = settings => LambdaFunction.Answer<CatalogJson, DynamoDBEvent, StreamsEventResponse>(Erase(settings).HandleAsync),
});

LambdaBootstrap Signing(Settings settings, Func<IVideoTable, VideoCards, IApiHandler> compose)
{
    var (signer, prepare) = SigningKey.ForFunction(settings, clock);
    return LambdaFunction.Http<CatalogJson>(compose(Videos(settings), new VideoCards(signer)), prepare);
}

LambdaBootstrap Captions(Settings settings)
{
    var (videos, edits) = (Videos(settings), Edits(settings));
    var store = new CaptionStore(AwsClients.S3(), settings.Require("PROCESSED_BUCKET"));
    return LambdaFunction.Http<CatalogJson>(new Operations
    {
        { "PutCaptions", new PutCaptions(videos, edits, store, new VideoIds(clock)) },
        { "DeleteCaptions", new DeleteCaptions(videos, edits, store) },
    });
}

LambdaBootstrap RemoveVideo(Settings settings)
{
    var removal = new FilmRemoval(dynamoDb, VideosTable(settings), clock);
    return LambdaFunction.Http<CatalogJson>(new Operations
    {
        { "DeleteVideo", new DeleteVideo(removal) },
        { "TakeDownVideo", new TakeDownVideo(removal) },
        { "AbortUpload", new AbortUpload(removal) },
    });
}

EraseFilm Erase(Settings settings)
{
    var s3 = AwsClients.S3();
    var (raw, processed) = (settings.Require("RAW_BUCKET"), settings.Require("PROCESSED_BUCKET"));
    var tables = new ErasureTables(VideosTable(settings), settings.Require("USAGE_TABLE"), settings.Require("RECEIPTS_TABLE"));
    return new EraseFilm(
        new FilmErasure(dynamoDb, tables, clock),
        new ViewCountTable(dynamoDb, settings.Require("VIEW_COUNTS_TABLE")),
        new FolderEraser(s3, raw),
        new MultipartUploads(s3, raw),
        new FolderEraser(s3, processed));
}

VideoTable Videos(Settings settings) => new(dynamoDb, VideosTable(settings), clock);

VideoEdits Edits(Settings settings) => new(Videos(settings), dynamoDb, VideosTable(settings), clock);

static string VideosTable(Settings settings) => settings.Require("VIDEOS_TABLE");
