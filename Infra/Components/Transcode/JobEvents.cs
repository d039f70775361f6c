using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using VideoStack.Infra.Iam;
using MediaConvert = Pulumi.Aws.MediaConvert;
using Sqs = Pulumi.Aws.Sqs;

namespace VideoStack.Infra.Components.Transcode;

/// <summary>The way of MediaConvert's events to the function that follows jobs.</summary>
internal static class JobEvents
{
    public static void Send(string name, MediaConvert.Queue queue, FunctionComponent track, Resource parent)
    {
        var rule = new EventRule(name, new EventRuleArgs
        {
            Description = "Each step of this stack's MediaConvert jobs.",
            EventPattern = queue.Arn.Apply(Pattern),
        }, new CustomResourceOptions { Parent = parent });
        var permission = track.AllowInvoke("from-jobs", "events.amazonaws.com", rule.Arn);
        var letters = track.DeadLetters ?? throw new InvalidOperationException("Whoever is called by events keeps those it failed on.");
        var lettersPolicy = AllowDeadLetters(name, rule, letters, parent);
        _ = new EventTarget($"{name}-target", new EventTargetArgs
        {
            Rule = rule.Name,
            Arn = track.AliasArn,
            DeadLetterConfig = new EventTargetDeadLetterConfigArgs { Arn = letters.Arn },
        }, new CustomResourceOptions { Parent = parent, DependsOn = { permission, lettersPolicy } });
    }

    // Events that never reach the function wait beside those that it failed on.
    private static Sqs.QueuePolicy AllowDeadLetters(string name, EventRule rule, Sqs.Queue letters, Resource parent) => new($"{name}-dead-letters", new Sqs.QueuePolicyArgs
    {
        QueueUrl = letters.Url,
        Policy = PolicyDocument.Of(Statement.Allow("UndeliveredEvents", "sqs:SendMessage")
            .By(Principal.Service("events.amazonaws.com"))
            .On(letters.Arn)
            .When("ArnEquals", "aws:SourceArn", rule.Arn)),
    }, new CustomResourceOptions { Parent = parent });

    // Job events are account-wide: without the queue, stacks would see each other's films.
    private static string Pattern(string queueArn) => new JsonObject
    {
        ["source"] = new JsonArray("aws.mediaconvert"),
        ["detail-type"] = new JsonArray("MediaConvert Job State Change"),
        ["detail"] = new JsonObject { ["queue"] = new JsonArray(queueArn) },
    }.ToJsonString();
}
