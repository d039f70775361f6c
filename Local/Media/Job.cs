using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Media;

/// <summary>A job as the API knows it. Safe to read while it runs.</summary>
public sealed class Job(string id, string arn, string queueArn, JsonObject request, EncodePlan plan, DateTimeOffset submitted) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancelled = new();
    private JobStatus _status = JobStatus.Submitted;
    private JobPhase _phase = JobPhase.Probing;
    private int _percent;
    private DateTimeOffset? _started;
    private DateTimeOffset? _finished;
    private EncodeException? _error;
    private EncodeResult? _result;

    public string Id => id;

    public string Arn => arn;

    public string QueueArn => queueArn;

    /// <summary>Whose rights the job reads and writes with.</summary>
    public string RoleArn => (string)request["role"]!;

    public EncodePlan Plan => plan;

    public DateTimeOffset Submitted => submitted;

    /// <summary>-50 to 50; higher goes first. Default 0.</summary>
    public int Priority => (int?)request["priority"] ?? 0;

    public string? ClientRequestToken => (string?)request["clientRequestToken"];

    public JsonNode UserMetadata => request["userMetadata"]?.DeepClone() ?? new JsonObject();

    /// <summary>Time between STATUS_UPDATE events; default one minute.</summary>
    public TimeSpan StatusUpdateInterval => (string?)request["statusUpdateInterval"] is { } name
        ? TimeSpan.FromSeconds(int.Parse(name["SECONDS_".Length..], CultureInfo.InvariantCulture))
        : TimeSpan.FromMinutes(1);

    public CancellationToken Cancelled => _cancelled.Token;

    public JobStatus Status
    {
        get
        {
            lock (_gate) return _status;
        }
    }

    /// <summary>Whether it has ever left the queue.</summary>
    public bool HasStarted
    {
        get
        {
            lock (_gate) return _started is not null;
        }
    }

    /// <summary>Moves it out of the queue. False when it was cancelled there.</summary>
    public bool Start(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_status != JobStatus.Submitted) return false;
            _status = JobStatus.Progressing;
            _started = now;
            return true;
        }
    }

    public void Progress(JobPhase phase, int percent)
    {
        lock (_gate) (_phase, _percent) = (phase, percent);
    }

    /// <summary>False when it has ended already.</summary>
    public bool Complete(EncodeResult result, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_status != JobStatus.Progressing) return false;
            (_status, _result, _percent, _finished) = (JobStatus.Complete, result, 100, now);
            return true;
        }
    }

    /// <summary>False when it has ended already.</summary>
    public bool Fail(EncodeException error, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_status != JobStatus.Progressing) return false;
            (_status, _error, _finished) = (JobStatus.Error, error, now);
            return true;
        }
    }

    /// <summary>False when it has ended already.</summary>
    public bool Cancel(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_status is not (JobStatus.Submitted or JobStatus.Progressing)) return false;
            (_status, _finished) = (JobStatus.Canceled, now);
        }

        _cancelled.Cancel();
        return true;
    }

    /// <summary>The API's representation.</summary>
    public JsonObject ToJson()
    {
        lock (_gate)
        {
            var json = new JsonObject
            {
                ["arn"] = arn,
                ["id"] = id,
                ["createdAt"] = submitted.ToUnixTimeSeconds(),
                ["queue"] = queueArn,
                ["status"] = _status.Name(),
                ["priority"] = Priority,
                ["retryCount"] = 0,
                ["accelerationSettings"] = new JsonObject { ["mode"] = "DISABLED" },
                ["accelerationStatus"] = "NOT_APPLICABLE",
                ["messages"] = new JsonObject { ["info"] = new JsonArray(), ["warning"] = new JsonArray() },
                ["timing"] = Timing(),
                ["userMetadata"] = UserMetadata,
            };
            foreach (var name in (string[])["role", "settings", "clientRequestToken", "statusUpdateInterval", "tags", "jobTemplate"])
                if (request[name] is { } value)
                    json[name] = value.DeepClone();
            if (_status == JobStatus.Progressing)
            {
                json["currentPhase"] = _phase.Name();
                json["jobPercentComplete"] = _percent;
            }

            if (_error is not null) (json["errorCode"], json["errorMessage"]) = (_error.Code, _error.Message);
            if (_result is not null) json["outputGroupDetails"] = _result.ApiDetails();
            return json;
        }
    }

    public void Dispose() => _cancelled.Dispose();

    private JsonObject Timing()
    {
        var timing = new JsonObject { ["submitTime"] = submitted.ToUnixTimeSeconds() };
        if (_started is { } started) timing["startTime"] = started.ToUnixTimeSeconds();
        if (_finished is { } finished) timing["finishTime"] = finished.ToUnixTimeSeconds();
        return timing;
    }
}

public enum JobStatus
{
    Submitted,
    Progressing,
    Complete,
    Canceled,
    Error,
}

public enum JobPhase
{
    Probing,
    Transcoding,
    Uploading,
}

internal static class JobNames
{
    /// <summary>As the API writes it: SUBMITTED, PROGRESSING, COMPLETE, CANCELED, ERROR.</summary>
    public static string Name(this JobStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>As the API writes it: PROBING, TRANSCODING, UPLOADING.</summary>
    public static string Name(this JobPhase phase) => phase.ToString().ToUpperInvariant();
}
