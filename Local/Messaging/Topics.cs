using VideoStack.Local.Graph;
using VideoStack.Local.Iam;
using VideoStack.Local.Mail;

namespace VideoStack.Local.Messaging;

/// <summary>SNS on this machine: topics of the graph, whose e-mail subscriptions end in the mailbox.</summary>
internal sealed class Topics(ResourceGraph graph, Mailbox mailbox, AccessControl access, TimeProvider time)
{
    private const string TopicType = "aws:sns/topic:Topic";
    private const string PolicyType = "aws:sns/topicPolicy:TopicPolicy";
    private const string SubscriptionType = "aws:sns/topicSubscription:TopicSubscription";
    private const string KeyType = "aws:kms/key:Key";
    private const string RoleType = "aws:iam/role:Role";

    // SNS's own words, for messages without a subject.
    private const string Subject = "AWS Notification Message";

    // What a service needs of the key that encrypts a topic (SNS Developer Guide, "Key management").
    private static readonly string[] KeyActions = ["kms:Decrypt", "kms:GenerateDataKey"];

    /// <summary>Why a service may not publish on behalf of a source; null when it may.</summary>
    /// <param name="topicArn">Where.</param>
    /// <param name="service">Such as <c>events.amazonaws.com</c>.</param>
    /// <param name="sourceArn">The rule or alarm that has something to tell.</param>
    /// <param name="roleArn">The role that the service takes on for it; null when it comes as itself.</param>
    public string? Refusal(string topicArn, string service, string sourceArn, string? roleArn)
    {
        if (graph.Find(TopicType, "arn", topicArn) is not { } topic) return $"there is no topic {topicArn}";

        var keys = ConditionKeys.None
            .With("aws:SourceArn", sourceArn)
            .With("aws:SourceAccount", sourceArn.Split(':')[4])
            .With("aws:SecureTransport", "true");
        return roleArn is null ? RefusalOfService(topic, topicArn, service, keys) : RefusalOfRole(topic, topicArn, service, keys, roleArn);
    }

    private string? RefusalOfService(RealisedResource topic, string topicArn, string service, ConditionKeys keys)
    {
        // Without a policy of its own a topic admits its account's own principals, which services are not.
        if (!Admits(PolicyOf(topic, topicArn), service, new("sns:Publish", topicArn, keys)))
            return $"the policy of {topicArn} does not let {service} publish for it";
        if (!IsEncrypted(topic)) return null;

        var key = KeyOf(topic);
        var refused = KeyActions.FirstOrDefault(action =>
            key is null || !Admits(key.Inputs.Text("policy"), service, new(action, key.State.Text("arn") ?? key.Id, keys)));
        return refused is null ? null : $"the policy of the key that encrypts {topicArn} does not allow {service} {refused}";
    }

    private string? RefusalOfRole(RealisedResource topic, string topicArn, string service, ConditionKeys keys, string roleArn)
    {
        var trust = graph.Find(RoleType, "arn", roleArn)?.Inputs.Text("assumeRolePolicy");
        if (trust is null || !PolicyStatement.ReadAll(trust).Any(statement => statement.SpeaksOf(service) && statement.Trusts("sts:AssumeRole", keys)))
            return $"{roleArn} does not let {service} take it on for it";
        if (access.Refusal(roleArn, new("sns:Publish", topicArn)) is { } refused) return refused;
        if (!IsEncrypted(topic)) return null;
        if (KeyOf(topic)?.State.Text("arn") is not { } keyArn) return $"there is no key that encrypts {topicArn}";

        var throughTopic = ConditionKeys.None.With("kms:ViaService", $"sns.{topicArn.Split(':')[3]}.{Place.DnsSuffix}");
        return KeyActions.Select(action => access.Refusal(roleArn, new(action, keyArn, throughTopic))).FirstOrDefault(refusal => refusal is not null);
    }

    private static bool IsEncrypted(RealisedResource topic) => topic.Inputs.ContainsKey("kmsMasterKeyId");

    private RealisedResource? KeyOf(RealisedResource topic)
    {
        var id = topic.Inputs.Text("kmsMasterKeyId");
        return graph.OfType(KeyType).FirstOrDefault(key => key.Id == id || key.State.Text("arn") == id || key.State.Text("keyId") == id);
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
