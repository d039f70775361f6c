using System.Text.Json.Nodes;
using VideoStack.Infra.Components;
using VideoStack.Infra.Iam;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra;

/// <summary>What takes a film away for good once its status says so, whoever asked: its owner, an administrator, or the end of an account.</summary>
internal static class FilmErasure
{
    // Thousands of objects, a thousand with each request.
    private const int TimeoutSeconds = 300;

    public static FunctionComponent Declare(FunctionDefaults defaults, StorageComponent storage, FunctionPackage catalog)
    {
        var function = new FunctionComponent("erase-film", new FunctionComponentArgs
        {
            Handler = "EraseFilm",
            Package = catalog,
            Defaults = defaults,
            Timeout = TimeoutSeconds,
            Environment =
            {
                ["VIDEOS_TABLE"] = storage.Videos.TableName,
                ["RAW_BUCKET"] = storage.Raw.BucketName,
                ["PROCESSED_BUCKET"] = storage.Processed.BucketName,
                ["USAGE_TABLE"] = storage.Usage.TableName,
                ["RECEIPTS_TABLE"] = storage.Receipts.TableName,
                ["VIEW_COUNTS_TABLE"] = storage.ViewCounts.TableName,
            },
            Rights =
            [
                storage.Videos.Allow("dynamodb:DeleteItem", "dynamodb:GetItem"),
                storage.Usage.Allow("dynamodb:UpdateItem"),
                // What was removed so far stands in a draft of the receipt: it tells all of it, however often it was interrupted.
                storage.Receipts.Allow("dynamodb:GetItem", "dynamodb:PutItem"),
                storage.ViewCounts.Allow("dynamodb:DeleteItem", "dynamodb:Query"),
                Statement.Allow("AbortUploads", "s3:AbortMultipartUpload").On(storage.Raw.Objects($"{StorageComponent.UploadsPrefix}*")),
                .. storage.Raw.AllowErasing("Originals", StorageComponent.UploadsPrefix),
                .. storage.Processed.AllowErasing("Renditions", StorageComponent.MediaPrefix),
            ],
        });
        function.ReadStream("from-videos", storage.Videos, Deleting());
        return function;
    }

    private static JsonObject Deleting() => new()
    {
        ["dynamodb"] = new JsonObject
        {
            ["NewImage"] = new JsonObject { ["status"] = new JsonObject { ["S"] = new JsonArray("Deleting") } },
        },
    };
}
