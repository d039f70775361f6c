using System.Globalization;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Events.Streams;

/// <summary>Tells a mapping's on-failure queue of batches that were given up: where they lie in the stream, not what they hold.</summary>
internal sealed partial class GivenUpBatches(ResourceGraph graph, DeadLetters deadLetters, TimeProvider time, ILogger logger)
{
    private const string QueueType = "aws:sqs/queue:Queue";

    private readonly FunctionCatalog _functions = new(graph);

    /// <param name="batch">With all its failed attempts counted.</param>
    /// <param name="result">Of the last call; null when there was none.</param>
    /// <param name="isTooOld">Why it was given up: too old, or tried too often.</param>
    public void Add(StreamMapping mapping, string shard, StreamBatch batch, InvocationResult? result, bool isTooOld)
    {
        LogGivenUp(batch.Records.Count, mapping.FunctionArn, batch.Attempts);
        if (mapping.OnFailureArn is not { } queue) return;

        if (graph.Find(QueueType, "arn", queue) is null) LogNoQueue(queue);
        else deadLetters.Add(queue, new DeadLetter(Record(mapping, shard, batch, result, isTooOld), new Dictionary<string, string>()));
    }

    private JsonObject Record(StreamMapping mapping, string shard, StreamBatch batch, InvocationResult? result, bool isTooOld) => new()
    {
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = Guid.NewGuid().ToString(),
            ["functionArn"] = mapping.FunctionArn,
            ["condition"] = isTooOld ? "RecordAgeExceeded" : "RetryAttemptsExhausted",
            ["approximateInvokeCount"] = batch.Attempts,
        },
        ["responseContext"] = new JsonObject
        {
            ["statusCode"] = result is null ? 429 : 200,
            ["executedVersion"] = _functions.Find(mapping.FunctionArn).Function.Version,
            ["functionError"] = result?.FunctionError,
        },
        ["version"] = "1.0",
        ["timestamp"] = Text(time.GetUtcNow(), "fff"),
        ["DDBStreamBatchInfo"] = new JsonObject
        {
            ["shardId"] = shard,
            ["startSequenceNumber"] = batch.Records[0].SequenceNumber,
            ["endSequenceNumber"] = batch.Records[^1].SequenceNumber,
            ["approximateArrivalOfFirstRecord"] = Text(batch.Records[0].At),
            ["approximateArrivalOfLastRecord"] = Text(batch.Records[^1].At),
            ["batchSize"] = batch.Records.Count,
            ["streamArn"] = mapping.StreamArn,
        },
    };

    private static string Text(DateTimeOffset at, string fraction = "") =>
        at.ToString($"yyyy-MM-dd'T'HH:mm:ss{(fraction.Length > 0 ? "." : "")}{fraction}'Z'", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} changes of a table were given up: {FunctionArn} failed {Attempts} times")]
    private partial void LogGivenUp(int count, string functionArn, int attempts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nobody is told of them: the graph has no queue {QueueArn}")]
    private partial void LogNoQueue(string queueArn);
}
