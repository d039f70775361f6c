namespace Amazon.Lambda.DynamoDBEvents;

/// <summary>Changes of a table, from its stream.</summary>
public class DynamoDBEvent
{
    /// <summary>One record per change; those of one item are in order.</summary>
    public IList<DynamodbStreamRecord> Records { get; set; }

    /// <summary>One change of one item.</summary>
    public class DynamodbStreamRecord
    {
        /// <summary>The stream.</summary>
        public string EventSourceArn { get; set; }

        /// <summary>The table's region.</summary>
        public string AwsRegion { get; set; }

        /// <summary>The item before and after.</summary>
        public StreamRecord Dynamodb { get; set; }

        /// <summary>Identifies the record; a repeated delivery has the same.</summary>
        public string EventID { get; set; }

        /// <summary><c>INSERT</c>, <c>MODIFY</c> or <c>REMOVE</c>.</summary>
        public string EventName { get; set; }

        /// <summary>Always <c>aws:dynamodb</c>.</summary>
        public string EventSource { get; set; }

        /// <summary>The version of the record's shape, such as <c>1.1</c>.</summary>
        public string EventVersion { get; set; }

        /// <summary>Present when the item's time to live removed it.</summary>
        public Identity UserIdentity { get; set; }
    }

    /// <summary>The item before and after, as far as the stream's view type shows it.</summary>
    public class StreamRecord
    {
        /// <summary>When the change was made, UTC, to the second.</summary>
        public DateTime ApproximateCreationDateTime { get; set; }

        /// <summary>The item's primary key.</summary>
        public Dictionary<string, AttributeValue> Keys { get; set; }

        /// <summary>The item after the change.</summary>
        public Dictionary<string, AttributeValue> NewImage { get; set; }

        /// <summary>The item before the change.</summary>
        public Dictionary<string, AttributeValue> OldImage { get; set; }

        /// <summary>The record's place in its shard; names it in <see cref="StreamsEventResponse"/>.</summary>
        public string SequenceNumber { get; set; }

        /// <summary>Bytes of the record.</summary>
        public long SizeBytes { get; set; }

        /// <summary><c>KEYS_ONLY</c>, <c>NEW_IMAGE</c>, <c>OLD_IMAGE</c> or <c>NEW_AND_OLD_IMAGES</c>.</summary>
        public string StreamViewType { get; set; }
    }

    /// <summary>Who made the change.</summary>
    public class Identity
    {
        /// <summary><c>dynamodb.amazonaws.com</c> for the time to live.</summary>
        public string PrincipalId { get; set; }

        /// <summary><c>Service</c> for the time to live.</summary>
        public string Type { get; set; }
    }

    /// <summary>A value with its type: one property is set. A type of this package's own, not the SDK's.</summary>
    public class AttributeValue
    {
        /// <summary>Bytes.</summary>
        public MemoryStream B { get; set; }

        /// <summary>Yes or no.</summary>
        public bool? BOOL { get; set; }

        /// <summary>A set of bytes.</summary>
        public List<MemoryStream> BS { get; set; }

        /// <summary>A list.</summary>
        public List<AttributeValue> L { get; set; }

        /// <summary>A map.</summary>
        public Dictionary<string, AttributeValue> M { get; set; }

        /// <summary>A number, as text.</summary>
        public string N { get; set; }

        /// <summary>A set of numbers.</summary>
        public List<string> NS { get; set; }

        /// <summary>True for the value null.</summary>
        public bool? NULL { get; set; }

        /// <summary>A text.</summary>
        public string S { get; set; }

        /// <summary>A set of texts.</summary>
        public List<string> SS { get; set; }
    }
}
