using Amazon.Lambda.RuntimeSupport;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Uploads;

var clock = TimeProvider.System;
return await FunctionHost.RunAsync(new Dictionary<string, Func<Settings, LambdaBootstrap>>
{
    ["CreateUpload"] = settings => LambdaFunction.Http<UploadsJson>(new CreateUpload(
        new FilmAnnouncements(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), settings.Require("USAGE_TABLE")),
        Addresses(settings),
        Multipart(settings),
        new UploadRules(settings.RequirePositive("MAX_UPLOAD_BYTES"), settings.FindPositive("MAX_OWNER_BYTES")),
        clock,
        new VideoIds(clock))),
    ["UploadParts"] = UploadParts,
    ["GetUploadStatus"] = settings => LambdaFunction.Http<UploadsJson>(new GetUploadStatus(Videos(settings))),
});

LambdaBootstrap UploadParts(Settings settings)
{
    var videos = Videos(settings);
    var multipart = Multipart(settings);
    return LambdaFunction.Http<UploadsJson>(new Operations
    {
        { "SignParts", new SignParts(videos, Addresses(settings), clock) },
        { "ListParts", new ListParts(videos, multipart, clock) },
        { "CompleteUpload", new CompleteUpload(videos, multipart, clock) },
    });
}

UploadAddresses Addresses(Settings settings) =>
    new(AwsClients.S3ForBrowsers(accelerated: settings.IsOn("UPLOAD_ACCELERATION")), settings.Require("RAW_BUCKET"));

MultipartUploads Multipart(Settings settings) => new(AwsClients.S3(), settings.Require("RAW_BUCKET"));

VideoTable Videos(Settings settings) => new(AwsClients.DynamoDb(), settings.Require("VIDEOS_TABLE"), clock);
