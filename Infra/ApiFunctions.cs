using Pulumi;
using VideoStack.Infra.Components;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra;

/// <summary>The functions about films behind the HTTP API: what each is told, and what each may do.</summary>
internal sealed class ApiFunctions(
    PlatformSettings settings, FunctionDefaults defaults, StorageComponent storage, PlaybackSigningComponent signing)
{
    /// <summary>Declares them all.</summary>
    /// <returns>The function of each operation of <c>openapi.yaml</c> about films, by operationId.</returns>
    public IReadOnlyDictionary<string, FunctionComponent> Declare(FunctionPackage uploads, FunctionPackage catalog, FunctionPackage playback)
    {
        var removeVideo = Create("remove-video", "RemoveVideo", catalog, Table(), [storage.Videos.Allow("dynamodb:UpdateItem")]);
        return new Dictionary<string, FunctionComponent>
        {
            ["CreateUpload"] = Create("create-upload", "CreateUpload", uploads, new()
            {
                ["VIDEOS_TABLE"] = storage.Videos.TableName,
                ["RAW_BUCKET"] = storage.Raw.BucketName,
                ["MAX_UPLOAD_BYTES"] = $"{settings.MaxUploadBytes}",
            },
            [
                storage.Videos.Allow("dynamodb:PutItem"),
                // A presigned address can do what its signer may.
                Statement.Allow("SignUploads", "s3:PutObject").On(storage.Raw.Objects($"{StorageComponent.UploadsPrefix}*")),
            ]),

            ["GetUploadStatus"] = Create("get-upload-status", "GetUploadStatus", uploads, Table(), [storage.Videos.Allow("dynamodb:GetItem")]),

            ["Health"] = Create("health", "Health", catalog, [], []),

            ["ListVideos"] = Create("list-videos", "ListVideos", catalog, TableAndSigning(),
                [storage.Videos.AllowQuery(StorageComponent.FeedIndex), signing.AllowSigning()]),

            ["ListMyVideos"] = Create("list-my-videos", "ListMyVideos", catalog, TableAndSigning(),
                [storage.Videos.AllowQuery(StorageComponent.ByOwnerIndex), signing.AllowSigning()]),

            ["GetVideo"] = Create("get-video", "GetVideo", catalog, TableAndSigning(),
                [storage.Videos.Allow("dynamodb:GetItem"), signing.AllowSigning()]),

            ["DeleteVideo"] = removeVideo,
            ["TakeDownVideo"] = removeVideo,

            ["GetPlayback"] = Create("get-playback", "GetPlayback", playback,
                new(TableAndSigning()) { ["PLAYBACK_LIFETIME"] = PlaybackLifetime },
                [storage.Videos.Allow("dynamodb:GetItem"), signing.AllowSigning()]),

            ["GetManifest"] = Create("get-manifest", "GetManifest", playback,
                new(TableAndSigning()) { ["PROCESSED_BUCKET"] = storage.Processed.BucketName },
                [
                    storage.Videos.Allow("dynamodb:GetItem"),
                    Statement.Allow("ReadManifests", "s3:GetObject").On(storage.Processed.Objects($"{StorageComponent.MediaPrefix}*.m3u8")),
                    signing.AllowSigning(),
                ]),

            ["RecordView"] = Create("record-view", "RecordView", playback,
                new(Table()) { ["PLAYBACK_PUBLIC_KEY"] = signing.PublicKey },
                [storage.Videos.Allow("dynamodb:UpdateItem")]),
        };
    }

    private string PlaybackLifetime => $"{(int)settings.PlaybackLifetime.TotalSeconds}";

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
