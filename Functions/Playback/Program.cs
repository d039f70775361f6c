using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.RuntimeSupport;
using VideoStack.Functions.Playback;
using VideoStack.Functions.Playback.Views;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

var clock = TimeProvider.System;
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["GetPlayback"] = settings => Signing(settings, signer => new GetPlayback(
        Videos(settings),
        signer,
        new GrantRules(TimeSpan.FromSeconds(settings.RequirePositive("PLAYBACK_LIFETIME")), clock, new VideoIds(clock)),
        SecurityEvents.Standard)),
    ["GetManifest"] = settings => Signing(settings, signer => new GetManifest(
        Videos(settings), new PlaylistStore(AwsClients.S3(), settings.Require("PROCESSED_BUCKET")), signer, clock, SecurityEvents.Standard)),
    ["RecordView"] = settings => LambdaFunction.Http<PlaybackJson>(
        new RecordView(new ViewTable(AwsClients.DynamoDb(), settings.Require("VIEWS_TABLE"), clock), VerificationKey.Read(settings), clock)),
    ["AggregateViews"] = settings => LambdaFunction.Answer<PlaybackJson, DynamoDBEvent, StreamsEventResponse>(Aggregate(settings).HandleAsync),
});

LambdaBootstrap Signing(Settings settings, Func<PlaybackSigner, IApiHandler> compose)
{
    var (signer, prepare) = SigningKey.ForFunction(settings, clock);
    return LambdaFunction.Http<PlaybackJson>(compose(signer), prepare);
}

AggregateViews Aggregate(Settings settings)
{
    var client = AwsClients.DynamoDb();
    var counts = settings.Require("VIEW_COUNTS_TABLE");
    return new AggregateViews(
        new ViewCounting(new ViewCounter(client, settings.Require("VIEWS_TABLE"), counts), Random.Shared, clock),
        new ViewTotals(new VideoTable(client, settings.Require("VIDEOS_TABLE"), clock), new ViewCountTable(client, counts)));
}

VideoTable Videos(Settings settings) => new(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), clock);
