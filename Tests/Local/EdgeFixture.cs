using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Aws;
using VideoStack.Local.Cdn;
using VideoStack.Local.Graph;
using Yarp.ReverseProxy.Forwarder;

namespace VideoStack.Local.Tests;

/// <summary>A distribution like the platform's, in front of a store of objects and an API that tells what it was sent.</summary>
internal sealed class EdgeFixture : IObjectStore, IAsyncDisposable
{
    public const string DistributionArn = "arn:aws:cloudfront::123456789012:distribution/E1";

    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Type)> _objects = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddHttpForwarder().BuildServiceProvider();
    private readonly List<LoopbackServer> _servers = [];
    private Uri? _store;
    private Edge? _edge;

    private EdgeFixture(TimeProvider time) => Time = time;

    public ResourceGraph Graph { get; } = new();

    public TimeProvider Time { get; }

    public HttpClient Viewer { get; } = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });

    /// <summary>What the API answers; by default, what it was sent.</summary>
    public RequestDelegate Api { get; set; } = EchoAsync;

    public int ApiCalls { get; private set; }

    /// <param name="change">Changes the distribution's inputs before it is served.</param>
    /// <param name="time">Default: the real clock.</param>
    public static async Task<EdgeFixture> StartAsync(Action<EdgeFixture, JsonObject>? change = null, TimeProvider? time = null)
    {
        var fixture = new EdgeFixture(time ?? TimeProvider.System);
        var inputs = EdgeGraph.Declare(fixture.Graph);
        change?.Invoke(fixture, inputs);
        fixture.Graph.Add(new("aws:cloudfront/distribution:Distribution", "site", "E1", inputs, new() { ["arn"] = DistributionArn }));

        fixture._store = (await fixture.ServeAsync(fixture.StoreAsync)).Address;
        var api = await fixture.ServeAsync(async context =>
        {
            fixture.ApiCalls++;
            await fixture.Api(context);
        });
        fixture._edge = new Edge(fixture.Graph, fixture, api.Address, fixture._services.GetRequiredService<IHttpForwarder>(), fixture.Time);
        fixture.Viewer.BaseAddress = (await fixture.ServeAsync(fixture._edge.HandleAsync)).Address;
        return fixture;
    }

    public void Put(string bucket, string key, string text, string type = "text/html") =>
        _objects[$"/{bucket}/{key}"] = (System.Text.Encoding.UTF8.GetBytes(text), type);

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        await SendAsync(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Viewer.SendAsync(request);
    }

    /// <summary>What the echoing API saw.</summary>
    public static async Task<JsonNode> SeenAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public Uri AddressOf(string bucket, string key) => new(_store!, $"{bucket}/{key}");

    public Task PutAsync(string bucket, string key, string file, string contentType, CancellationToken cancellation) =>
        throw new NotSupportedException("The edge only reads.");

    public Task DeleteAsync(string bucket, string key, CancellationToken cancellation) =>
        throw new NotSupportedException("The edge only reads.");

    public async ValueTask DisposeAsync()
    {
        Viewer.Dispose();
        foreach (var server in _servers) await server.DisposeAsync();
        if (_edge is not null) await _edge.DisposeAsync();
        await _services.DisposeAsync();
    }

    private async Task<LoopbackServer> ServeAsync(RequestDelegate handler)
    {
        var server = await LoopbackServer.StartAsync(handler, NullLoggerFactory.Instance);
        _servers.Add(server);
        return server;
    }

    private Task StoreAsync(HttpContext context)
    {
        if (!_objects.TryGetValue(context.Request.Path.Value!, out var found)) return Results.NotFound().ExecuteAsync(context);

        context.Response.Headers.CacheControl = "public, max-age=60";
        context.Response.Headers["x-emulator"] = "secret";
        // Conditions are the edge's business here: the store ignores them.
        foreach (var name in (string[])["If-None-Match", "If-Modified-Since", "If-Range"]) context.Request.Headers.Remove(name);
        return Results.Bytes(found.Bytes, found.Type, enableRangeProcessing: true, entityTag: new("\"tag\""),
            lastModified: new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero)).ExecuteAsync(context);
    }

    private static async Task EchoAsync(HttpContext context)
    {
        var seen = new JsonObject
        {
            ["method"] = context.Request.Method,
            ["target"] = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            ["headers"] = new JsonObject(context.Request.Headers.Select(header =>
                KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value.ToString()))),
            ["body"] = await new StreamReader(context.Request.Body).ReadToEndAsync(),
        };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(seen.ToJsonString());
    }
}
