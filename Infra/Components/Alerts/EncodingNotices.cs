using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Sns;
using VideoStack.Infra.Components.Transcode;
using VideoStack.Infra.Iam;
using AwsIam = Pulumi.Aws.Iam;
using Kms = Pulumi.Aws.Kms;
using Sqs = Pulumi.Aws.Sqs;

namespace VideoStack.Infra.Components.Alerts;

/// <summary>Tells people, in a sentence, of films that could not be encoded, or of all that ended.</summary>
/// <remarks>
/// EventBridge takes a role on for it. Admitted by the topic's own policy it would need the same rights without any condition, because it
/// names no source to SNS and KMS (EventBridge user guide, "Amazon SNS permissions"; SNS developer guide, "Managing keys").
/// </remarks>
internal sealed class EncodingNotices
{
    private const string EventBridge = "events.amazonaws.com";

    private readonly string _name;
    private readonly Topic _topic;
    private readonly CustomResourceOptions _options;

    /// <summary>Where those wait that the topic did not take.</summary>
    public Sqs.Queue DeadLetters { get; }

    public EncodingNotices(string name, EncodingNoticesArgs args, Topic topic, Kms.Key key, Resource parent)
    {
        _name = name;
        _topic = topic;
        _options = new CustomResourceOptions { Parent = parent };

        List<(string Suffix, EventRule Rule, EventTargetInputTransformerArgs Sentence)> notices = [("failed", CreateRule("failed", "ERROR", args.QueueArn), Failed())];
        if (args.OnCompletion) notices.Add(("completed", CreateRule("completed", "COMPLETE", args.QueueArn), Completed()));
        Input<string>[] ruleArns = [.. notices.Select(notice => (Input<string>)notice.Rule.Arn)];
        var role = CreateRole(args.Account, ruleArns, key);
        DeadLetters = DeadLetterQueue.Create($"{name}-notices", parent);
        var lettersPolicy = EventDelivery.AdmitToDeadLetters($"{name}-notices-dead-letters-policy", DeadLetters, ruleArns, parent);
        foreach (var (suffix, rule, sentence) in notices) Send(suffix, rule, sentence, role, lettersPolicy);
    }

    private static string Stack => Pulumi.Deployment.Instance.StackName;

    private EventRule CreateRule(string suffix, string status, Input<string> queueArn) => new($"{_name}-encoding-{suffix}", new EventRuleArgs
    {
        Description = $"Films of this stack whose encoding {suffix}.",
        EventPattern = JobEvents.Pattern(queueArn, status),
    }, _options);

    private AwsIam.Role CreateRole(AwsAccount account, Input<string>[] ruleArns, Kms.Key key)
    {
        var role = new AwsIam.Role($"{_name}-notices-role", new AwsIam.RoleArgs
        {
            AssumeRolePolicy = TrustPolicy.ForService(EventBridge, account.Id, ruleArns),
        }, _options);
        _ = new AwsIam.RolePolicy($"{_name}-notices-rights", new AwsIam.RolePolicyArgs
        {
            Role = role.Id,
            Policy = PolicyDocument.Of(
                Statement.Allow("Tell", "sns:Publish").On(_topic.Arn),
                Statement.Allow("Encrypt", "kms:Decrypt", "kms:GenerateDataKey").On(key.Arn)),
        }, _options);
        return role;
    }

    private void Send(string suffix, EventRule rule, EventTargetInputTransformerArgs sentence, AwsIam.Role role, Sqs.QueuePolicy lettersPolicy) =>
        _ = new EventTarget($"{_name}-encoding-{suffix}-target", new EventTargetArgs
        {
            Rule = rule.Name,
            Arn = _topic.Arn,
            RoleArn = role.Arn,
            InputTransformer = sentence,
            DeadLetterConfig = new EventTargetDeadLetterConfigArgs { Arn = DeadLetters.Arn },
        }, new CustomResourceOptions { Parent = _options.Parent, DependsOn = { lettersPolicy } });

    private static EventTargetInputTransformerArgs Failed() => new()
    {
        InputPaths = { ["film"] = "$.detail.userMetadata.videoId", ["job"] = "$.detail.jobId", ["code"] = "$.detail.errorCode" },
        InputTemplate = Sentence($"Stack {Stack}: the film <film> could not be encoded. MediaConvert's job <job> ended with error <code>; its owner may retry."),
    };

    private static EventTargetInputTransformerArgs Completed() => new()
    {
        InputPaths = { ["film"] = "$.detail.userMetadata.videoId", ["job"] = "$.detail.jobId" },
        InputTemplate = Sentence($"Stack {Stack}: the film <film> is encoded (MediaConvert's job <job>)."),
    };

    // A template is JSON with gaps: a text stands in quotation marks.
    private static string Sentence(string text) => $"\"{text}\"";
}

/// <summary>What <see cref="EncodingNotices"/> needs to know.</summary>
public sealed record EncodingNoticesArgs
{
    public required AwsAccount Account { get; init; }

    /// <summary>The queue whose jobs are told of.</summary>
    public required Output<string> QueueArn { get; init; }

    /// <summary>Tell of films that were encoded, too.</summary>
    public required bool OnCompletion { get; init; }
}
