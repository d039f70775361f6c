using System.Text;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Events.Streams;

/// <summary>
/// Gives batches to the function, each until it succeeds or is given up. Later records wait meanwhile: a stream keeps its order.
/// </summary>
internal sealed partial class StreamDelivery(
    StreamMapping mapping, IFunctions functions, GivenUpBatches givenUp, StreamTiming timing, TimeProvider time, ILogger logger)
{
    public async Task DeliverAsync(IReadOnlyList<StreamRecord> records, string shard, CancellationToken cancellation)
    {
        var waiting = new Stack<StreamBatch>([new StreamBatch(records)]);
        var delay = timing.FirstRetry;
        while (waiting.TryPop(out var batch))
        {
            var attempt = await AttemptAsync(batch, cancellation);
            if (attempt.FailedAt is not { } failedAt)
            {
                delay = timing.FirstRetry;
                continue;
            }

            var rest = batch with { Records = [.. batch.Records.Skip(failedAt)] };
            if (Again(rest, hasProgressed: failedAt > 0, attempt.Refused) is { } again)
            {
                if (attempt.Result?.FunctionError is not null) LogAgain(rest.Records.Count, mapping.FunctionArn, Encoding.UTF8.GetString(attempt.Result.Payload.Span));
                foreach (var part in again) waiting.Push(part);
                await Task.Delay(delay, time, cancellation);
                delay = Shorter(2 * delay, timing.LongestRetry);
            }
            else
            {
                givenUp.Add(mapping, shard, rest with { Attempts = rest.Attempts + 1 }, attempt.Result, IsTooOld(rest));
                delay = timing.FirstRetry;
            }
        }
    }

    // What to try next, the earliest last; null when the batch is given up.
    private IEnumerable<StreamBatch>? Again(StreamBatch rest, bool hasProgressed, bool wasRefused)
    {
        if (IsTooOld(rest)) return null;
        // Not having been called is no attempt.
        if (wasRefused) return [rest];
        if (mapping.Bisects && hasProgressed) return [rest];
        if (mapping.Bisects && rest.Records.Count > 1)
        {
            var (earlier, later) = rest.Halve();
            return [later, earlier];
        }

        return rest.Attempts < (mapping.Retries ?? int.MaxValue) ? [rest with { Attempts = rest.Attempts + 1 }] : null;
    }

    private async Task<Attempt> AttemptAsync(StreamBatch batch, CancellationToken cancellation)
    {
        try
        {
            var result = await functions.InvokeAsync(mapping.FunctionArn, batch.ToEvent(), cancellation);
            int? failedAt = result.FunctionError is not null ? 0 : mapping.ReportsItemFailures ? batch.FirstFailure(result.Payload) : null;
            return new(failedAt, result, Refused: false);
        }
        catch (InvocationRefusedException refusal)
        {
            LogRefused(mapping.FunctionArn, refusal.Message);
            return new(0, null, Refused: true);
        }
    }

    private bool IsTooOld(StreamBatch batch) => mapping.MaximumAge is { } most && time.GetUtcNow() - batch.Records[0].At > most;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of a table wait for {FunctionArn}: {Reason}")]
    private partial void LogRefused(string functionArn, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} changes of a table go to {FunctionArn} again: {Error}")]
    private partial void LogAgain(int count, string functionArn, string error);

    // FailedAt: the index of the first record that is not done; null when all are.
    private readonly record struct Attempt(int? FailedAt, InvocationResult? Result, bool Refused);
}
