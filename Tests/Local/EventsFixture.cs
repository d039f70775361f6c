using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;

namespace VideoStack.Local.Tests;

/// <summary>A graph, and functions that only remember what they were called with.</summary>
internal sealed class EventsFixture : IFunctions
{
    public const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:Ingest:live";

    public ResourceGraph Graph { get; } = new();

    public List<JsonNode> Events { get; } = [];

    public void Add(string type, string name, JsonObject inputs, JsonObject? state = null) =>
        Graph.Add(new RealisedResource(type, name, name, inputs, state ?? []));

    /// <summary>Lets a service call the function.</summary>
    public void Permit(string service, string sourceArn) => Add("aws:lambda/permission:Permission", service, new JsonObject
    {
        ["function"] = "Ingest", ["qualifier"] = "live", ["action"] = "lambda:InvokeFunction", ["principal"] = service, ["sourceArn"] = sourceArn,
    });

    public void InvokeAsynchronously(string functionArn, ReadOnlyMemory<byte> payload)
    {
        Assert.That(functionArn, Is.EqualTo(Function));
        Events.Add(JsonNode.Parse(payload.Span)!);
    }

    public Task<InvocationResult> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellation) =>
        throw new NotSupportedException("Events are asynchronous.");
}
