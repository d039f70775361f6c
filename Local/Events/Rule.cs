using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Events;

/// <summary>An enabled rule of the default bus with a pattern.</summary>
internal sealed record Rule(string Arn, EventPattern Pattern, IReadOnlyList<RuleTarget> Targets)
{
    public string Region => Arn.Split(':')[3];

    public string AccountId => Arn.Split(':')[4];

    public static IEnumerable<Rule> ReadAll(ResourceGraph graph) =>
        from rule in graph.OfType("aws:cloudwatch/eventRule:EventRule")
        let pattern = rule.Inputs.Text("eventPattern")
        where pattern is not null && IsEnabled(rule.Inputs) && (rule.Inputs.Text("eventBusName") ?? "default") == "default"
        select new Rule(
            rule.State.Text("arn") ?? throw new LocalException($"The rule {rule.Name} has no ARN."),
            EventPattern.Parse(pattern),
            [.. TargetsOf(graph, rule)]);

    private static bool IsEnabled(JsonObject inputs) =>
        inputs.Text("state") is { } state ? state != "DISABLED" : inputs["isEnabled"] is null || inputs.Flag("isEnabled");

    // A target names its rule by name, which is also the rule's id.
    private static IEnumerable<RuleTarget> TargetsOf(ResourceGraph graph, RealisedResource rule) =>
        from target in graph.OfType("aws:cloudwatch/eventTarget:EventTarget")
        where target.Inputs.Text("rule") is { } name && (name == rule.State.Text("name") || name == rule.Id)
        select RuleTarget.Read(target);
}

/// <summary>A function that a rule hands its events to.</summary>
/// <param name="FunctionArn">With the alias, if the target names one.</param>
/// <param name="Input">What the function gets in place of the event; null for the event itself.</param>
internal sealed record RuleTarget(string FunctionArn, JsonNode? Input)
{
    public static RuleTarget Read(RealisedResource target)
    {
        var arn = target.Inputs.Text("arn") ?? throw new LocalException($"The event target {target.Name} has no ARN.");
        var isFunction = arn.Contains(":lambda:", StringComparison.Ordinal);
        if (!isFunction || target.Inputs.ContainsKey("inputPath") || target.Inputs.ContainsKey("inputTransformer"))
            throw new LocalException($"The event target {target.Name} is no function that takes the whole event or a fixed input; Local knows no other.");

        return new RuleTarget(arn, target.Inputs.Text("input") is { } input ? JsonNode.Parse(input) : null);
    }

    public JsonNode InputFor(JsonObject @event) => Input ?? @event;
}
