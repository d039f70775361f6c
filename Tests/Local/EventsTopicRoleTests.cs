using System.Text.Json.Nodes;
using VideoStack.Local.Events;
using VideoStack.Local.Mail;

namespace VideoStack.Local.Tests;

/// <summary>Rules that write to people as a role: then the role has to let them, and neither the topic's policy nor its own name in the key's.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EventsTopicRoleTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:alerts";
    private const string Rule = "arn:aws:events:eu-west-1:123456789012:rule/failed";
    private const string Role = "arn:aws:iam::123456789012:role/notices";
    private const string KeyArn = "arn:aws:kms:eu-west-1:123456789012:key/k";

    private const string Trust = $$"""
        { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sts:AssumeRole",
          "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012" }, "ArnLike": { "aws:SourceArn": "{{Rule}}" } } }
        """;
    private const string Publishing = $$"""{ "Effect": "Allow", "Action": "sns:Publish", "Resource": "{{Topic}}" }""";
    private const string Encrypting = $$"""{ "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "{{KeyArn}}" }""";
    private const string Account = """
        { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:root" }, "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
          "Condition": { "StringEquals": { "kms:ViaService": "sns.eu-west-1.amazonaws.com" } } }
        """;

    private readonly EventsFixture _events = new();
    private readonly Mailbox _mailbox = new();

    [Test]
    public void The_topics_own_policy_need_not_know_the_rule() => AssertMails(1, Trust, $"{Publishing}, {Encrypting}", Account);

    [Test]
    public void Another_rule_does_not_get_the_role() => AssertMails(0, Trust.Replace("rule/failed", "rule/another", StringComparison.Ordinal), $"{Publishing}, {Encrypting}", Account);

    [Test]
    public void Another_service_does_not_get_the_role() => AssertMails(0, Trust.Replace("events.", "scheduler.", StringComparison.Ordinal), $"{Publishing}, {Encrypting}", Account);

    [TestCase(Publishing)]
    [TestCase(Encrypting)]
    public void The_role_needs_both_rights(string rights) => AssertMails(0, Trust, rights, Account);

    [Test]
    public void The_key_has_to_leave_it_to_the_account() =>
        AssertMails(0, Trust, $"{Publishing}, {Encrypting}", Account.Replace("sns.", "sqs.", StringComparison.Ordinal));

    private void AssertMails(int expected, string trust, string rights, string keyStatement)
    {
        _events.Add("aws:cloudwatch/eventRule:EventRule", "failed", new() { ["eventPattern"] = """{"detail":{"status":["ERROR"]}}""" }, new() { ["name"] = "failed", ["arn"] = Rule });
        _events.Add("aws:cloudwatch/eventTarget:EventTarget", "tell", new() { ["rule"] = "failed", ["arn"] = Topic, ["roleArn"] = Role });
        _events.Add("aws:sns/topic:Topic", "alerts", new() { ["kmsMasterKeyId"] = "k" }, new() { ["arn"] = Topic });
        _events.Add("aws:sns/topicSubscription:TopicSubscription", "mail", new() { ["topic"] = Topic, ["protocol"] = "email", ["endpoint"] = "operators@example.org" });
        _events.Add("aws:kms/key:Key", "k", new() { ["policy"] = $$"""{ "Statement": [{{keyStatement}}] }""" }, new() { ["arn"] = KeyArn });
        _events.Add("aws:iam/role:Role", "notices", new() { ["assumeRolePolicy"] = $$"""{ "Statement": [{{trust}}] }""" }, new() { ["arn"] = Role, ["name"] = "notices" });
        _events.Add("aws:iam/rolePolicy:RolePolicy", "rights", new() { ["role"] = "notices", ["policy"] = $$"""{ "Statement": [{{rights}}] }""" });

        var bus = new EventBus(_events.Graph, _events.Delivery(_mailbox), new StoppedClock());
        bus.Put("aws.mediaconvert", "MediaConvert Job State Change", JsonNode.Parse("""{"status":"ERROR"}""")!.AsObject());

        Assert.That(_mailbox.Mails, Has.Count.EqualTo(expected));
    }
}
