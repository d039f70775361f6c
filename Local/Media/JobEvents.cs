using System.Text.Json.Nodes;
using VideoStack.Local.Events;

namespace VideoStack.Local.Media;

/// <summary>The events that MediaConvert sends to EventBridge about its jobs.</summary>
internal sealed class JobEvents(IEventBus bus, TimeProvider time)
{
    private const string Source = "aws.mediaconvert";
    private const string DetailType = "MediaConvert Job State Change";

    public void Progressing(Job job) => Put(job, "PROGRESSING", []);

    public void Canceled(Job job) => Put(job, "CANCELED", []);

    public void InputInformation(Job job, SourceMedia source) => Put(job, "INPUT_INFORMATION", new()
    {
        ["inputDetails"] = new JsonArray(new JsonObject
        {
            ["id"] = 1,
            ["uri"] = job.Plan.Input.ToString(),
            ["video"] = new JsonArray([.. source.Tracks.OfType<VideoTrack>().Select(Video)]),
            ["audio"] = new JsonArray([.. source.Tracks.OfType<AudioTrack>().Select(Audio)]),
        }),
    });

    /// <summary>How far transcoding is, which is nearly all of a job here.</summary>
    public void StatusUpdate(Job job, int percent, long framesDecoded) => Put(job, "STATUS_UPDATE", new()
    {
        ["framesDecoded"] = framesDecoded,
        ["jobProgress"] = new JsonObject
        {
            ["phaseProgress"] = new JsonObject
            {
                ["PROBING"] = Phase("COMPLETE", 100),
                ["TRANSCODING"] = Phase("PROGRESSING", percent),
                ["UPLOADING"] = Phase("PENDING", 0),
            },
            ["jobPercentComplete"] = percent,
            ["currentPhase"] = JobPhase.Transcoding.Name(),
            ["retryCount"] = 0,
        },
    });

    public void Complete(Job job, EncodeResult result) => Put(job, "COMPLETE", new() { ["outputGroupDetails"] = result.EventDetails() });

    public void Error(Job job, EncodeException error) =>
        Put(job, "ERROR", new() { ["errorCode"] = error.Code, ["errorMessage"] = error.Message });

    private void Put(Job job, string status, JsonObject more)
    {
        var detail = new JsonObject
        {
            ["timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
            ["accountId"] = job.QueueArn.Split(':')[4],
            ["queue"] = job.QueueArn,
            ["jobId"] = job.Id,
            ["status"] = status,
            ["userMetadata"] = job.UserMetadata,
        };
        foreach (var (name, value) in more) detail[name] = value?.DeepClone();
        bus.Put(Source, DetailType, detail);
    }

    private static JsonObject Phase(string status, int percent) => new() { ["status"] = status, ["percentComplete"] = percent };

    private static JsonObject Video(VideoTrack track) => new()
    {
        ["streamId"] = track.Index + 1,
        ["codec"] = ProbeDocument.Codec(track.Codec),
        ["width"] = track.Width,
        ["height"] = track.Height,
        ["frameRate"] = Math.Round(track.FrameRate.Value, 2),
        ["bitDepth"] = track.BitDepth,
    };

    private static JsonObject Audio(AudioTrack track) => new()
    {
        ["streamId"] = track.Index + 1,
        ["codec"] = ProbeDocument.Codec(track.Codec),
        ["channels"] = track.Channels,
        ["sampleRate"] = track.SampleRate,
        ["language"] = track.Language ?? "UND",
    };
}
