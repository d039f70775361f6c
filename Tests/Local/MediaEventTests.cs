using System.Text.Json.Nodes;
using VideoStack.Local.Events;
using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

public sealed class MediaEventTests
{
    [Test]
    public void A_status_update_tells_phase_and_progress_as_the_service_does()
    {
        var bus = new Bus();

        new JobEvents(bus, new MediaClock()).StatusUpdate(CreateJob(), percent: 42, framesDecoded: 353);

        Assert.That(JsonNode.DeepEquals(bus.Last, JsonNode.Parse(
            """
            {
              "timestamp": 1777636800000,
              "accountId": "123456789012",
              "queue": "arn:aws:mediaconvert:eu-central-1:123456789012:queues/test-films",
              "jobId": "job-1",
              "status": "STATUS_UPDATE",
              "userMetadata": { "videoId": "v1" },
              "framesDecoded": 353,
              "jobProgress": {
                "phaseProgress": {
                  "PROBING": { "status": "COMPLETE", "percentComplete": 100 },
                  "TRANSCODING": { "status": "PROGRESSING", "percentComplete": 42 },
                  "UPLOADING": { "status": "PENDING", "percentComplete": 0 }
                },
                "jobPercentComplete": 42,
                "currentPhase": "TRANSCODING",
                "retryCount": 0
              }
            }
            """)), Is.True, bus.Last?.ToJsonString());
    }

    [TestCase(30, "out_time_us=15000000", 50)]
    [TestCase(30, "out_time_us=31000000", 100)]
    [TestCase(30, "out_time_us=N/A", 0)]
    [TestCase(0, "out_time_us=15000000", 0, TestName = "A source that does not tell its length stays at nothing")]
    public void Progress_follows_the_encoders_report(double seconds, string line, int expected)
    {
        var progress = new EncodeProgress(TimeSpan.FromSeconds(seconds));

        progress.Read("frame=353");
        progress.Read(line);

        Assert.That((progress.Percent, progress.Frames), Is.EqualTo((expected, 353L)));
    }

    [TestCase("SECONDS_10", 10)]
    [TestCase("SECONDS_600", 600)]
    [TestCase(null, 60)]
    public void Updates_come_as_often_as_the_job_asks(string? interval, int seconds) =>
        Assert.That(CreateJob(new() { ["statusUpdateInterval"] = interval }).StatusUpdateInterval,
            Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    private static Job CreateJob(JsonObject? request = null)
    {
        var settings = MediaJobSettings.For("s3://raw/a", "s3://processed/b", [("180p", 320, 180)]);
        request ??= new() { ["userMetadata"] = new JsonObject { ["videoId"] = "v1" } };
        return new("job-1", "arn:job-1", MediaPlatform.Queue, request, EncodePlanner.Plan(JobSettings.Parse(settings)),
            DateTimeOffset.UnixEpoch);
    }

    private sealed class Bus : IEventBus
    {
        public JsonObject? Last { get; private set; }

        public void Put(string source, string detailType, JsonObject detail) => Last = detail;
    }
}
