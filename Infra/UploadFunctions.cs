using Pulumi;
using VideoStack.Infra.Components;
using VideoStack.Infra.Iam;
using Variable = (string Name, Pulumi.Input<string>? Value);

namespace VideoStack.Infra;

/// <summary>The functions by which films come in: what each is told, and what each may do.</summary>
internal sealed class UploadFunctions(FilmSettings settings, FunctionFactory factory, StorageComponent storage)
{
    /// <summary>Declares them all.</summary>
    /// <returns>The function of each operation of <c>openapi.yaml</c> about uploads, by operationId.</returns>
    public IReadOnlyDictionary<string, FunctionComponent> Declare()
    {
        var parts = CreateUploadParts();
        return new Dictionary<string, FunctionComponent>
        {
            ["CreateUpload"] = CreateCreateUpload(),
            ["SignParts"] = parts,
            ["ListParts"] = parts,
            ["CompleteUpload"] = parts,
            ["GetUploadStatus"] = factory.Create("get-upload-status", "GetUploadStatus", [Videos], [storage.Videos.Allow("dynamodb:GetItem")]),
        };
    }

    private FunctionComponent CreateCreateUpload() => factory.Create("create-upload", "CreateUpload",
        [
            Videos, RawBucket, Acceleration, ("USAGE_TABLE", storage.Usage.TableName),
            ("MAX_UPLOAD_BYTES", $"{settings.MaxUploadBytes}"),
            ("MAX_OWNER_BYTES", settings.MaxOwnerBytes is { } most ? (Input<string>)$"{most}" : null),
        ],
        [
            storage.Videos.Allow("dynamodb:PutItem"),
            // The same transaction counts the film's bytes to its owner's.
            storage.Usage.Allow("dynamodb:UpdateItem"),
            // A presigned address can do what its signer may; beginning an upload in parts is the same right.
            Statement.Allow("SignUploads", "s3:PutObject").On(Uploads),
            // One that was begun for an owner who turns out to have no room left.
            Statement.Allow("AbortUploads", "s3:AbortMultipartUpload").On(Uploads),
        ]);

    private FunctionComponent CreateUploadParts() => factory.Create("upload-parts", "UploadParts",
        [Videos, RawBucket, Acceleration],
        [
            storage.Videos.Allow("dynamodb:GetItem"),
            Statement.Allow("SignParts", "s3:ListMultipartUploadParts", "s3:PutObject").On(Uploads),
            // Whether the file of an upload is there that has ended.
            Statement.Allow("SeeWhatArrived", "s3:ListBucket").On(storage.Raw.Arn).When("StringLike", "s3:prefix", $"{StorageComponent.UploadsPrefix}*"),
        ],
        // S3 takes long to join thousands of parts. As long as API Gateway waits.
        timeout: 29);

    private Variable Videos => ("VIDEOS_TABLE", storage.Videos.TableName);

    private Variable RawBucket => ("RAW_BUCKET", storage.Raw.BucketName);

    private Variable Acceleration => ("UPLOAD_ACCELERATION", settings.TransferAcceleration ? (Input<string>)"true" : null);

    private Output<string> Uploads => storage.Raw.Objects($"{StorageComponent.UploadsPrefix}*");
}
