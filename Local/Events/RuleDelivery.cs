using System.Text;
using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Lambda;
using VideoStack.Local.Messaging;

namespace VideoStack.Local.Events;

/// <summary>What became of an event at one target.</summary>
/// <param name="Target">Its ARN.</param>
/// <param name="Error">Null when the target took it.</param>
/// <param name="Answer">What a function answered; null for a topic.</param>
internal sealed record DeliveryOutcome(string Target, string? Error, string? Answer);

/// <summary>Hands events to the targets of rules: functions and topics, each only if its policy admits the rule.</summary>
internal sealed partial class RuleDelivery(ResourceGraph graph, IFunctions functions, Topics topics, ILogger<RuleDelivery> logger)
{
    private const string Service = "events.amazonaws.com";

    private readonly FunctionPermissions _permissions = new(graph);

    /// <summary>As EventBridge does: functions get the event into their queues, and what is not admitted is dropped.</summary>
    public void Deliver(Rule rule, JsonObject @event)
    {
        foreach (var target in rule.Targets)
        {
            // On AWS only a metric tells of it.
            if (Refusal(rule, target) is { } refusal)
            {
                LogDropped(rule.Arn, refusal);
                continue;
            }

            var text = target.TextFor(@event, rule);
            if (target.IsTopic)
            {
                topics.Publish(target.Arn, text);
                continue;
            }

            try
            {
                functions.InvokeAsynchronously(target.Arn, Encoding.UTF8.GetBytes(text));
            }
            catch (InvocationRefusedException error)
            {
                LogDropped(rule.Arn, error.Message);
            }
        }
    }

    /// <summary>The same for somebody who wants to see what becomes of it: each function is called once and waited for.</summary>
    public async Task<IReadOnlyList<DeliveryOutcome>> DeliverAndWaitAsync(Rule rule, JsonObject @event, CancellationToken cancellation) =>
        await Task.WhenAll(rule.Targets.Select(target => DeliverAndWaitAsync(rule, target, @event, cancellation)));

    private async Task<DeliveryOutcome> DeliverAndWaitAsync(Rule rule, RuleTarget target, JsonObject @event, CancellationToken cancellation)
    {
        if (Refusal(rule, target) is { } refusal) return new(target.Arn, refusal, null);

        var text = target.TextFor(@event, rule);
        if (target.IsTopic)
        {
            topics.Publish(target.Arn, text);
            return new(target.Arn, null, null);
        }

        try
        {
            var result = await functions.InvokeAsync(target.Arn, Encoding.UTF8.GetBytes(text), cancellation);
            return new(target.Arn, result.FunctionError, Encoding.UTF8.GetString(result.Payload.Span));
        }
        catch (InvocationRefusedException error)
        {
            return new(target.Arn, error.Message, null);
        }
    }

    private string? Refusal(Rule rule, RuleTarget target) =>
        target.IsTopic ? topics.Refusal(target.Arn, Service, rule.Arn, target.RoleArn)
        : _permissions.Allow(target.Arn, Service, rule.Arn) ? null
        : $"no aws.lambda.Permission lets it call {target.Arn}";

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of {RuleArn} was dropped: {Reason}")]
    private partial void LogDropped(string ruleArn, string reason);
}
