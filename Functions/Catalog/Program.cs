using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.RuntimeSupport;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

var clock = TimeProvider.System;
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["Health"] = _ => LambdaFunction.Http<CatalogJson>(new Health()),
    ["ListVideos"] = settings => Signing(settings, (videos, cards) => new ListVideos(videos, cards)),
    ["ListMyVideos"] = settings => Signing(settings, (videos, cards) => new ListMyVideos(videos, cards)),
    ["GetVideo"] = settings => Signing(settings, (videos, cards) => new GetVideo(videos, cards)),
    ["RemoveVideo"] = RemoveVideo,
    ["EraseFilm"] = settings => LambdaFunction.Answer<CatalogJson, DynamoDBEvent, StreamsEventResponse>(Erase(settings).HandleAsync),
});

LambdaBootstrap Signing(Settings settings, Func<IVideoTable, VideoCards, IApiHandler> compose)
{
    var (signer, prepare) = SigningKey.ForFunction(settings, clock);
    return LambdaFunction.Http<CatalogJson>(compose(Videos(settings), new VideoCards(signer)), prepare);
}

LambdaBootstrap RemoveVideo(Settings settings)
{
    var videos = Videos(settings);
    return LambdaFunction.Http<CatalogJson>(new Operations
    {
        { "DeleteVideo", new DeleteVideo(videos) },
        { "TakeDownVideo", new TakeDownVideo(videos) },
    });
}

EraseFilm Erase(Settings settings)
{
    var s3 = AwsClients.S3();
    return new EraseFilm(
        Videos(settings), new FolderEraser(s3, settings.Require("RAW_BUCKET")), new FolderEraser(s3, settings.Require("PROCESSED_BUCKET")));
}

VideoTable Videos(Settings settings) => new(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), clock);
