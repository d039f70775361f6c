using System.Text.Json.Nodes;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Events;

/// <summary>A function or a topic that a rule hands its events to.</summary>
/// <param name="Arn">With the alias, if the target names one.</param>
/// <param name="Constant">What it gets in place of the event; null for the event itself, or what the transformer makes of it.</param>
/// <param name="Transformer">Null unless the target has one.</param>
internal sealed record RuleTarget(string Arn, JsonNode? Constant, InputTransformer? Transformer)
{
    private static readonly string[] Played = ["lambda", "sns"];

    /// <summary>The role that EventBridge takes on to reach it; null when the target's own policy admits the rule.</summary>
    public string? RoleArn { get; private init; }

    public bool IsTopic => Arn.Split(':')[2] == "sns";

    /// <exception cref="LocalException">Local would follow it wrongly.</exception>
    public static RuleTarget Read(RealisedResource target)
    {
        var arn = target.Inputs.Text("arn") ?? throw new LocalException($"The event target {target.Name} has no ARN.");
        if (!Played.Contains(arn.Split(':')[2]))
            throw new LocalException($"The event target {target.Name} is {arn}; Local knows functions and topics only.");
        if (target.Inputs.ContainsKey("inputPath"))
            throw new LocalException($"The event target {target.Name} has an input path; Local knows a constant input and the input transformer.");

        var constant = target.Inputs.Text("input");
        var transformer = target.Inputs["inputTransformer"] as JsonObject;
        if (constant is not null && transformer is not null)
            throw new LocalException($"The event target {target.Name} has both a constant input and an input transformer; EventBridge takes one of them.");

        return new RuleTarget(
            arn,
            constant is null ? null : JsonNode.Parse(constant),
            transformer is null ? null : InputTransformer.Read(target.Name, transformer))
        {
            RoleArn = target.Inputs.Text("roleArn"),
        };
    }

    /// <summary>What the target gets of an event, as JSON.</summary>
    public string TextFor(JsonObject @event, Rule rule) =>
        Transformer?.Apply(@event, rule) ?? (Constant ?? @event).ToJsonString();
}
