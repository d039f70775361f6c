using Amazon.Lambda.RuntimeSupport;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Uploads;

var clock = TimeProvider.System;
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["CreateUpload"] = settings => LambdaFunction.Http<UploadsJson>(new CreateUpload(
        Videos(settings),
        new UploadStore(AwsClients.S3(), settings.Require("RAW_BUCKET")),
        new UploadRules(settings.RequirePositive("MAX_UPLOAD_BYTES")),
        clock,
        new VideoIds(clock))),
    ["GetUploadStatus"] = settings => LambdaFunction.Http<UploadsJson>(new GetUploadStatus(Videos(settings))),
});

VideoTable Videos(Settings settings) => new(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), clock);
