using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Events;
using VideoStack.Local.Graph;
using VideoStack.Local.Iam;
using VideoStack.Local.Lambda;
using VideoStack.Local.Mail;
using VideoStack.Local.Messaging;

namespace VideoStack.Local.Tests;

/// <summary>A graph, and functions that only remember what they were called with.</summary>
internal sealed class EventsFixture : IFunctions
{
    public const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:Ingest:live";

    public ResourceGraph Graph { get; } = new();

    public List<JsonNode> Events { get; } = [];

    public void Add(string type, string name, JsonObject inputs, JsonObject? state = null) =>
        Graph.Add(new RealisedResource(type, name, name, inputs, state ?? []));

    /// <summary>What a function answers to whoever waits. Default: success.</summary>
    public Func<JsonNode, InvocationResult> Answer { get; set; } = _ => new("null"u8.ToArray(), null);

    /// <summary>Delivers to these functions, and to the graph's topics.</summary>
    public RuleDelivery Delivery(Mailbox mailbox) =>
        new(Graph, this, new Topics(Graph, mailbox, new AccessControl(Graph, new Place("eu-west-1"), _ => { }), new StoppedClock()), NullLogger<RuleDelivery>.Instance);

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

    public Task<InvocationResult> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        InvokeAsynchronously(functionArn, payload);
        return Task.FromResult(Answer(Events[^1]));
    }
}
