using System.Text.Json.Nodes;
using VideoStack.Local.Events;
using VideoStack.Local.Mail;

namespace VideoStack.Local.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EventsBusTests
{
    private const string Rule = "arn:aws:events:eu-west-1:123456789012:rule/jobs";

    private readonly EventsFixture _events = new();

    public EventsBusTests()
    {
        DeclareRule(new JsonObject());
        _events.Add("aws:cloudwatch/eventTarget:EventTarget", "track", new() { ["rule"] = "jobs", ["arn"] = EventsFixture.Function });
        _events.Permit("events.amazonaws.com", Rule);
    }

    [Test]
    public void An_event_that_a_rule_matches_reaches_its_target_in_its_envelope()
    {
        Put("COMPLETE");

        var @event = _events.Events.Single();
        Assert.That((string?)@event["id"], Has.Length.EqualTo(36));
        @event["id"] = "…";
        Assert.That(@event.ToJsonString(), Is.EqualTo(JsonNode.Parse(
            """
            {"version":"0","id":"…","detail-type":"MediaConvert Job State Change","source":"aws.mediaconvert","account":"123456789012",
             "time":"2026-11-21T08:37:00Z","region":"eu-west-1","resources":["arn:job"],"detail":{"status":"COMPLETE","jobArn":"arn:job"}}
            """)!.ToJsonString()));
    }

    [Test]
    public void Other_events_reach_nobody()
    {
        Put("SUBMITTED");

        Assert.That(_events.Events, Is.Empty);
    }

    [Test]
    public void A_forgotten_permission_drops_the_event()
    {
        _events.Permit("events.amazonaws.com", $"{Rule}-of-another");

        Put("COMPLETE");

        Assert.That(_events.Events, Is.Empty);
    }

    [TestCase("state", "DISABLED", 0)]
    [TestCase("state", "ENABLED", 1)]
    [TestCase("eventBusName", "another", 0)]
    [TestCase("eventBusName", "default", 1)]
    public void Only_enabled_rules_of_the_default_bus_count(string input, string value, int events)
    {
        DeclareRule(new JsonObject { [input] = value });

        Put("COMPLETE");

        Assert.That(_events.Events, Has.Count.EqualTo(events));
    }

    [Test]
    public void A_target_may_replace_the_event()
    {
        _events.Add("aws:cloudwatch/eventTarget:EventTarget", "track", new()
        {
            ["rule"] = "jobs", ["arn"] = EventsFixture.Function, ["input"] = """{"fixed":true}""",
        });

        Put("COMPLETE");

        Assert.That(_events.Events.Single().ToJsonString(), Is.EqualTo("""{"fixed":true}"""));
    }

    [Test]
    public void A_target_that_would_be_followed_wrongly_is_refused()
    {
        _events.Add("aws:cloudwatch/eventTarget:EventTarget", "track", new()
        {
            ["rule"] = "jobs", ["arn"] = EventsFixture.Function, ["inputPath"] = "$.detail",
        });

        Assert.That(() => Bus(), Throws.TypeOf<LocalException>(), "before any event comes");
    }

    private void DeclareRule(JsonObject inputs)
    {
        inputs["eventPattern"] = """{"source":["aws.mediaconvert"],"detail":{"status":["COMPLETE"]}}""";
        _events.Add("aws:cloudwatch/eventRule:EventRule", "jobs", inputs, new() { ["name"] = "jobs", ["arn"] = Rule });
    }

    private EventBus Bus() => new(_events.Graph, _events.Delivery(new Mailbox()), new StoppedClock());

    private void Put(string status) => Bus().Put("aws.mediaconvert", "MediaConvert Job State Change", new JsonObject { ["status"] = status, ["jobArn"] = "arn:job" });
}
