namespace VideoStack.Local;

/// <summary>What must end with the platform, ended in the reverse order of its start.</summary>
internal sealed class Lifetimes : IAsyncDisposable
{
    private readonly Stack<object> _started = new();
    private bool _ended;

    /// <exception cref="ObjectDisposedException">The platform ended while this was starting; the process ends too, and the watchdog sees to children.</exception>
    public T Add<T>(T started)
        where T : class
    {
        lock (_started)
        {
            ObjectDisposedException.ThrowIf(_ended, this);
            _started.Push(started);
        }

        return started;
    }

    public async ValueTask DisposeAsync()
    {
        while (Next() is { } last)
        {
            if (last is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else
                ((IDisposable)last).Dispose();
        }
    }

    private object? Next()
    {
        lock (_started)
        {
            _ended = true;
            return _started.TryPop(out var last) ? last : null;
        }
    }
}
