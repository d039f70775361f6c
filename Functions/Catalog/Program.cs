using System.Security.Cryptography;
using Amazon.Lambda.RuntimeSupport;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;

var clock = TimeProvider.System;
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["Health"] = _ => LambdaFunction.Http<CatalogJson>(new Health()),
    ["ListVideos"] = settings => Signing(settings, (videos, cards) => new ListVideos(videos, cards)),
    ["GetVideo"] = settings => Signing(settings, (videos, cards) => new GetVideo(videos, cards)),
});

LambdaBootstrap Signing(Settings settings, Func<IVideoTable, VideoCards, IApiHandler> compose)
{
    var key = ECDsa.Create();
    var ciphertext = settings.Require(SigningKey.Variable);
    var signer = new PlaybackSigner(key, settings.Require("PLAYBACK_KEY_ID"), clock);
    var videos = new VideoTable(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), clock);
    return LambdaFunction.Http<CatalogJson>(
        compose(videos, new VideoCards(signer)),
        prepare: () => SigningKey.DecryptAsync(key, ciphertext, AwsClients.Kms().Value));
}
