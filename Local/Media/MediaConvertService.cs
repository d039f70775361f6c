using System.Text.Json;
using System.Text.Json.Nodes;
using VideoStack.Local.Aws;
using VideoStack.Local.Events;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Media;

/// <summary>AWS Elemental MediaConvert's API (REST-JSON, 2017-08-29): jobs, job templates and Probe, played by ffmpeg.</summary>
public sealed class MediaConvertService : IAwsService, IAsyncDisposable
{
    private const string Version = "/2017-08-29/";

    private readonly JobScheduler _scheduler;
    private readonly JobTemplates _templates;
    private readonly JobRequests _requests;
    private readonly JobEvents _events;
    private readonly InputProbe _probe;
    private readonly TimeProvider _time;

    /// <param name="graph">Where queues, roles and job templates are.</param>
    /// <param name="objects">Where files are probed.</param>
    /// <param name="objectsAs">The same, as a job's role may use it: inputs are read and outputs written with that role's rights.</param>
    /// <param name="events">Who hears of job state changes.</param>
    /// <param name="scratch">The directory for unfinished outputs; each job removes its own.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where failed jobs are told.</param>
    public MediaConvertService(
        ResourceGraph graph,
        IObjectStore objects,
        Func<string, IObjectStore> objectsAs,
        IEventBus events,
        ScratchDirectory scratch,
        TimeProvider time,
        ILogger<MediaConvertService> log)
        : this(graph, objects, objectsAs, events, scratch.Path, time, log, JobScheduler.DefaultConcurrency)
    {
    }

    internal MediaConvertService(
        ResourceGraph graph,
        IObjectStore objects,
        Func<string, IObjectStore> objectsAs,
        IEventBus events,
        string scratch,
        TimeProvider time,
        ILogger<MediaConvertService> log,
        int concurrency)
    {
        _time = time;
        _events = new JobEvents(events, time);
        var runner = new JobRunner(new Encoder(objectsAs, _events, time, scratch), _events, time, log);
        _scheduler = new JobScheduler(concurrency, runner.RunAsync, log);
        _templates = new JobTemplates(graph);
        _requests = new JobRequests(graph, _scheduler, time);
        _probe = new InputProbe(objects);
    }

    public string SigningName => "mediaconvert";

    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        try
        {
            var (status, answer) = await AnswerAsync(context.Request, context.RequestAborted);
            await WriteAsync(context, status, answer);
        }
        catch (InvalidJobException e)
        {
            await RefuseAsync(context, 400, "BadRequestException", e.Message);
        }
        catch (JsonException)
        {
            await RefuseAsync(context, 400, "BadRequestException", "The request body is not valid JSON.");
        }
        catch (KeyNotFoundException e)
        {
            await RefuseAsync(context, 404, "NotFoundException", e.Message);
        }
    }

    public ValueTask DisposeAsync() => _scheduler.DisposeAsync();

    private async Task<(int Status, JsonObject Answer)> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        var path = request.Path.Value ?? "";
        var parts = path.StartsWith(Version, StringComparison.Ordinal) ? path[Version.Length..].Split('/') : [];
        switch (request.Method, parts)
        {
            case ("POST", ["jobs"]):
                return (201, Envelope(_requests.Create(await BodyAsync(request, cancellation))));
            case ("GET", ["jobs" or "search"]):
                return (200, JobList.Of(_scheduler.Jobs, request.Query));
            case ("GET", ["jobs", var id]):
                return (200, Envelope(Job(id)));
            case ("DELETE", ["jobs", var id]):
                Cancel(Job(id));
                return (202, []);
            case ("GET", ["jobTemplates", var name]):
                var template = _templates.Find(Uri.UnescapeDataString(name));
                return (200, new() { ["jobTemplate"] = template ?? throw new KeyNotFoundException($"Job template \"{name}\" not found") });
            case ("POST", ["probe"]):
                return (200, await _probe.AnswerAsync(await BodyAsync(request, cancellation), cancellation));
            default:
                throw new KeyNotFoundException($"The local MediaConvert has no operation {request.Method} {path}.");
        }
    }

    private static JsonObject Envelope(Job job) => new() { ["job"] = job.ToJson() };

    private Job Job(string id) => _scheduler.Find(id) ?? throw new KeyNotFoundException($"Job {id} not found");

    private void Cancel(Job job)
    {
        if (!job.Cancel(_time.GetUtcNow())) throw new InvalidJobException($"Job {job.Id} has ended already");
        // One that runs tells itself when it has stopped.
        if (!job.HasStarted) _events.Canceled(job);
    }

    private static async Task<JsonObject> BodyAsync(HttpRequest request, CancellationToken cancellation) =>
        await JsonNode.ParseAsync(request.Body, cancellationToken: cancellation) as JsonObject
        ?? throw new InvalidJobException("The request body should be an object");

    private static Task RefuseAsync(HttpContext context, int status, string type, string message)
    {
        context.Response.Headers["x-amzn-ErrorType"] = type;
        return WriteAsync(context, status, new() { ["message"] = message });
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
