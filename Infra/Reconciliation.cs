using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using VideoStack.Infra.Components;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra;

/// <summary>What goes on with films that something went wrong with: it compares table, buckets and jobs, and repairs.</summary>
internal static class Reconciliation
{
    private const string Name = "reconcile";

    // The longest that Lambda allows. It stops in time and goes on at the next run.
    private const int TimeoutSeconds = 900;

    public static FunctionComponent Declare(TranscodeComponent transcode, StorageComponent storage)
    {
        var function = transcode.CreateStarter(Name, "Reconcile", TimeoutSeconds, asynchronous: true,
            [("VIEW_COUNTS_TABLE", storage.ViewCounts.TableName)],
            [
                storage.Videos.AllowQuery(StorageComponent.UnfinishedIndex),
                Statement.Allow("CompareVideos", "dynamodb:BatchGetItem").On(storage.Videos.Arn),
                // Nobody waits for it: the one scan of the platform. The counts of films that are gone go as well.
                storage.ViewCounts.Allow("dynamodb:DeleteItem", "dynamodb:Query", "dynamodb:Scan"),
                transcode.AllowAsking(),
                .. transcode.AllowPublishing(),
                Statement.Allow("AbortUploads", "s3:AbortMultipartUpload").On(storage.Raw.Objects($"{StorageComponent.UploadsPrefix}*")),
                .. storage.Raw.AllowErasing("Originals", StorageComponent.UploadsPrefix),
                .. storage.Processed.AllowErasing("Renditions", StorageComponent.MediaPrefix),
            ]);
        EventDelivery.To(function, $"{Name}-schedules", function,
            Schedule("repair", "rate(15 minutes)", "Films that do not go on.", function),
            Schedule("sweep", "rate(1 day)", "Files without a film, and counts that differ.", function));
        return function;
    }

    private static Trigger Schedule(string task, string rate, string description, FunctionComponent function)
    {
        var rule = new EventRule($"{Name}-{task}", new EventRuleArgs
        {
            Description = description,
            ScheduleExpression = rate,
        }, new CustomResourceOptions { Parent = function });
        return new Trigger($"{Name}-{task}", rule, $"from-{task}", new JsonObject { ["task"] = task }.ToJsonString());
    }
}
