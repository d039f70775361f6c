using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Lambda;

/// <summary>
/// Lambda's queue of events: tries each one until it succeeds or its retries or its time are used up, then keeps it for inspection.
/// </summary>
/// <param name="graph">Where the queues are declared.</param>
/// <param name="invoke">Calls the function once.</param>
/// <param name="retryDelays">Before each retry; the last one repeats.</param>
internal sealed partial class AsynchronousInvocations(
    ResourceGraph graph,
    Func<Invocation, InvocationTarget, Task<InvocationResult>> invoke,
    IReadOnlyList<TimeSpan> retryDelays,
    DeadLetters deadLetters,
    TimeProvider time,
    ILogger logger)
{
    private const string QueueType = "aws:sqs/queue:Queue";
    private const string RetriesExhausted = "RetriesExhausted";
    private const string EventAgeExceeded = "EventAgeExceeded";

    /// <summary>Runs in the background until the event is done with, one way or the other.</summary>
    public async Task RunAsync(InvocationTarget target, AsynchronousSettings settings, Invocation invocation, CancellationToken stopping)
    {
        var queued = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var result = await AttemptAsync(target, invocation, stopping);
            if (result is { FunctionError: null }) return;

            var delay = retryDelays[Math.Min(attempt, retryDelays.Count) - 1];
            var condition = result is not null && attempt > settings.Retries ? RetriesExhausted
                : time.GetElapsedTime(queued) + delay > settings.MaximumAge ? EventAgeExceeded
                : null;
            if (condition is not null)
            {
                Bury(target, settings, invocation, result, condition, attempt);
                return;
            }

            await Task.Delay(delay, time, stopping);
            // Being refused for want of concurrency is no attempt: Lambda goes on until the event is too old.
            if (result is null) attempt--;
            else invocation = invocation.Again();
        }
    }

    // Null: refused before the function saw it.
    private async Task<InvocationResult?> AttemptAsync(InvocationTarget target, Invocation invocation, CancellationToken stopping)
    {
        try
        {
            return await invoke(invocation, target).WaitAsync(stopping);
        }
        catch (TooManyRequestsException)
        {
            return null;
        }
    }

    private void Bury(
        InvocationTarget target, AsynchronousSettings settings, Invocation invocation, InvocationResult? result, string condition, int attempts)
    {
        var error = result is null ? null : Parse(result.Payload);
        var message = error.Text("errorMessage") ?? "";
        LogGivenUp(target.Function.Name, attempts, condition, message);

        var payload = Parse(invocation.Payload);
        if (target.Function.DeadLetterArn is { } deadLetterQueue)
            Send(deadLetterQueue, new DeadLetter(payload?.DeepClone(), new Dictionary<string, string>
            {
                ["RequestID"] = invocation.RequestId,
                ["ErrorCode"] = result is null ? "429" : "200",
                ["ErrorMessage"] = message,
            }));
        if (settings.OnFailureArn is { } destination)
        {
            var record = Record(target, invocation, result, error, payload, condition, attempts);
            Send(destination, new DeadLetter(record, new Dictionary<string, string>()));
        }
    }

    private JsonObject Record(
        InvocationTarget target,
        Invocation invocation,
        InvocationResult? result,
        JsonNode? error,
        JsonNode? payload,
        string condition,
        int attempts) => new()
    {
        ["version"] = "1.0",
        ["timestamp"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = invocation.RequestId,
            ["functionArn"] = target.Qualifier is null ? $"{target.Function.Arn}:$LATEST" : invocation.FunctionArn,
            ["condition"] = condition,
            ["approximateInvokeCount"] = attempts,
        },
        ["requestPayload"] = payload,
        ["responseContext"] = new JsonObject
        {
            ["statusCode"] = result is null ? 429 : 200,
            ["executedVersion"] = target.Function.Version,
            ["functionError"] = result?.FunctionError,
        },
        ["responsePayload"] = error,
    };

    private void Send(string queueArn, DeadLetter letter)
    {
        if (graph.Find(QueueType, "arn", queueArn) is null) LogNoQueue(queueArn);
        else deadLetters.Add(queueArn, letter);
    }

    private static JsonNode? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} gave up an event after {Attempts} attempts ({Condition}): {Reason}")]
    private partial void LogGivenUp(string function, int attempts, string condition, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The failed event is lost: the graph has no queue {QueueArn}")]
    private partial void LogNoQueue(string queueArn);
}
