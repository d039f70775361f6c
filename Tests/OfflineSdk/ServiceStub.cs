using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>An HTTP server that answers as an AWS service would and keeps what it was asked.</summary>
internal sealed class ServiceStub : IAsyncDisposable
{
    private readonly ConcurrentQueue<(int Status, string? ErrorType, string Body)> answers = new();
    private readonly WebApplication server;

    private ServiceStub(WebApplication server) => this.server = server;

    public string Url { get; private set; } = "";

    /// <summary>What was asked, in order.</summary>
    public List<ServiceCall> Calls { get; } = [];

    public static async Task<ServiceStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var service = new ServiceStub(builder.Build());
        service.server.Run(service.AnswerAsync);
        await service.server.StartAsync();
        service.Url = service.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return service;
    }

    /// <summary>Answers the next call with this document.</summary>
    public void Answer(string body, int status = 200) => answers.Enqueue((status, null, body));

    /// <summary>Refuses the next call.</summary>
    public void Refuse(int status, string errorType, string message) =>
        answers.Enqueue((status, errorType, $$"""{"message":"{{message}}"}"""));

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        lock (Calls)
        {
            Calls.Add(new ServiceCall(
                http.Request.Method,
                http.Features.Get<IHttpRequestFeature>()!.RawTarget,
                body,
                http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        }

        var (status, errorType, answer) = answers.TryDequeue(out var next) ? next : (500, null, """{"message":"no answer was prepared"}""");
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.Headers["x-amzn-RequestId"] = "aws-request-1";
        if (errorType is not null)
            http.Response.Headers["x-amzn-ErrorType"] = errorType;
        await http.Response.WriteAsync(answer, http.RequestAborted);
    }
}

/// <summary>A call as it went over the wire.</summary>
internal sealed record ServiceCall(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);
