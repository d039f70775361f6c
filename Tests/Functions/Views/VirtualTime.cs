namespace VideoStack.Functions.Tests.Views;

/// <summary>
/// Time that passes only where code waits for it: many things happen at once, in one thread, in the same order each time, and hours take
/// no longer than what is done in them.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Order)> _due = new();
    private DateTimeOffset _now = Samples.Noon;
    private long _order;

    public override DateTimeOffset GetUtcNow() => _now;

    public TimeSpan Elapsed => _now - Samples.Noon;

    /// <summary>Lets time pass until the task is done.</summary>
    public void Run(Task task)
    {
        while (!task.IsCompleted)
        {
            if (!_due.TryDequeue(out var action, out var due)) throw new InvalidOperationException("It waits for something that will never happen.");
            if (due.At > _now) _now = due.At;
            action();
        }
        task.GetAwaiter().GetResult();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("Nothing here repeats.");
        var timer = new Timer();
        _due.Enqueue(() => timer.Fire(callback, state), (_now + dueTime, _order++));
        return timer;
    }

    private sealed class Timer : ITimer
    {
        private bool _stopped;

        public void Fire(TimerCallback callback, object? state)
        {
            if (!_stopped) callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _stopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
