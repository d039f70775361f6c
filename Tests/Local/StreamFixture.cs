using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Aws;
using VideoStack.Local.Events.Streams;
using VideoStack.Local.Graph;
using VideoStack.Local.Graph.Realise;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Tests;

/// <summary>Tables with streams in a real emulator, read for a function that does what the test says.</summary>
internal sealed class StreamFixture : IFunctions, IAsyncDisposable
{
    public const string Function = "arn:aws:lambda:eu-central-1:123456789012:function:Erase:live";
    public const string Queue = "arn:aws:sqs:eu-central-1:123456789012:given-up";

    private readonly Emulator _emulator;
    private readonly EmulatorClients _clients;
    private readonly string _table = $"videos-{Guid.NewGuid():N}";
    private EventSourceMappings? _mappings;

    private StreamFixture(Emulator emulator)
    {
        _emulator = emulator;
        _clients = new EmulatorClients(emulator.Address, "eu-central-1");
        Declare("aws:lambda/function:Function", "Erase", new()
        {
            ["runtime"] = "dotnet10", ["handler"] = "Catalog", ["role"] = "arn:aws:iam::123456789012:role/erase", ["sourceCodeHash"] = "x",
        }, new() { ["name"] = "Erase", ["arn"] = "arn:aws:lambda:eu-central-1:123456789012:function:Erase", ["version"] = "1" });
        Declare("aws:lambda/alias:Alias", "live", new() { ["name"] = "live", ["functionName"] = "Erase" }, []);
        Declare("aws:sqs/queue:Queue", "given-up", [], new() { ["arn"] = Queue });
    }

    public ResourceGraph Graph { get; } = new();

    public DeadLetters DeadLetters { get; } = new();

    public string StreamArn { get; private set; } = "";

    /// <summary>What the function was called with, in order.</summary>
    public ConcurrentQueue<JsonNode> Events { get; } = new();

    /// <summary>The ids of the films of each call, such as <c>a b</c>.</summary>
    public IReadOnlyList<string> Calls => [.. Events.Select(@event => string.Join(' ', IdsOf(@event)))];

    /// <summary>What the function answers. Default: nothing, which is success.</summary>
    public Func<JsonNode, InvocationResult> Answer { get; set; } = _ => Returns("null");

    public static async Task<StreamFixture> StartAsync(Emulator emulator)
    {
        var fixture = new StreamFixture(emulator);
        await fixture.CreateTableAsync();
        return fixture;
    }

    public static InvocationResult Returns(string answer) => new(Encoding.UTF8.GetBytes(answer), null);

    public static InvocationResult Fails() => new(Encoding.UTF8.GetBytes("""{"errorMessage":"it went wrong"}"""), "Unhandled");

    public static IEnumerable<string> IdsOf(JsonNode @event) =>
        @event["Records"]!.AsArray().Select(record => (string)record!["dynamodb"]!["Keys"]!["videoId"]!["S"]!);

    /// <summary>Begins to read for a mapping with these settings besides those that every mapping has.</summary>
    public void Map(string settings = "{}")
    {
        var inputs = JsonNode.Parse(settings)!.AsObject();
        inputs["functionName"] = Function;
        inputs["eventSourceArn"] ??= StreamArn;
        inputs["startingPosition"] ??= "TRIM_HORIZON";
        Declare("aws:lambda/eventSourceMapping:EventSourceMapping", "erase", inputs, new() { ["functionArn"] = Function });
        var timing = new StreamTiming { FirstRetry = TimeSpan.FromMilliseconds(5), LongestRetry = TimeSpan.FromMilliseconds(10) };
        _mappings = new EventSourceMappings(
            Graph, _emulator.Address, this, DeadLetters, timing, TimeProvider.System, NullLogger<EventSourceMappings>.Instance);
    }

    /// <summary>Writes films, each with a status; readers hear of it as they do when a function writes.</summary>
    public async Task PutAsync(string status, params string[] videoIds)
    {
        foreach (var id in videoIds)
        {
            await _clients.DynamoDb.PutItemAsync(_table, new()
            {
                ["videoId"] = new AttributeValue(id), ["status"] = new AttributeValue(status), ["version"] = new AttributeValue { N = "1" },
            });
        }

        _mappings?.Wake();
    }

    /// <summary>Sets a film's status by an update, which makes the film if there is none.</summary>
    public async Task UpdateAsync(string videoId, string status)
    {
        await _clients.DynamoDb.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = _table,
            Key = new() { ["videoId"] = new AttributeValue(videoId) },
            UpdateExpression = "SET #status = :status",
            ExpressionAttributeNames = new() { ["#status"] = "status" },
            ExpressionAttributeValues = new() { [":status"] = new AttributeValue(status) },
        });
        _mappings?.Wake();
    }

    /// <summary>A transaction that is refused.</summary>
    public async Task FailTransactionAsync(string videoId)
    {
        var refused = new Put
        {
            TableName = _table,
            Item = new() { ["videoId"] = new AttributeValue(videoId) },
            ConditionExpression = "attribute_exists(nothing)",
        };
        try
        {
            await _clients.DynamoDb.TransactWriteItemsAsync(new TransactWriteItemsRequest
            {
                TransactItems = [new TransactWriteItem { Put = refused }],
            });
            Assert.Fail("The transaction must be refused.");
        }
        catch (TransactionCanceledException)
        {
            _mappings?.Wake();
        }
    }

    public Task<InvocationResult> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        Assert.That(functionArn, Is.EqualTo(Function));
        var @event = JsonNode.Parse(payload.Span)!;
        Events.Enqueue(@event);
        return Task.FromResult(Answer(@event));
    }

    public void InvokeAsynchronously(string functionArn, ReadOnlyMemory<byte> payload) => throw new NotSupportedException("A mapping waits for answers.");

    public async ValueTask DisposeAsync()
    {
        if (_mappings is not null) await _mappings.DisposeAsync();
        _clients.Dispose();
    }

    private void Declare(string type, string name, JsonObject inputs, JsonObject state) => Graph.Add(new(type, name, name, inputs, state));

    private async Task CreateTableAsync()
    {
        var inputs = JsonNode.Parse(
            $$"""
            { "name": "{{_table}}", "hashKey": "videoId", "attributes": [{ "name": "videoId", "type": "S" }],
              "streamEnabled": true, "streamViewType": "NEW_IMAGE" }
            """)!.AsObject();
        const string type = "aws:dynamodb/table:Table";
        var (id, state) = await new DynamoDb(_clients.DynamoDb).Resources[type](new Declaration(type, "videos", inputs), new Place("eu-central-1"));
        Graph.Add(new(type, "videos", id, inputs, state));
        StreamArn = (string)state["streamArn"]!;
    }
}
