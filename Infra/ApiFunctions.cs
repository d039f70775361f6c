using Pulumi;
using VideoStack.Infra.Components;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra;

/// <summary>The functions behind the HTTP API: what each is told, and what each may do.</summary>
internal sealed class ApiFunctions(
    PlatformSettings settings, FunctionDefaults defaults, StorageComponent storage, PlaybackSigningComponent signing)
{
    /// <summary>Declares them all.</summary>
    /// <returns>The function of each operation of <c>openapi.yaml</c>, by operationId.</returns>
    public IReadOnlyDictionary<string, FunctionComponent> Declare(FunctionPackage uploads, FunctionPackage catalog, FunctionPackage playback) =>
        new Dictionary<string, FunctionComponent>
        {
            ["CreateUpload"] = Create("create-upload", "CreateUpload", uploads, new()
            {
                ["VIDEOS_TABLE"] = storage.Videos.TableName,
                ["RAW_BUCKET"] = storage.Raw.BucketName,
                ["MAX_UPLOAD_BYTES"] = $"{settings.MaxUploadBytes}",
                ["ALLOW_ANONYMOUS_UPLOADS"] = settings.AllowAnonymousUploads ? "true" : "false",
            },
            [
                storage.Videos.Allow("dynamodb:PutItem"),
                // A presigned address can do what its signer may.
                Statement.Allow("SignUploads", "s3:PutObject").On(storage.Raw.Objects($"{StorageComponent.UploadsPrefix}*")),
            ]),

            ["GetUploadStatus"] = Create("get-upload-status", "GetUploadStatus", uploads, Table(), [storage.Videos.Allow("dynamodb:GetItem")]),

            ["Health"] = Create("health", "Health", catalog, [], []),

            ["ListVideos"] = Create("list-videos", "ListVideos", catalog, TableAndSigning(),
                [storage.Videos.AllowQuery(VideosTable.FeedIndex), signing.AllowSigning()]),

            ["GetVideo"] = Create("get-video", "GetVideo", catalog, TableAndSigning(),
                [storage.Videos.Allow("dynamodb:GetItem"), signing.AllowSigning()]),

            ["GetPlayback"] = Create("get-playback", "GetPlayback", playback, TableAndSigning(),
                [storage.Videos.Allow("dynamodb:GetItem"), signing.AllowSigning()]),

            ["RecordView"] = Create("record-view", "RecordView", playback,
                new(Table()) { ["PLAYBACK_PUBLIC_KEY"] = signing.PublicKey },
                [storage.Videos.Allow("dynamodb:UpdateItem")]),
        };

    private FunctionComponent Create(
        string name, string handler, FunctionPackage package, Dictionary<string, Input<string>> environment, Statement[] rights) =>
        new(name, new FunctionComponentArgs
        {
            Handler = handler,
            Package = package,
            Defaults = defaults,
            Environment = environment,
            Rights = rights,
        });

    private Dictionary<string, Input<string>> Table() => new() { ["VIDEOS_TABLE"] = storage.Videos.TableName };

    private Dictionary<string, Input<string>> TableAndSigning() => new(signing.Environment) { ["VIDEOS_TABLE"] = storage.Videos.TableName };
}
