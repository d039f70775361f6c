using System.Text.Json.Nodes;
using VideoStack.Local.Events;
using VideoStack.Local.Mail;

namespace VideoStack.Local.Tests;

/// <summary>Rules that write to people: through a topic, whose policy and key have to let them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EventsTopicTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:alerts";
    private const string Rule = "arn:aws:events:eu-west-1:123456789012:rule/failed";
    private const string KeyArn = "arn:aws:kms:eu-west-1:123456789012:key/k";
    private const string Admission = $$"""
        { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sns:Publish", "Resource": "{{Topic}}",
          "Condition": { "ArnEquals": { "aws:SourceArn": "{{Rule}}" }, "StringEquals": { "aws:SourceAccount": "123456789012" } } }
        """;

    private readonly EventsFixture _events = new();
    private readonly Mailbox _mailbox = new();

    public EventsTopicTests()
    {
        _events.Add("aws:cloudwatch/eventRule:EventRule", "failed", new() { ["eventPattern"] = """{"detail":{"status":["ERROR"]}}""" }, new() { ["name"] = "failed", ["arn"] = Rule });
        DeclareTarget("\"The film <film> failed (<code>): <message>\"");
        _events.Add("aws:sns/topic:Topic", "alerts", [], new() { ["arn"] = Topic });
        DeclarePolicy(Admission);
        Subscribe("email", "operators@example.org");
    }

    [Test]
    public void Subscribers_read_the_sentence_that_the_transformer_makes()
    {
        Subscribe("email", "others@example.org");
        Subscribe("sqs", "arn:aws:sqs:eu-west-1:123456789012:queue");

        Put();

        Assert.That(_mailbox.Mails.Select(mail => mail.To.Single()).Order(), Is.EqualTo(["operators@example.org", "others@example.org"]));
        var mail = _mailbox.Mails[0];
        // As SNS delivers what EventBridge gives it: a JSON string with its marks.
        Assert.That((mail.Subject, mail.Text), Is.EqualTo(("AWS Notification Message", "\"The film 01J failed (1040): no \\\"moov\\\"\"")));
    }

    [TestCase("""{ "Effect": "Allow", "Principal": { "Service": "cloudwatch.amazonaws.com" }, "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:123456789012:alerts" }""")]
    [TestCase("""{ "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:123456789012:others" }""")]
    [TestCase("""{ "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sns:Publish", "Resource": "*", "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:events:eu-west-1:123456789012:rule/another" } } }""")]
    [TestCase(Admission + """, { "Effect": "Deny", "Principal": "*", "Action": "sns:*", "Resource": "*" }""")]
    public void A_policy_that_does_not_admit_the_rule_lets_nothing_out(string statements)
    {
        DeclarePolicy(statements);

        Put();

        Assert.That(_mailbox.Mails, Is.Empty);
    }

    [TestCase("""{ "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*" }""", 1)]
    [TestCase("""{ "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "kms:Decrypt", "Resource": "*" }""", 0)]
    [TestCase("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:root" }, "Action": "kms:*", "Resource": "*" }""", 0)]
    public void The_key_of_an_encrypted_topic_has_to_let_the_rule_in_too(string statement, int mails)
    {
        _events.Add("aws:sns/topic:Topic", "alerts", new() { ["kmsMasterKeyId"] = "k" }, new() { ["arn"] = Topic });
        _events.Add("aws:kms/key:Key", "k", new() { ["policy"] = $$"""{ "Statement": [{{statement}}] }""" }, new() { ["arn"] = KeyArn });

        Put();

        Assert.That(_mailbox.Mails, Has.Count.EqualTo(mails));
    }

    [Test]
    public void The_key_of_SNS_itself_lets_no_service_in()
    {
        _events.Add("aws:sns/topic:Topic", "alerts", new() { ["kmsMasterKeyId"] = "alias/aws/sns" }, new() { ["arn"] = Topic });

        Put();

        Assert.That(_mailbox.Mails, Is.Empty);
    }

    [TestCase("""{"film":<film>,"all":<detail>,"text":"<film> <missing>","gone":<missing>}""",
        """{"film":"01J","all":{"status":"ERROR","errorCode":1040,"errorMessage":"no \"moov\"","userMetadata":{"videoId":"01J"},"jobArn":"arn:job"},"text":"01J ","gone":null}""")]
    [TestCase("\"<aws.events.rule-name> <code> <b>bold</b>\"", "\"failed 1040 <b>bold</b>\"", Description = "other brackets are text")]
    [TestCase("[\"\\\"<film>\\\"\", <first>]", "[\"\\\"01J\\\"\", \"arn:job\"]")]
    public void A_template_takes_values_as_they_are_and_texts_inside_strings(string template, string expected)
    {
        DeclareTarget(template);

        Put();

        Assert.That(_mailbox.Mails.Single().Text, Is.EqualTo(expected));
    }

    [TestCase("The film <film> failed", "quotation marks")]
    [TestCase("""{"film": <film>""", "no JSON")]
    public void A_template_that_EventBridge_refuses_stops_the_start(string template, string told)
    {
        DeclareTarget(template);

        Assert.That(() => Bus(), Throws.TypeOf<LocalException>().With.Message.Contains(told));
    }

    [TestCase("$.detail.*")]
    [TestCase("detail.status")]
    [TestCase("$..status")]
    public void A_path_that_is_not_followed_stops_the_start(string path)
    {
        DeclareTarget("\"<film>\"", path);

        Assert.That(() => Bus(), Throws.TypeOf<LocalException>().With.Message.Contains(path));
    }

    private void DeclareTarget(string template, string film = "$.detail.userMetadata.videoId") => _events.Add("aws:cloudwatch/eventTarget:EventTarget", "tell", new()
    {
        ["rule"] = "failed",
        ["arn"] = Topic,
        ["inputTransformer"] = new JsonObject
        {
            ["inputPaths"] = new JsonObject
            {
                ["film"] = film, ["code"] = "$.detail.errorCode", ["message"] = "$.detail.errorMessage", ["missing"] = "$.detail.nothing.at.all",
                ["detail"] = "$.detail", ["first"] = "$.resources[0]",
            },
            ["inputTemplate"] = template,
        },
    });

    private void DeclarePolicy(string statements) =>
        _events.Add("aws:sns/topicPolicy:TopicPolicy", "alerts", new() { ["arn"] = Topic, ["policy"] = $$"""{ "Statement": [{{statements}}] }""" });

    private void Subscribe(string protocol, string endpoint) => _events.Add(
        "aws:sns/topicSubscription:TopicSubscription", endpoint, new() { ["topic"] = Topic, ["protocol"] = protocol, ["endpoint"] = endpoint });

    private EventBus Bus() => new(_events.Graph, _events.Delivery(_mailbox), new StoppedClock());

    private void Put() => Bus().Put("aws.mediaconvert", "MediaConvert Job State Change", JsonNode.Parse(
        """{"status":"ERROR","errorCode":1040,"errorMessage":"no \"moov\"","userMetadata":{"videoId":"01J"},"jobArn":"arn:job"}""")!.AsObject());
}
