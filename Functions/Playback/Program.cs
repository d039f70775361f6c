using System.Security.Cryptography;
using Amazon.Lambda.RuntimeSupport;
using VideoStack.Functions.Playback;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;

var clock = TimeProvider.System;
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["GetPlayback"] = GetPlayback,
    ["RecordView"] = settings => LambdaFunction.Http<PlaybackJson>(
        new RecordView(Videos(settings), VerificationKey.Read(settings), clock)),
});

LambdaBootstrap GetPlayback(Settings settings)
{
    var key = ECDsa.Create();
    var ciphertext = settings.Require(SigningKey.Variable);
    var signer = new PlaybackSigner(key, settings.Require("PLAYBACK_KEY_ID"), clock);
    return LambdaFunction.Http<PlaybackJson>(
        new GetPlayback(Videos(settings), signer, clock, new VideoIds(clock)),
        prepare: () => SigningKey.DecryptAsync(key, ciphertext, AwsClients.Kms().Value));
}

VideoTable Videos(Settings settings) => new(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), clock);
