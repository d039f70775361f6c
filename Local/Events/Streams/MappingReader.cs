using System.Text.Json;
using System.Threading.Channels;

namespace VideoStack.Local.Events.Streams;

/// <summary>
/// Reads one stream for one mapping: filters, gathers batches, and goes on after each. It looks only when somebody has written, so
/// an idle platform costs nothing.
/// </summary>
internal sealed partial class MappingReader(
    StreamMapping mapping, TableStream stream, StreamDelivery delivery, StreamTiming timing, TimeProvider time, ILogger logger)
{
    // As much as an event may hold; what Lambda adds around the records is little.
    private const int MostBytes = 6 * 1024 * 1024 - 1024;

    // Many writes between two looks are one reason to look.
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<StreamRecord> _waiting = [];
    private string? _after;

    /// <summary>Somebody has written to a table.</summary>
    public void Wake() => _changes.Writer.TryWrite(true);

    /// <summary>Ends with the cancellation only.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(cancellation);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                // What waits, waits on: nothing of it is forgotten before it is delivered.
                LogUnreadable(exception, mapping.StreamArn);
                await Task.Delay(timing.LongestRetry, time, cancellation);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        if (await stream.ReadAsync(_after, cancellation) is { Count: > 0 } records)
        {
            _after = records[^1].SequenceNumber;
            _waiting.AddRange(records.Where(mapping.Takes));
        }
        else if (_waiting.Count == 0)
        {
            await _changes.Reader.ReadAsync(cancellation);
            return;
        }

        while (_waiting.Count >= mapping.BatchSize || (_waiting.Count > 0 && LeftOfWindow <= TimeSpan.Zero))
        {
            var batch = NextBatch();
            await delivery.DeliverAsync(batch, stream.Shard, cancellation);
            _waiting.RemoveRange(0, batch.Count);
        }

        await Task.Delay(_waiting.Count > 0 && LeftOfWindow < timing.BetweenLooks ? LeftOfWindow : timing.BetweenLooks, time, cancellation);
    }

    private TimeSpan LeftOfWindow => _waiting[0].At + mapping.Window - time.GetUtcNow();

    private List<StreamRecord> NextBatch()
    {
        var bytes = 0;
        return [.. _waiting.Take(mapping.BatchSize).TakeWhile((record, index) =>
            (bytes += JsonSerializer.SerializeToUtf8Bytes(record.Event).Length) <= MostBytes || index == 0)];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The changes of {StreamArn} are held up")]
    private partial void LogUnreadable(Exception exception, string streamArn);
}
