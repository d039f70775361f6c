using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Events;

/// <summary>S3's notifications on this machine: hands changes of objects to the functions that the graph's buckets name.</summary>
public sealed partial class BucketNotifications(ResourceGraph graph, IFunctions functions, TimeProvider time, ILogger<BucketNotifications> logger)
    : IBucketEvents
{
    private const string Service = "s3.amazonaws.com";
    private const string BucketType = "aws:s3/bucket:Bucket";

    private readonly FunctionPermissions _permissions = new(graph);
    private long _sequence;

    /// <inheritdoc />
    public void ObjectCreated(string bucket, string key, long size, string eTag, string? versionId, string eventName) =>
        Notify(bucket, key, versionId, eventName, new JsonObject { ["size"] = size, ["eTag"] = eTag });

    /// <inheritdoc />
    public void ObjectRemoved(string bucket, string key, string? versionId, string eventName) =>
        Notify(bucket, key, versionId, eventName, []);

    private void Notify(string bucket, string key, string? versionId, string eventName, JsonObject details)
    {
        var notifications =
            from configuration in graph.OfType("aws:s3/bucketNotification:BucketNotification")
            where configuration.Inputs.Text("bucket") == bucket
            from notification in configuration.Inputs.Items("lambdaFunctions")
            where notification.Texts("events").Any(pattern => ArnPattern.Like(pattern, $"s3:{eventName}"))
                && key.StartsWith(notification.Text("filterPrefix") ?? "", StringComparison.Ordinal)
                && key.EndsWith(notification.Text("filterSuffix") ?? "", StringComparison.Ordinal)
            select (Function: notification.Text("lambdaFunctionArn")!, Id: notification.Text("id") ?? configuration.Id);
        foreach (var (function, id) in notifications)
            Deliver(function, bucket, Message(function, bucket, key, versionId, eventName, id, details));
    }

    private void Deliver(string functionArn, string bucket, JsonObject message)
    {
        var bucketArn = ArnOf(bucket);
        // The real S3 refuses such a configuration when it is made.
        if (!_permissions.Allow(functionArn, Service, bucketArn))
        {
            LogNoPermission(bucketArn, functionArn);
            return;
        }

        try
        {
            functions.InvokeAsynchronously(functionArn, JsonSerializer.SerializeToUtf8Bytes(message));
        }
        catch (InvocationRefusedException refusal)
        {
            LogRefused(bucketArn, refusal.Message);
        }
    }

    private JsonObject Message(
        string functionArn, string bucket, string key, string? versionId, string eventName, string configurationId, JsonObject details)
    {
        var changed = new JsonObject { ["key"] = Encode(key) };
        foreach (var (name, value) in details) changed[name] = value?.DeepClone();
        if (versionId is not null) changed["versionId"] = versionId;
        changed["sequencer"] = Sequencer();
        return new JsonObject
        {
            ["Records"] = new JsonArray(new JsonObject
            {
                ["eventVersion"] = "2.1",
                ["eventSource"] = "aws:s3",
                ["awsRegion"] = functionArn.Split(':')[3],
                ["eventTime"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["eventName"] = eventName,
                ["userIdentity"] = new JsonObject { ["principalId"] = "AWS:LOCAL" },
                ["requestParameters"] = new JsonObject { ["sourceIPAddress"] = "127.0.0.1" },
                ["responseElements"] = new JsonObject
                {
                    ["x-amz-request-id"] = Guid.NewGuid().ToString("N")[..16].ToUpperInvariant(),
                    ["x-amz-id-2"] = "local",
                },
                ["s3"] = new JsonObject
                {
                    ["s3SchemaVersion"] = "1.0",
                    ["configurationId"] = configurationId,
                    ["bucket"] = new JsonObject
                    {
                        ["name"] = bucket,
                        ["ownerIdentity"] = new JsonObject { ["principalId"] = "LOCAL" },
                        ["arn"] = ArnOf(bucket),
                    },
                    ["object"] = changed,
                },
            }),
        };
    }

    private string ArnOf(string bucket) => graph.Find(BucketType, "bucket", bucket)?.State.Text("arn") ?? $"arn:aws:s3:::{bucket}";

    // As form values are encoded: a space becomes "+", a slash stays.
    private static string Encode(string key) => Uri.EscapeDataString(key)
        .Replace("%2F", "/", StringComparison.Ordinal)
        .Replace("%20", "+", StringComparison.Ordinal);

    // Hexadecimal, and greater for a later change of the same key.
    private string Sequencer() =>
        FormattableString.Invariant($"{time.GetUtcNow().ToUnixTimeMilliseconds():X12}{Interlocked.Increment(ref _sequence):X6}");

    [LoggerMessage(Level = LogLevel.Error, Message = "A notification was dropped: no aws.lambda.Permission lets {BucketArn} call {FunctionArn}")]
    private partial void LogNoPermission(string bucketArn, string functionArn);

    [LoggerMessage(Level = LogLevel.Error, Message = "A notification of {BucketArn} was dropped: {Reason}")]
    private partial void LogRefused(string bucketArn, string reason);
}
