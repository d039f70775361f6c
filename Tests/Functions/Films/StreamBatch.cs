using System.Text;
using System.Text.Json;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Catalog;

namespace VideoStack.Functions.Tests.Films;

/// <summary>Records of the Videos table's stream, handed over as Lambda does: as JSON, through the executable's own serializer.</summary>
internal static class StreamBatch
{
    /// <summary>The record of a film that is being deleted.</summary>
    public static string Record(string videoId, string sequence = "100", string status = "Deleting") => $$"""
        {"eventID":"e-{{sequence}}","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
         "eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/videos/stream/2026-03-01T12:00:00.000",
         "dynamodb":{"ApproximateCreationDateTime":1772366400,"SequenceNumber":"{{sequence}}","SizeBytes":300,"StreamViewType":"NEW_IMAGE",
          "Keys":{"videoId":{"S":"{{videoId}}"} },
          "NewImage":{"videoId":{"S":"{{videoId}}"},"status":{"S":"{{status}}"},"views":{"N":"3"},"thumbnails":{"L":[{"S":"media/x/thumb.jpg"}]} } } }
        """;

    /// <summary>Gives a batch to the handler.</summary>
    /// <returns>Sequence numbers of what failed, and what was logged.</returns>
    public static async Task<(IReadOnlyList<string> Failed, string Log)> TellAsync(this EraseFilm handler, params string[] records)
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<CatalogJson>();
        using var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', records)}}]}"""));
        var logger = new TestLambdaLogger();
        var response = await handler.HandleAsync(serializer.Deserialize<DynamoDBEvent>(json), new TestLambdaContext { RemainingTime = TimeSpan.FromSeconds(30), Logger = logger });

        using var output = new MemoryStream();
        serializer.Serialize(response, output);
        var failures = JsonDocument.Parse(output.ToArray()).RootElement.GetProperty("batchItemFailures");
        return ([.. failures.EnumerateArray().Select(failure => failure.GetProperty("itemIdentifier").GetString()!)], logger.Buffer.ToString());
    }
}
