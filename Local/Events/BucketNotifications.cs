using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Events;

/// <summary>S3's notifications on this machine: hands changes of objects to the functions that the graph's buckets name.</summary>
public sealed partial class BucketNotifications : IBucketEvents
{
    private const string Service = "s3.amazonaws.com";

    private readonly IFunctions _functions;
    private readonly TimeProvider _time;
    private readonly ILogger<BucketNotifications> _logger;
    private readonly List<BucketNotification> _notifications;
    private long _sequence;

    /// <summary>Reads the notifications from the graph, which must be complete.</summary>
    /// <exception cref="LocalException">A bucket may not call the function it names; the real S3 refuses such a configuration too.</exception>
    public BucketNotifications(ResourceGraph graph, IFunctions functions, TimeProvider time, ILogger<BucketNotifications> logger)
    {
        (_functions, _time, _logger) = (functions, time, logger);
        _notifications = [.. BucketNotification.ReadAll(graph)];
        var permissions = new FunctionPermissions(graph);
        if (_notifications.Find(notification => !permissions.Allow(notification.FunctionArn, Service, notification.BucketArn)) is { } refused)
        {
            throw new LocalException(
                $"The bucket {refused.Bucket} cannot notify {refused.FunctionArn}: no aws.lambda.Permission lets {Service} call it for {refused.BucketArn}.");
        }
    }

    /// <inheritdoc />
    public void ObjectCreated(string bucket, string key, long size, string eTag, string? versionId, string eventName) =>
        Notify(bucket, key, versionId, eventName, new JsonObject { ["size"] = size, ["eTag"] = eTag });

    /// <inheritdoc />
    public void ObjectRemoved(string bucket, string key, string? versionId, string eventName) =>
        Notify(bucket, key, versionId, eventName, []);

    private void Notify(string bucket, string key, string? versionId, string eventName, JsonObject details)
    {
        foreach (var notification in _notifications.Where(notification => notification.Covers(bucket, key, eventName)))
        {
            var message = Message(notification, key, versionId, eventName, details);
            try
            {
                _functions.InvokeAsynchronously(notification.FunctionArn, JsonSerializer.SerializeToUtf8Bytes(message));
            }
            catch (InvocationRefusedException refusal)
            {
                LogRefused(notification.BucketArn, refusal.Message);
            }
        }
    }

    private JsonObject Message(BucketNotification notification, string key, string? versionId, string eventName, JsonObject details)
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
                ["awsRegion"] = notification.FunctionArn.Split(':')[3],
                ["eventTime"] = _time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
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
                    ["configurationId"] = notification.Id,
                    ["bucket"] = new JsonObject
                    {
                        ["name"] = notification.Bucket,
                        ["ownerIdentity"] = new JsonObject { ["principalId"] = "LOCAL" },
                        ["arn"] = notification.BucketArn,
                    },
                    ["object"] = changed,
                },
            }),
        };
    }

    // As form values are encoded: a space becomes "+", a slash stays.
    private static string Encode(string key) => Uri.EscapeDataString(key)
        .Replace("%2F", "/", StringComparison.Ordinal)
        .Replace("%20", "+", StringComparison.Ordinal);

    // Hexadecimal, and greater for a later change of the same key.
    private string Sequencer() =>
        FormattableString.Invariant($"{_time.GetUtcNow().ToUnixTimeMilliseconds():X12}{Interlocked.Increment(ref _sequence):X6}");

    [LoggerMessage(Level = LogLevel.Error, Message = "A notification of {BucketArn} was dropped: {Reason}")]
    private partial void LogRefused(string bucketArn, string reason);
}
