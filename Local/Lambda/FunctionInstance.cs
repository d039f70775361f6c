using System.Threading.Channels;

namespace VideoStack.Local.Lambda;

/// <summary>One process of a function: takes one event at a time, through the Runtime API.</summary>
internal sealed class FunctionInstance : IAsyncDisposable
{
    // Lambda gives 10 seconds; a laptop that encodes a film meanwhile needs more.
    public static readonly TimeSpan InitialisationLimit = TimeSpan.FromSeconds(60);

    private readonly Channel<Invocation> _next = Channel.CreateBounded<Invocation>(1);
    private readonly FunctionSettings _function;
    private readonly ChildProcess _process;
    private readonly TimeProvider _time;
    private volatile Invocation? _current;
    private volatile bool _spent;

    public FunctionInstance(string id, FunctionSettings function, ChildProcessStart start, TimeProvider time)
    {
        Id = id;
        _function = function;
        _time = time;
        _process = ChildProcess.Start(start);
        IdleSince = time.GetTimestamp();
    }

    public string Id { get; }

    public int ProcessId => _process.Id;

    /// <summary>False once it died, failed to initialise or ran out of time: it takes no further event.</summary>
    public bool IsUsable => !_spent && !_process.Exited.IsCompleted;

    /// <summary>A timestamp of the time provider.</summary>
    public long IdleSince { get; private set; }

    /// <summary>Hands over an event and waits for the answer, the process's death or the end of its time.</summary>
    public async Task<InvocationResult> InvokeAsync(Invocation invocation)
    {
        _current = invocation;
        _next.Writer.TryWrite(invocation);
        try
        {
            await Task.WhenAny(invocation.Delivered, invocation.Answer, _process.Exited).WaitAsync(InitialisationLimit, _time);
            await Task.WhenAny(invocation.Answer, _process.Exited).WaitAsync(_function.Timeout, _time);
            if (!invocation.Answer.IsCompleted) invocation.Fail("Runtime.ExitError", Explain(
                invocation, $"Runtime exited with error: exit status {await _process.Exited}"));
        }
        catch (TimeoutException)
        {
            _spent = true;
            _process.Kill();
            var limit = invocation.Delivered.IsCompleted ? _function.Timeout : InitialisationLimit;
            invocation.Fail("Sandbox.Timedout", Explain(invocation, $"Task timed out after {limit.TotalSeconds:0.00} seconds"));
        }
        finally
        {
            _current = null;
            IdleSince = _time.GetTimestamp();
        }

        return await invocation.Answer;
    }

    /// <summary>The process asks for its next event. Waits until there is one.</summary>
    /// <returns>The event, and when the process has to be done with it.</returns>
    public async Task<(Invocation Invocation, DateTimeOffset Deadline)> NextAsync(CancellationToken cancellation)
    {
        var invocation = await _next.Reader.ReadAsync(cancellation);
        invocation.Deliver();
        return (invocation, _time.GetUtcNow() + _function.Timeout);
    }

    /// <summary>The event that the process is working on, if it has this id.</summary>
    public Invocation? Current(string requestId) => _current is { } current && current.RequestId == requestId ? current : null;

    /// <summary>The process could not start its handler.</summary>
    public void FailInitialisation(byte[] error)
    {
        _spent = true;
        _current?.Fail(error);
    }

    public async ValueTask DisposeAsync()
    {
        _spent = true;
        await _process.DisposeAsync();
    }

    private static string Explain(Invocation invocation, FormattableString error) =>
        $"RequestId: {invocation.RequestId} Error: {FormattableString.Invariant(error)}";
}
