using VideoStack.Infra.Components;
using VideoStack.Infra.Iam;
using Variable = (string Name, Pulumi.Input<string>? Value);

namespace VideoStack.Infra;

/// <summary>The functions by which films are found, described and removed: what each is told, and what each may do.</summary>
internal sealed class CatalogFunctions(FunctionFactory factory, StorageComponent storage, PlaybackSigningComponent signing)
{
    /// <summary>Declares them all.</summary>
    /// <returns>The function of each operation of <c>openapi.yaml</c> about the catalogue, by operationId.</returns>
    public IReadOnlyDictionary<string, FunctionComponent> Declare()
    {
        var removeVideo = factory.Create("remove-video", "RemoveVideo", [Videos], [storage.Videos.Allow("dynamodb:UpdateItem")]);
        var captions = CreateCaptions();
        return new Dictionary<string, FunctionComponent>
        {
            ["Health"] = factory.Create("health", "Health", [], []),

            ["ListVideos"] = factory.Create("list-videos", "ListVideos", [Videos, .. Signing],
                [storage.Videos.AllowQuery(StorageComponent.FeedIndex), signing.AllowSigning()]),

            ["ListMyVideos"] = factory.Create("list-my-videos", "ListMyVideos", [Videos, .. Signing],
                [storage.Videos.AllowQuery(StorageComponent.ByOwnerIndex), signing.AllowSigning()]),

            ["GetVideo"] = factory.Create("get-video", "GetVideo", [Videos, .. Signing],
                [storage.Videos.Allow("dynamodb:GetItem"), signing.AllowSigning()]),

            ["UpdateVideo"] = factory.Create("update-video", "UpdateVideo", [Videos, .. Signing],
                [storage.Videos.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"), signing.AllowSigning()]),

            ["DeleteVideo"] = removeVideo,
            ["TakeDownVideo"] = removeVideo,
            ["AbortUpload"] = removeVideo,

            ["PutCaptions"] = captions,
            ["DeleteCaptions"] = captions,

            ["GetSource"] = CreateGetSource(),

            ["ListMyDeletions"] = factory.Create("list-deletions", "ListMyDeletions", [("RECEIPTS_TABLE", storage.Receipts.TableName)],
                [storage.Receipts.AllowQuery(StorageComponent.ByOwnerIndex)]),
        };
    }

    private FunctionComponent CreateCaptions() => factory.Create("captions", "Captions",
        [Videos, ("PROCESSED_BUCKET", storage.Processed.BucketName)],
        [
            storage.Videos.Allow("dynamodb:GetItem", "dynamodb:UpdateItem"),
            Statement.Allow("WriteCaptions", "s3:DeleteObject", "s3:PutObject")
                .On(storage.Processed.Objects($"{StorageComponent.MediaPrefix}*/captions/*")),
        ]);

    private FunctionComponent CreateGetSource() => factory.Create("get-source", "GetSource",
        [Videos, ("RAW_BUCKET", storage.Raw.BucketName)],
        [
            storage.Videos.Allow("dynamodb:GetItem"),
            // A presigned address can do what its signer may; these name the version that was encoded.
            Statement.Allow("SignOriginals", "s3:GetObjectVersion").On(storage.Raw.Objects($"{StorageComponent.UploadsPrefix}*")),
        ]);

    private Variable Videos => ("VIDEOS_TABLE", storage.Videos.TableName);

    private Variable[] Signing => FunctionFactory.All(signing.Environment);
}
