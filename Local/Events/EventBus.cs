using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Events;

/// <summary>EventBridge's default bus on this machine: the graph's rules decide who gets an event.</summary>
/// <exception cref="LocalException">The graph, which must be complete, has a rule that Local cannot follow.</exception>
internal sealed class EventBus(ResourceGraph graph, RuleDelivery delivery, TimeProvider time) : IEventBus
{
    private readonly List<Rule> _rules = [.. Rule.ReadAll(graph)];

    /// <inheritdoc />
    public void Put(string source, string detailType, JsonObject detail)
    {
        // A job's ARN where the event is about one, as MediaConvert does.
        IEnumerable<string> resources = detail.Text("jobArn") is { } job ? [job] : [];
        foreach (var rules in _rules.GroupBy(rule => (rule.Region, rule.AccountId)))
        {
            var @event = EventEnvelope.Of(source, detailType, detail, resources, rules.Key.Region, rules.Key.AccountId, time.GetUtcNow());
            foreach (var rule in rules.Where(rule => rule.Pattern?.Matches(@event) == true)) delivery.Deliver(rule, @event);
        }
    }
}
