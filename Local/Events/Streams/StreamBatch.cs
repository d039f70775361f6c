using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Events.Streams;

/// <summary>Records on their way to a function.</summary>
/// <param name="Records">In order; at least one.</param>
/// <param name="Attempts">Calls that have failed so far.</param>
internal sealed record StreamBatch(IReadOnlyList<StreamRecord> Records, int Attempts = 0)
{
    public byte[] ToEvent() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        [nameof(Records)] = new JsonArray([.. Records.Select(record => record.Event.DeepClone())]),
    });

    /// <summary>Where the function stopped, by its answer <c>{"batchItemFailures": [{"itemIdentifier": "…"}]}</c>.</summary>
    /// <returns>Null: all is done. Zero also for an answer that names no record of this batch.</returns>
    public int? FirstFailure(ReadOnlyMemory<byte> answer)
    {
        try
        {
            if (answer.IsEmpty || JsonNode.Parse(answer.Span)?["batchItemFailures"] is not JsonArray { Count: > 0 } failures) return null;

            var indexes = failures.Select(failure => IndexOf(failure.Text("itemIdentifier"))).ToList();
            return indexes.Contains(-1) ? 0 : indexes.Min();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>The two halves, the earlier one larger. Halving is no attempt.</summary>
    public (StreamBatch Earlier, StreamBatch Later) Halve()
    {
        var middle = (Records.Count + 1) / 2;
        return (this with { Records = [.. Records.Take(middle)] }, this with { Records = [.. Records.Skip(middle)] });
    }

    private int IndexOf(string? sequenceNumber) =>
        Records.Select((record, index) => (record, index)).Where(entry => entry.record.SequenceNumber == sequenceNumber)
            .Select(entry => entry.index).DefaultIfEmpty(-1).First();
}
