using VideoStack.Local.Graph;
using VideoStack.Local.Iam;
using VideoStack.Local.Mail;

namespace VideoStack.Local.Messaging;

/// <summary>SNS on this machine: topics of the graph, whose e-mail subscriptions end in the mailbox.</summary>
internal sealed class Topics(ResourceGraph graph, Mailbox mailbox, TimeProvider time)
{
    private const string TopicType = "aws:sns/topic:Topic";
    private const string PolicyType = "aws:sns/topicPolicy:TopicPolicy";
    private const string SubscriptionType = "aws:sns/topicSubscription:TopicSubscription";
    private const string KeyType = "aws:kms/key:Key";

    // SNS's own words, for messages without a subject.
    private const string Subject = "AWS Notification Message";

    // What a service needs of the key that encrypts a topic (SNS Developer Guide, "Key management").
    private static readonly string[] KeyActions = ["kms:Decrypt", "kms:GenerateDataKey"];

    /// <summary>Why a service may not publish on behalf of a source; null when it may.</summary>
    /// <param name="service">Such as <c>events.amazonaws.com</c>.</param>
    /// <param name="sourceArn">The rule or alarm that has something to tell.</param>
    public string? Refusal(string topicArn, string service, string sourceArn)
    {
        if (graph.Find(TopicType, "arn", topicArn) is not { } topic) return $"there is no topic {topicArn}";

        var keys = ConditionKeys.None
            .With("aws:SourceArn", sourceArn)
            .With("aws:SourceAccount", sourceArn.Split(':')[4])
            .With("aws:SecureTransport", "true");
        // Without a policy of its own a topic admits its account's own principals, which services are not.
        if (!Admits(PolicyOf(topic, topicArn), service, new("sns:Publish", topicArn, keys)))
            return $"the policy of {topicArn} does not let {service} publish for it";
        if (topic.Inputs.Text("kmsMasterKeyId") is not { } keyId) return null;

        var key = graph.OfType(KeyType).FirstOrDefault(key => key.Id == keyId || key.State.Text("arn") == keyId || key.State.Text("keyId") == keyId);
        var refused = KeyActions.FirstOrDefault(action =>
            key is null || !Admits(key.Inputs.Text("policy"), service, new(action, key.State.Text("arn") ?? key.Id, keys)));
        return refused is null ? null : $"the policy of the key that encrypts {topicArn} does not allow {service} {refused}";
    }

    /// <summary>Hands a message to all who have subscribed by e-mail.</summary>
    public void Publish(string topicArn, string message)
    {
        var readers = graph.OfType(SubscriptionType)
            .Where(subscription => subscription.Inputs.Text("topic") == topicArn && subscription.Inputs.Text("protocol") is "email" or "email-json")
            .Select(subscription => subscription.Inputs.Text("endpoint"))
            .OfType<string>();
        foreach (var reader in readers) mailbox.Add(new SentMail([reader], Subject, message, time.GetUtcNow()));
    }

    private string? PolicyOf(RealisedResource topic, string topicArn) =>
        graph.OfType(PolicyType).FirstOrDefault(policy => policy.Inputs.Text("arn") == topicArn)?.Inputs.Text("policy") ?? topic.Inputs.Text("policy");

    private static bool Admits(string? policy, string service, AccessRequest request)
    {
        if (policy is null) return false;
        var applying = PolicyStatement.ReadAll(policy).Where(statement => statement.SpeaksOf(service) && statement.Match(request) is not null).ToList();
        return applying.Count > 0 && !applying.Any(statement => statement.IsDeny);
    }
}
