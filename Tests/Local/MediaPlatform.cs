using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Aws;
using VideoStack.Local.Events;
using VideoStack.Local.Graph;
using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

/// <summary>MediaConvert as the functions meet it: an API, buckets and an event bus.</summary>
internal sealed class MediaPlatform : IEventBus, IAsyncDisposable
{
    public const string Queue = "arn:aws:mediaconvert:eu-central-1:123456789012:queues/test-films";
    public const string Role = "arn:aws:iam::123456789012:role/test-transcode";
    public const string Raw = "raw";
    public const string Processed = "processed";

    private readonly ConcurrentQueue<JsonObject> _events = new();
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("videostack-scratch-");

    private MediaPlatform(MediaStore store, TimeProvider time, int concurrency)
    {
        Store = store;
        Graph = new ResourceGraph();
        Graph.Add(new("aws:mediaconvert/queue:Queue", "films", "test-films", [], new() { ["arn"] = Queue, ["name"] = "test-films" }));
        Graph.Add(new("aws:iam/role:Role", "transcode", "test-transcode",
            new() { ["assumeRolePolicy"] = """{"Statement":[{"Principal":{"Service":"mediaconvert.amazonaws.com"}}]}""" },
            new() { ["arn"] = Role }));
        Service = new(Graph, store, _ => store, this, _scratch.FullName, time, NullLogger<MediaConvertService>.Instance, concurrency);
    }

    public MediaStore Store { get; }

    public ResourceGraph Graph { get; }

    public MediaConvertService Service { get; }

    /// <summary>When set, the bus fails on an event whose detail it accepts.</summary>
    public Func<JsonObject, bool> Refuses { get; set; } = _ => false;

    /// <summary>The details of the job events so far.</summary>
    public IReadOnlyList<JsonObject> Events => [.. _events];

    public IEnumerable<string> Unfinished => Directory.EnumerateFileSystemEntries(_scratch.FullName);

    public static async Task<MediaPlatform> StartAsync(TimeProvider? time = null, int concurrency = 1) =>
        new(await MediaStore.StartAsync(), time ?? TimeProvider.System, concurrency);

    public void Put(string source, string detailType, JsonObject detail)
    {
        Assert.That((source, detailType), Is.EqualTo(("aws.mediaconvert", "MediaConvert Job State Change")));
        if (Refuses(detail)) throw new InvalidOperationException("The bus is out of order.");
        _events.Enqueue(detail);
    }

    public async Task<(int Status, JsonNode Body, string? ErrorType)> CallAsync(string method, string path, JsonObject? body = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        var parts = path.Split('?', 2);
        context.Request.Path = $"/2017-08-29/{parts[0]}";
        if (parts.Length == 2) context.Request.QueryString = new($"?{parts[1]}");
        context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body?.ToJsonString() ?? ""));
        context.Response.Body = new MemoryStream();
        await Service.HandleAsync(context, new Caller(Role));
        context.Response.Body.Position = 0;
        return (context.Response.StatusCode, (await JsonNode.ParseAsync(context.Response.Body))!,
            context.Response.Headers["x-amzn-ErrorType"]);
    }

    public Task<(int Status, JsonNode Body, string? ErrorType)> CreateAsync(JsonObject settings, JsonObject? more = null)
    {
        var request = new JsonObject
        {
            ["queue"] = Queue,
            ["role"] = Role,
            ["settings"] = settings.DeepClone(),
            ["userMetadata"] = new JsonObject { ["videoId"] = "v1" },
            ["statusUpdateInterval"] = "SECONDS_10",
        };
        foreach (var (name, value) in more ?? []) request[name] = value?.DeepClone();
        return CallAsync("POST", "jobs", request);
    }

    /// <summary>Creates a job and waits for its last event.</summary>
    public async Task<JsonObject> RunAsync(JsonObject settings)
    {
        var (status, body, _) = await CreateAsync(settings);
        Assert.That(status, Is.EqualTo(201), body.ToJsonString());
        return await EndAsync((string)body["job"]!["id"]!);
    }

    /// <summary>Waits for a job's COMPLETE or ERROR event.</summary>
    public async Task<JsonObject> EndAsync(string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            var end = Events.FirstOrDefault(detail => (string?)detail["jobId"] == id
                && (string?)detail["status"] is "COMPLETE" or "ERROR" or "CANCELED");
            if (end is not null) return end;
            await Task.Delay(20, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Store.DisposeAsync();
        _scratch.Delete(recursive: true);
    }
}
