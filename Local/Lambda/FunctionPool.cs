using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using VideoStack.Local.Aws;
using VideoStack.Local.Graph;

namespace VideoStack.Local.Lambda;

/// <summary>
/// Lambda on this machine: the graph's functions as child processes that speak the real Runtime API. Each takes one event at a
/// time; there are as many as there are events at once; unused ones are ended, dead ones replaced.
/// </summary>
public sealed partial class FunctionPool : IFunctions, IAsyncDisposable
{
    private readonly FunctionCatalog _catalog;
    private readonly FunctionPackages _packages;
    private readonly Credentials _credentials;
    private readonly FunctionPoolOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RuntimeApi _runtimeApi;
    private readonly AsynchronousInvocations _asynchronous;
    private readonly ConcurrentDictionary<string, FunctionFleet> _fleets = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _reaper;

    private FunctionPool(
        ResourceGraph graph,
        FunctionPackages packages,
        Credentials credentials,
        FunctionPoolOptions options,
        TimeProvider time,
        ILogger logger,
        RuntimeApi runtimeApi)
    {
        _catalog = new FunctionCatalog(graph);
        _packages = packages;
        _credentials = credentials;
        _options = options;
        _time = time;
        _logger = logger;
        _runtimeApi = runtimeApi;
        _asynchronous = new AsynchronousInvocations(
            graph, (invocation, target) => InvokeAsync(target, invocation), options.RetryDelays, DeadLetters, time, logger);
        _reaper = time.CreateTimer(_ => _ = ReapAsync(), null, options.IdleFor / 2, options.IdleFor / 2);
    }

    /// <summary>The events that failed for good.</summary>
    public DeadLetters DeadLetters { get; } = new();

    /// <summary>Unpacks every function of the graph and opens the Runtime API; processes start with their first event.</summary>
    /// <exception cref="LocalException">A function's package is missing or damaged.</exception>
    public static async Task<FunctionPool> StartAsync(
        ResourceGraph graph,
        FunctionPackages packages,
        Credentials credentials,
        FunctionPoolOptions options,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        var runtimeApi = await RuntimeApi.StartAsync(loggers);
        var pool = new FunctionPool(graph, packages, credentials, options, time, loggers.CreateLogger<FunctionPool>(), runtimeApi);
        try
        {
            foreach (var function in pool._catalog.All) packages.Unpack(function.CodeHash);
            return pool;
        }
        catch
        {
            await pool.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    /// <exception cref="InvocationRefusedException">No such function, too many at once, or too large an event.</exception>
    public async Task<InvocationResult> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var target = _catalog.Find(functionArn);
        if (payload.Length > RuntimeApi.PayloadLimit) throw new RequestTooLargeException(payload.Length, RuntimeApi.PayloadLimit);

        // Who gives up waiting does not stop the function.
        return await InvokeAsync(target, new Invocation(functionArn, payload)).WaitAsync(cancellation);
    }

    /// <inheritdoc />
    public void InvokeAsynchronously(string functionArn, ReadOnlyMemory<byte> payload)
    {
        var target = _catalog.Find(functionArn);
        _ = RunInBackgroundAsync(target, new Invocation(functionArn, payload));
    }

    /// <summary>The ids of a function's living processes.</summary>
    internal IReadOnlyList<int> ProcessesOf(string functionArn) => FleetOf(_catalog.Find(functionArn).Function).ProcessIds;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reaper.DisposeAsync();
        await Task.WhenAll(_fleets.Values.Select(fleet => fleet.DisposeAsync().AsTask()));
        await _runtimeApi.DisposeAsync();
    }

    private Task<InvocationResult> InvokeAsync(InvocationTarget target, Invocation invocation) => FleetOf(target.Function).InvokeAsync(invocation);

    private async Task RunInBackgroundAsync(InvocationTarget target, Invocation invocation)
    {
        try
        {
            await _asynchronous.RunAsync(target, _catalog.AsynchronousSettingsOf(target), invocation, _stopping.Token);
        }
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
        {
            LogEventLost(exception, target.Function.Name);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The platform ends, and its events with it.
        }
    }

    private FunctionFleet FleetOf(FunctionSettings function) => _fleets.GetOrAdd(function.Name, _ => new FunctionFleet(
        function,
        Math.Max(1, function.ReservedConcurrency ?? _options.ProcessesPerFunction),
        () => Start(function),
        instance =>
        {
            _runtimeApi.Forget(instance);
            return instance.DisposeAsync().AsTask();
        }));

    private FunctionInstance Start(FunctionSettings function)
    {
        var id = Guid.NewGuid().ToString("N");
        var taskRoot = _packages.Unpack(function.CodeHash);
        var logStream = FormattableString.Invariant($"{_time.GetUtcNow():yyyy/MM/dd}/[{function.Version}]{id}");
        var start = Program(function, taskRoot) with
        {
            WorkingDirectory = taskRoot,
            Environment = FunctionEnvironment.Of(
                function, _credentials.ForRole(function.RoleArn), _options.AwsEndpoint, _runtimeApi.Address, id, taskRoot, logStream),
            OnOutput = line => LogLine(function.Name, line),
            OnError = line => LogLine(function.Name, line),
        };
        var instance = new FunctionInstance(id, function, start, _time);
        _runtimeApi.Register(instance);
        return instance;
    }

    // Managed functions run on the runtime that runs this program.
    private static ChildProcessStart Program(FunctionSettings function, string taskRoot) => function.IsNative
        ? new ChildProcessStart(Path.Combine(taskRoot, "bootstrap"))
        : new ChildProcessStart(
            Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet")),
            Path.Combine(taskRoot, $"{function.Handler}.dll"));

    private Task ReapAsync() => Task.WhenAll(
        _fleets.Values.Select(fleet => fleet.ReapAsync(lastUse => _time.GetElapsedTime(lastUse) >= _options.IdleFor)));

    [LoggerMessage(Level = LogLevel.Information, Message = "{Function} | {Line}")]
    private partial void LogLine(string function, string line);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event for {Function} was lost")]
    private partial void LogEventLost(Exception exception, string function);
}
