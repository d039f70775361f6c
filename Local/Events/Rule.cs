using System.Text.Json.Nodes;
using VideoStack.Local.Events.Schedules;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Events;

/// <summary>An enabled rule of the default bus.</summary>
/// <param name="LogicalName">In the program.</param>
/// <param name="Name">On AWS.</param>
/// <param name="Pattern">The events that it takes; null for a rule that only a schedule runs.</param>
/// <param name="Schedule">When it runs by itself; null for a rule that only events run.</param>
internal sealed record Rule(
    string LogicalName, string Name, string Arn, EventPattern? Pattern, ScheduleExpression? Schedule, IReadOnlyList<RuleTarget> Targets)
{
    public string Region => Arn.Split(':')[3];

    public string AccountId => Arn.Split(':')[4];

    /// <exception cref="LocalException">A rule, or one of its targets, is not one that Local can follow.</exception>
    public static IEnumerable<Rule> ReadAll(ResourceGraph graph) => graph.OfType("aws:cloudwatch/eventRule:EventRule")
        .Where(rule => IsEnabled(rule.Inputs) && (rule.Inputs.Text("eventBusName") ?? "default") == "default")
        .Select(rule => Read(graph, rule));

    private static Rule Read(ResourceGraph graph, RealisedResource rule)
    {
        var (pattern, schedule) = (rule.Inputs.Text("eventPattern"), rule.Inputs.Text("scheduleExpression"));
        if (pattern is null && schedule is null)
            throw new LocalException($"The rule {rule.Name} has neither an event pattern nor a schedule; EventBridge refuses it.");

        return new Rule(
            rule.Name,
            rule.State.Text("name") ?? rule.Id,
            rule.State.Text("arn") ?? throw new LocalException($"The rule {rule.Name} has no ARN."),
            pattern is null ? null : EventPattern.Parse(pattern),
            schedule is null ? null : ScheduleExpression.Parse(schedule),
            [.. TargetsOf(graph, rule)]);
    }

    private static bool IsEnabled(JsonObject inputs) =>
        inputs.Text("state") is { } state ? state != "DISABLED" : inputs["isEnabled"] is null || inputs.Flag("isEnabled");

    // A target names its rule by name, which is also the rule's id.
    private static IEnumerable<RuleTarget> TargetsOf(ResourceGraph graph, RealisedResource rule) =>
        from target in graph.OfType("aws:cloudwatch/eventTarget:EventTarget")
        where target.Inputs.Text("rule") is { } name && (name == rule.State.Text("name") || name == rule.Id)
        select RuleTarget.Read(target);
}
