using System.Runtime.CompilerServices;
using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Serves events of the Lambda Runtime API, one at a time, until it is cancelled or the API fails.</summary>
public class LambdaBootstrap : IDisposable
{
    private readonly HttpClient httpClient;
    private readonly bool ownsHttpClient;
    private readonly LambdaBootstrapHandler handler;
    private readonly LambdaBootstrapInitializer initializer;
    private readonly ILambdaSerializer serializer;
    private readonly RuntimeApiClient runtimeApi;
    private readonly FunctionLog log;

    /// <param name="handler">Serves each event.</param>
    /// <param name="initializer">Runs once before the first event.</param>
    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(ConstructHttpClient(), true, handler, initializer)
    {
    }

    /// <param name="handler">Serves each event.</param>
    /// <param name="lambdaBootstrapOptions">For tests.</param>
    /// <param name="initializer">Runs once before the first event.</param>
    public LambdaBootstrap(
        LambdaBootstrapHandler handler, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this(ConstructHttpClient(), true, handler, initializer, lambdaBootstrapOptions)
    {
    }

    /// <param name="httpClient">Talks to the Runtime API; the caller disposes it.</param>
    /// <param name="handler">Serves each event.</param>
    /// <param name="initializer">Runs once before the first event.</param>
    public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, false, handler, initializer)
    {
    }

    internal LambdaBootstrap(HandlerWrapper wrapper, LambdaBootstrapOptions options, LambdaBootstrapInitializer initializer)
        : this(ConstructHttpClient(), true, wrapper.Handler, initializer, options, wrapper.Serializer)
    {
    }

    internal LambdaBootstrap(HttpClient httpClient, HandlerWrapper wrapper, LambdaBootstrapOptions options, LambdaBootstrapInitializer initializer)
        : this(httpClient, false, wrapper.Handler, initializer, options, wrapper.Serializer)
    {
    }

    private LambdaBootstrap(
        HttpClient httpClient,
        bool ownsHttpClient,
        LambdaBootstrapHandler handler,
        LambdaBootstrapInitializer initializer,
        LambdaBootstrapOptions options = null,
        ILambdaSerializer serializer = null)
    {
        this.httpClient = httpClient ?? throw new ArgumentNullException(nameof(httpClient));
        this.ownsHttpClient = ownsHttpClient;
        this.handler = handler ?? throw new ArgumentNullException(nameof(handler));
        this.initializer = initializer;
        this.serializer = serializer;

        // The next event may be hours away.
        httpClient.Timeout = TimeSpan.FromHours(12);
        var endpoint = string.IsNullOrEmpty(options?.RuntimeApiEndpoint)
            ? Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
            : options.RuntimeApiEndpoint;
        runtimeApi = new RuntimeApiClient(httpClient, endpoint);
        log = FunctionLog.OverConsole();
    }

    /// <summary>The client the bootstrap uses unless it is given one.</summary>
    public static HttpClient ConstructHttpClient()
    {
        // Error texts travel in headers and are not always ASCII.
        var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        var version = typeof(LambdaBootstrap).Assembly.GetName().Version;
        var native = RuntimeFeature.IsDynamicCodeSupported ? "" : "-aot";
        client.DefaultRequestHeaders.Add("User-Agent", $"aws-lambda-dotnet/{Environment.Version}-{version}{native}");
        return client;
    }

    /// <summary>Initializes, then serves events until cancelled.</summary>
    /// <exception cref="RuntimeApiClientException">The Runtime API refused a request.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        LimitMemory();
        if (initializer is not null && !await InitializeAsync())
            return;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ServeOneAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Cancelled by the caller: the loop ends. Otherwise no event came in time: ask again.
            }
        }
    }

    /// <summary>Disposes the client unless the caller gave it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the client unless the caller gave it.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && ownsHttpClient)
            httpClient.Dispose();
    }

    private async Task<bool> InitializeAsync()
    {
        try
        {
            return await initializer();
        }
        catch (Exception error)
        {
            log.Write(nameof(LogLevel.Error), error, null, []);
            await runtimeApi.ReportInitializationErrorAsync(error);
            throw;
        }
    }

    private async Task ServeOneAsync(CancellationToken cancellationToken)
    {
        var (headers, @event) = await runtimeApi.NextAsync(cancellationToken);
        log.Invocation = headers;

        // The AWS SDK and X-Ray look for the trace here.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", headers.TraceId);
        LambdaTraceProvider.SetCurrentTraceId(headers.TraceId);

        using var invocation = new InvocationRequest
        {
            InputStream = @event,
            LambdaContext = new InvocationContext(headers, log, serializer),
        };
        InvocationResponse response;
        try
        {
            response = await handler(invocation);
        }
        catch (Exception error)
        {
            log.Write(nameof(LogLevel.Error), error, null, []);
            await runtimeApi.ReportInvocationErrorAsync(headers.RequestId, error, cancellationToken);
            return;
        }

        await runtimeApi.RespondAsync(headers.RequestId, response, cancellationToken);
    }

    /// <summary>Tells the garbage collector what Lambda allows, so that it collects before Lambda kills.</summary>
    private static void LimitMemory()
    {
        var wanted = !string.Equals(Environment.GetEnvironmentVariable("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK"), "true", StringComparison.OrdinalIgnoreCase);
        if (!wanted || !ulong.TryParse(Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), out var megabytes))
            return;
        var bytes = megabytes << 20;
        if ((ulong)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < bytes)
            return;
        AppContext.SetData("GCHeapHardLimit", bytes);
        GC.RefreshMemoryLimit();
    }
}
