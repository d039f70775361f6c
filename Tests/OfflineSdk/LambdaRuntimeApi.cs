using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>The Lambda Runtime API as a function sees it: hands out the queued events and keeps what the function sends.</summary>
internal sealed class LambdaRuntimeApi : IAsyncDisposable
{
    private readonly Channel<LambdaEvent> events = Channel.CreateUnbounded<LambdaEvent>();
    private readonly Channel<LambdaPost> posts = Channel.CreateUnbounded<LambdaPost>();
    private readonly WebApplication server;

    private LambdaRuntimeApi(WebApplication server) => this.server = server;

    /// <summary>Host and port, followed by a path, as an emulator may have it.</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>The User-Agent headers seen.</summary>
    public ConcurrentBag<string> UserAgents { get; } = [];

    /// <summary>What posts are answered with.</summary>
    public HttpStatusCode PostAnswer { get; set; } = HttpStatusCode.Accepted;

    public static async Task<LambdaRuntimeApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestHeadersTotalSize = 1 << 20;
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.UTF8;
        });
        var api = new LambdaRuntimeApi(builder.Build());
        api.server.MapGet("/function/2018-06-01/runtime/invocation/next", api.NextAsync);
        api.server.MapPost("/function/2018-06-01/runtime/{**path}", api.PostAsync);
        await api.server.StartAsync();
        var addresses = api.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        api.Endpoint = new Uri(addresses.Addresses.First()).Authority + "/function";
        return api;
    }

    public void Enqueue(string requestId, string document, params (string Name, string Value)[] headers) =>
        events.Writer.TryWrite(new LambdaEvent(requestId, document, headers));

    /// <summary>The next thing the function sent.</summary>
    public async Task<LambdaPost> SentAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await posts.Reader.ReadAsync(limit.Token);
    }

    /// <summary>True when the function sent nothing more.</summary>
    public bool Quiet => posts.Reader.Count == 0;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    private async Task NextAsync(HttpContext http)
    {
        UserAgents.Add(http.Request.Headers.UserAgent.ToString());
        var next = await events.Reader.ReadAsync(http.RequestAborted);
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = next.RequestId;
        foreach (var (name, value) in next.Headers)
            http.Response.Headers[name] = value;
        await http.Response.WriteAsync(next.Document, http.RequestAborted);
    }

    private async Task PostAsync(HttpContext http, string path)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        await posts.Writer.WriteAsync(new LambdaPost(path, await reader.ReadToEndAsync(http.RequestAborted), headers), http.RequestAborted);
        http.Response.StatusCode = (int)PostAnswer;
        await http.Response.WriteAsync("""{"status":"OK"}""", http.RequestAborted);
    }

    private sealed record LambdaEvent(string RequestId, string Document, (string Name, string Value)[] Headers);
}

/// <summary>What a function sent: the path below <c>/2018-06-01/runtime/</c>, the body and the headers.</summary>
internal sealed record LambdaPost(string Path, string Body, IReadOnlyDictionary<string, string> Headers);
