using System.Text;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Playback;
using VideoStack.Functions.Playback.Views;

namespace VideoStack.Functions.Tests.Views;

/// <summary>A record of the Views table's stream.</summary>
internal sealed record ViewRecord(string VideoId, string PlaybackId, string Sequence)
{
    /// <summary>As Lambda writes it.</summary>
    public string Json => $$"""
        {"eventID":"e-{{Sequence}}","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
         "dynamodb":{"ApproximateCreationDateTime":1772366400,"SequenceNumber":"{{Sequence}}","SizeBytes":130,"StreamViewType":"NEW_IMAGE",
          "Keys":{"playbackId":{"S":"{{PlaybackId}}"} },
          "NewImage":{"playbackId":{"S":"{{PlaybackId}}"},"videoId":{"S":"{{VideoId}}"},"expiresAt":{"N":"1774958400"} } } }
        """;

    public DynamoDBEvent.DynamodbStreamRecord ToRecord() => new()
    {
        EventID = $"e-{Sequence}",
        Dynamodb = new() { SequenceNumber = Sequence, NewImage = new() { ["playbackId"] = new() { S = PlaybackId }, ["videoId"] = new() { S = VideoId } } },
    };
}

/// <summary>Hands batches over as an event source mapping does.</summary>
internal static class ViewDelivery
{
    /// <summary>One invocation.</summary>
    /// <returns>What the mapping brings again: everything from the first record that failed, or all when nothing was heard.</returns>
    public static async Task<IReadOnlyList<ViewRecord>> TellAsync(this AggregateViews handler, IReadOnlyList<ViewRecord> batch, BreakingLine? line = null)
    {
        var (failed, _) = await handler.AnswerAsync(new() { Records = [.. batch.Select(record => record.ToRecord())] });
        if (line is { IsDead: true }) return batch;
        return failed.Count == 0 ? [] : [.. batch.SkipWhile(record => !failed.Contains(record.Sequence))];
    }

    /// <summary>One invocation, with the event as JSON through the executable's own serializer.</summary>
    /// <returns>Sequence numbers of what failed, and what was logged.</returns>
    public static Task<(IReadOnlyList<string> Failed, string Log)> TellJsonAsync(this AggregateViews handler, params IEnumerable<string> records)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', records)}}]}"""));
        return handler.AnswerAsync(new SourceGeneratorLambdaJsonSerializer<PlaybackJson>().Deserialize<DynamoDBEvent>(json));
    }

    private static async Task<(IReadOnlyList<string> Failed, string Log)> AnswerAsync(this AggregateViews handler, DynamoDBEvent batch)
    {
        var logger = new TestLambdaLogger();
        var answer = await handler.HandleAsync(batch, new TestLambdaContext { RemainingTime = TimeSpan.FromHours(1), Logger = logger });
        return ([.. answer.BatchItemFailures.Select(failure => failure.ItemIdentifier)], logger.Buffer.ToString());
    }
}
