namespace VideoStack.Local.Lambda;

/// <summary>The processes of one function: as many as there are events at once, the idle ones kept for a while.</summary>
/// <param name="function">What they run.</param>
/// <param name="processLimit">Processes at once where the function reserves none; further events wait for a free one.</param>
/// <param name="start">Starts a process.</param>
/// <param name="stopAsync">Ends one and forgets it.</param>
internal sealed class FunctionFleet(
    FunctionSettings function, int processLimit, Func<FunctionInstance> start, Func<FunctionInstance, Task> stopAsync) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<FunctionInstance> _all = [];
    private readonly Stack<FunctionInstance> _idle = new();
    private readonly SemaphoreSlim _slots = new(processLimit);
    private int _running;
    private bool _stopping;

    /// <summary>The ids of the processes that stand ready or work.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (_gate) return [.. _all.Where(instance => instance.IsUsable).Select(instance => instance.ProcessId)];
        }
    }

    /// <exception cref="TooManyRequestsException">The reserved concurrency is used up.</exception>
    public async Task<InvocationResult> InvokeAsync(Invocation invocation)
    {
        using var reservation = Reserve();
        await _slots.WaitAsync();
        try
        {
            var instance = Take();
            var result = await instance.InvokeAsync(invocation);
            await PutBackAsync(instance);
            return result;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Ends the processes that nobody has used since then, and takes dead ones off the books.</summary>
    /// <param name="isIdleTooLong">Tells by the timestamp of the last use.</param>
    public async Task ReapAsync(Func<long, bool> isIdleTooLong)
    {
        List<FunctionInstance> reaped;
        lock (_gate)
        {
            reaped = [.. _idle.Where(instance => !instance.IsUsable || isIdleTooLong(instance.IdleSince))];
            var kept = _idle.Except(reaped).Reverse().ToList();
            _idle.Clear();
            kept.ForEach(_idle.Push);
            _all.RemoveAll(reaped.Contains);
        }

        await Task.WhenAll(reaped.Select(stopAsync));
    }

    public async ValueTask DisposeAsync()
    {
        List<FunctionInstance> all;
        lock (_gate)
        {
            _stopping = true;
            all = [.. _all];
        }

        // The slots are not disposed: those who wait for one still have to leave.
        await Task.WhenAll(all.Select(stopAsync));
    }

    private Reservation Reserve()
    {
        if (Interlocked.Increment(ref _running) > (function.ReservedConcurrency ?? int.MaxValue))
        {
            Interlocked.Decrement(ref _running);
            throw new TooManyRequestsException(function.Name);
        }

        return new Reservation(this);
    }

    // The one used last is the warmest.
    private FunctionInstance Take()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            while (_idle.TryPop(out var idle))
            {
                if (idle.IsUsable) return idle;

                // It died while nobody looked; there is nothing to wait for.
                _all.Remove(idle);
                _ = stopAsync(idle);
            }

            var instance = start();
            _all.Add(instance);
            return instance;
        }
    }

    private async Task PutBackAsync(FunctionInstance instance)
    {
        lock (_gate)
        {
            if (instance.IsUsable)
            {
                _idle.Push(instance);
                return;
            }

            _all.Remove(instance);
        }

        await stopAsync(instance);
    }

    private sealed class Reservation(FunctionFleet fleet) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref fleet._running);
    }
}
