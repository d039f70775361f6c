using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Events;

namespace VideoStack.Local.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EventsBucketTests
{
    private readonly EventsFixture _events = new();
    private readonly BucketNotifications _notifications;

    public EventsBucketTests()
    {
        _events.Add("aws:s3/bucketNotification:BucketNotification", "raw", new()
        {
            ["bucket"] = "raw-1",
            ["lambdaFunctions"] = new JsonArray(new JsonObject
            {
                ["id"] = "uploads",
                ["lambdaFunctionArn"] = EventsFixture.Function,
                ["events"] = new JsonArray("s3:ObjectCreated:*", "s3:ObjectRemoved:Delete"),
                ["filterPrefix"] = "uploads/",
                ["filterSuffix"] = "/source",
            }),
        });
        _events.Permit("s3.amazonaws.com", "arn:aws:s3:::raw-1");
        _notifications = Read();
    }

    [Test]
    public void A_created_object_is_told_as_S3_tells_it()
    {
        _notifications.ObjectCreated("raw-1", "uploads/a b+ü/source", 1048576, "d41d8cd9", "v1", "ObjectCreated:Put");

        var @event = _events.Events.Single();
        var record = @event["Records"]![0]!;
        Assert.That((string?)record["responseElements"]!["x-amz-request-id"], Does.Match("^[0-9A-F]{16}$"));
        record["responseElements"]!["x-amz-request-id"] = "…";
        Assert.That(@event.ToJsonString(), Is.EqualTo(JsonNode.Parse(
            """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1","eventTime":"2026-11-21T08:37:00.250Z",
              "eventName":"ObjectCreated:Put","userIdentity":{"principalId":"AWS:LOCAL"},"requestParameters":{"sourceIPAddress":"127.0.0.1"},
              "responseElements":{"x-amz-request-id":"…","x-amz-id-2":"local"},
              "s3":{"s3SchemaVersion":"1.0","configurationId":"uploads",
                "bucket":{"name":"raw-1","ownerIdentity":{"principalId":"LOCAL"},"arn":"arn:aws:s3:::raw-1"},
                "object":{"key":"uploads/a+b%2B%C3%BC/source","size":1048576,"eTag":"d41d8cd9","versionId":"v1","sequencer":"01A1FD406CDA000001"}}}]}
            """)!.ToJsonString()));
    }

    [Test]
    public void A_removed_object_has_neither_size_nor_tag()
    {
        _notifications.ObjectRemoved("raw-1", "uploads/1/source", null, "ObjectRemoved:Delete");

        var @object = _events.Events.Single()["Records"]![0]!["s3"]!["object"]!.AsObject();
        Assert.That(@object.Select(member => member.Key), Is.EqualTo("key sequencer".Split(' ')));
    }

    [TestCase("raw-1", "uploads/1/source", "ObjectCreated:CompleteMultipartUpload", 1)]
    [TestCase("raw-2", "uploads/1/source", "ObjectCreated:Put", 0)]
    [TestCase("raw-1", "drafts/1/source", "ObjectCreated:Put", 0)]
    [TestCase("raw-1", "uploads/1/other", "ObjectCreated:Put", 0)]
    [TestCase("raw-1", "uploads/1/source", "ObjectTagging:Put", 0)]
    public void Bucket_filters_and_event_decide(string bucket, string key, string eventName, int events)
    {
        _notifications.ObjectCreated(bucket, key, 1, "tag", null, eventName);

        Assert.That(_events.Events, Has.Count.EqualTo(events));
    }

    [Test]
    public void Later_changes_have_greater_sequencers()
    {
        foreach (var _ in Enumerable.Range(0, 3)) _notifications.ObjectCreated("raw-1", "uploads/1/source", 1, "tag", null, "ObjectCreated:Put");

        var sequencers = _events.Events.Select(@event => (string)@event["Records"]![0]!["s3"]!["object"]!["sequencer"]!).ToList();
        Assert.That(sequencers, Is.Ordered.Ascending.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
    }

    [Test]
    public void A_forgotten_permission_is_refused_when_the_notification_is_made()
    {
        _events.Permit("s3.amazonaws.com", "arn:aws:s3:::another");

        Assert.That(() => Read(), Throws.TypeOf<LocalException>().With.Message.Contains("raw-1").And.Message.Contains(EventsFixture.Function));
    }

    private BucketNotifications Read() => new(_events.Graph, _events, new StoppedClock(), NullLogger<BucketNotifications>.Instance);
}
