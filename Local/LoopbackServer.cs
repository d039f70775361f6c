using System.Net;

namespace VideoStack.Local;

/// <summary>An HTTP server on the loopback address. It sets no limit on bodies: each service has its own.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Urls.Single());
    }

    /// <summary>Such as <c>http://127.0.0.1:41234/</c>, or <c>http://localhost:8080/</c> on a port of one's own choice.</summary>
    public Uri Address { get; }

    /// <param name="handler">Answers every request.</param>
    /// <param name="loggers">Where failures of handlers are told.</param>
    /// <param name="port">Default: a free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LoopbackServer> StartAsync(RequestDelegate handler, ILoggerFactory loggers, int? port = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            // A person types "localhost", which may mean either family of addresses.
            if (port is { } chosen) options.ListenLocalhost(chosen);
            else options.Listen(IPAddress.Loopback, 0);
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
        });
        var application = builder.Build();
        application.Run(handler);
        await application.StartAsync();
        return new LoopbackServer(application);
    }

    /// <summary>Ends at once: requests that are waiting (long polls) are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }
}
