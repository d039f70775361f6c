using System.Text.Json.Serialization;

namespace Amazon.Lambda.DynamoDBEvents;

/// <summary>What a function answers that reports failures of single records of a stream.</summary>
public class StreamsEventResponse
{
    /// <summary>The records that failed. Lambda goes back to the first of them in the stream and brings all from there again.</summary>
    [JsonPropertyName("batchItemFailures")]
    public IList<BatchItemFailure> BatchItemFailures { get; set; }

    /// <summary>A record that failed.</summary>
    public class BatchItemFailure
    {
        /// <summary>Its sequence number.</summary>
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
