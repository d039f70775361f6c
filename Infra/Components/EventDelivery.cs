using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using VideoStack.Infra.Iam;
using Sqs = Pulumi.Aws.Sqs;

namespace VideoStack.Infra.Components;

/// <summary>A rule that calls a function.</summary>
/// <param name="Name">Part of the names of what delivers its events.</param>
/// <param name="Rule">When.</param>
/// <param name="Caller">Part of the permission's name: who calls.</param>
/// <param name="Input">What the function is handed, as JSON; null for the event itself.</param>
internal sealed record Trigger(string Name, EventRule Rule, string Caller, string? Input = null);

/// <summary>The way of events to a function that they call.</summary>
internal static class EventDelivery
{
    private const string EventBridge = "events.amazonaws.com";

    /// <summary>Has all rules of one function call it; a queue has one policy, so they are told together.</summary>
    /// <exception cref="InvalidOperationException">The function keeps no dead letters.</exception>
    public static void To(FunctionComponent function, string name, Resource parent, params Trigger[] triggers)
    {
        var letters = function.DeadLetters ?? throw new InvalidOperationException("Whoever is called by events keeps those it failed on.");
        var lettersPolicy = AdmitToDeadLetters($"{name}-dead-letters", letters, [.. triggers.Select(trigger => (Input<string>)trigger.Rule.Arn)], parent);
        foreach (var trigger in triggers)
        {
            var permission = function.AllowInvoke(trigger.Caller, EventBridge, trigger.Rule.Arn);
            _ = new EventTarget($"{trigger.Name}-target", new EventTargetArgs
            {
                Rule = trigger.Rule.Name,
                Arn = function.AliasArn,
                Input = trigger.Input is { } input ? (Input<string>)input : null,
                DeadLetterConfig = new EventTargetDeadLetterConfigArgs { Arn = letters.Arn },
            }, new CustomResourceOptions { Parent = parent, DependsOn = { permission, lettersPolicy } });
        }
    }

    /// <summary>Lets rules leave in a queue what never reached their targets: beside what a function failed on, if the queue is a function's.</summary>
    public static Sqs.QueuePolicy AdmitToDeadLetters(string name, Sqs.Queue letters, Input<string>[] ruleArns, Resource parent) =>
        new(name, new Sqs.QueuePolicyArgs
        {
            QueueUrl = letters.Url,
            Policy = PolicyDocument.Of(Statement.Allow("UndeliveredEvents", "sqs:SendMessage")
                .By(Principal.Service(EventBridge))
                .On(letters.Arn)
                .When("ArnEquals", "aws:SourceArn", ruleArns)),
        }, new CustomResourceOptions { Parent = parent });
}
