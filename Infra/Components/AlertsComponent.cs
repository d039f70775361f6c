using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sns;
using VideoStack.Infra.Components.Alerts;
using VideoStack.Infra.Iam;
using Kms = Pulumi.Aws.Kms;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="AlertsComponent"/> needs to know.</summary>
public sealed class AlertsComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }

    /// <summary>Who is written to; null: whoever subscribes to the topic by hand.</summary>
    public string? Email { get; init; }

    /// <summary>What functions report about attacks, and which of them do.</summary>
    public required IReadOnlyList<SecurityEventSource> SecurityEvents { get; init; }

    /// <summary>The functions that events call; what they failed on for good lies in their dead-letter queues.</summary>
    public required IReadOnlyList<FunctionComponent> Asynchronous { get; init; }

    /// <summary>Those of them that read the changes of a table, and may fall behind.</summary>
    public required IReadOnlyList<FunctionComponent> StreamReaders { get; init; }

    /// <summary>The function that reports what it had to put right.</summary>
    public required FunctionComponent Reconciliation { get; init; }

    /// <summary>The queue of MediaConvert whose failed jobs are told of.</summary>
    public required Output<string> EncodingQueueArn { get; init; }

    /// <summary>Tell of every film that was encoded, too.</summary>
    public bool NotifyOnCompletion { get; init; }
}

/// <summary>
/// Tells people what is unusual: more failed sign-ins, lockouts, stolen tokens or refused films than the hour usually has, lost events, films
/// that could not be encoded, and what goes wrong again and again.
/// </summary>
public sealed class AlertsComponent : ComponentResource
{
    private const string AlarmService = "cloudwatch.amazonaws.com";

    private readonly string _name;
    private readonly AlertsComponentArgs _args;
    private readonly Topic _topic;

    /// <summary>Where alarms are told.</summary>
    public Output<string> TopicArn => _topic.Arn;

    public AlertsComponent(string name, AlertsComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Alerts", name, args, options)
    {
        _name = name;
        _args = args;

        var key = CreateKey();
        _topic = CreateTopic(key);
        if (args.Email is { } address) Subscribe(address);
        var attacks = new AnomalyAlarms(name, _topic, this);
        var failures = new DeadLetterAlarms(name, _topic, this);
        var delays = new StreamAlarms(name, _topic, this);
        var repairs = new RepairAlarms(name, _topic, this);
        var told = new EncodingNoticesArgs { Account = args.Account, QueueArn = args.EncodingQueueArn, OnCompletion = args.NotifyOnCompletion };
        var notices = new EncodingNotices(name, told, _topic, key, this);
        AdmitToTopic(
        [
            .. args.SecurityEvents.Select(attacks.Create), .. args.Asynchronous.Select(failures.Create),
            failures.Create("notices", notices.DeadLetters, "The topic did not take what it was to tell of a film. It waits in the dead-letter queue."),
            .. args.StreamReaders.Select(delays.Create), .. repairs.Create(args.Reconciliation),
        ]);

        RegisterOutputs(new Dictionary<string, object?> { ["topicArn"] = TopicArn });
    }

    // SNS's own key lets no service in.
    private Kms.Key CreateKey() => new($"{_name}-key", new Kms.KeyArgs
    {
        Description = "Encrypts what alarms tell.",
        EnableKeyRotation = true,
        DeletionWindowInDays = 7,
        Policy = PolicyDocument.Of(
            KeyPolicy.Administration(_args.Account),
            Statement.Allow("Alarms", "kms:Decrypt", "kms:GenerateDataKey")
                .By(Principal.Service(AlarmService))
                .OnThisKey()
                .When("StringEquals", "aws:SourceAccount", _args.Account.Id),
            // By a role, whose own policy must say so as well.
            KeyPolicy.Use(_args.Account, "Notices", "kms:Decrypt", "kms:GenerateDataKey")
                .When("StringEquals", "kms:ViaService", Output.Format($"sns.{_args.Account.Region}.amazonaws.com"))),
    }, new CustomResourceOptions { Parent = this });

    private Topic CreateTopic(Kms.Key key) => new($"{_name}-topic", new TopicArgs
    {
        KmsMasterKeyId = key.KeyId,
    }, new CustomResourceOptions { Parent = this });

    private void Subscribe(string address) => _ = new TopicSubscription($"{_name}-mail", new TopicSubscriptionArgs
    {
        Topic = _topic.Arn,
        Protocol = "email",
        Endpoint = address,
    }, new CustomResourceOptions { Parent = this });

    private void AdmitToTopic(MetricAlarm[] alarms) => _ = new TopicPolicy($"{_name}-topic-policy", new TopicPolicyArgs
    {
        Arn = _topic.Arn,
        Policy = PolicyDocument.Of(Statement.Allow("OwnAlarms", "sns:Publish")
            .By(Principal.Service(AlarmService))
            .On(_topic.Arn)
            .When("StringEquals", "aws:SourceAccount", _args.Account.Id)
            .When("ArnEquals", "aws:SourceArn", [.. alarms.Select(alarm => (Input<string>)alarm.Arn)])),
    }, new CustomResourceOptions { Parent = this });
}
