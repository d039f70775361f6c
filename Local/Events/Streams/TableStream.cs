using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Events.Streams;

/// <summary>The stream of a table in the emulator, read by plain calls: its client library is in no package that is needed otherwise.</summary>
/// <param name="streamArn">The emulator gives a stream one shard.</param>
internal sealed class TableStream(HttpClient client, Uri emulator, string streamArn)
{
    private const string Api = "DynamoDBStreams_20120810";
    private const int MostRecords = 1000;

    private readonly string _region = streamArn.Split(':')[3];
    private string? _shard;

    /// <summary>The shard's name; to be asked for after a first read.</summary>
    public string Shard => _shard ?? throw new InvalidOperationException("The stream has not been read yet.");

    /// <summary>The records that follow, a thousand at most.</summary>
    /// <param name="after">A sequence number; null reads from the oldest record.</param>
    public async Task<IReadOnlyList<StreamRecord>> ReadAsync(string? after, CancellationToken cancellation)
    {
        _shard ??= await FindShardAsync(cancellation);
        // A new iterator each time. The emulator replaces a table by a copy when a transaction fails, and an older one would go on
        // reading what is no longer the table.
        var position = new JsonObject { ["StreamArn"] = streamArn, ["ShardId"] = _shard };
        position["ShardIteratorType"] = after is null ? "TRIM_HORIZON" : "AFTER_SEQUENCE_NUMBER";
        if (after is not null) position["SequenceNumber"] = after;
        var iterator = await CallAsync("GetShardIterator", position, cancellation);
        var page = await CallAsync(
            "GetRecords", new() { ["ShardIterator"] = iterator.Text("ShardIterator"), ["Limit"] = MostRecords }, cancellation);
        return [.. page.Items("Records").Select(record => Read(record.AsObject()))];
    }

    private async Task<string> FindShardAsync(CancellationToken cancellation)
    {
        var stream = await CallAsync("DescribeStream", new() { ["StreamArn"] = streamArn }, cancellation);
        return stream.Object("StreamDescription").Items("Shards").Single().Text("ShardId")!;
    }

    private StreamRecord Read(JsonObject record)
    {
        var change = record["dynamodb"]!.AsObject();
        var at = change.Number("ApproximateCreationDateTime")!.Value;
        // The emulator does not know where it is.
        record["awsRegion"] = _region;
        record["eventVersion"] = "1.1";
        record["eventSourceARN"] = streamArn;
        // Whole seconds, as DynamoDB tells them.
        change["ApproximateCreationDateTime"] = Math.Floor(at);
        return new(change.Text("SequenceNumber")!, DateTimeOffset.FromUnixTimeMilliseconds((long)(at * 1000)), record);
    }

    private async Task<JsonNode> CallAsync(string operation, JsonObject body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, emulator)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.0")),
        };
        request.Headers.Add("X-Amz-Target", $"{Api}.{operation}");
        // The emulator learns service and region from it, and checks nothing.
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=local/20260101/{_region}/dynamodb/aws4_request, SignedHeaders=host, Signature=none");
        using var answer = await client.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new HttpRequestException($"{operation} of {streamArn} failed: {text}", null, answer.StatusCode);
    }
}
