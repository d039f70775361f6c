using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Watches everything that a deployment has started, so that it ends when all is done or something fails.</summary>
internal sealed class TaskTracker
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _errors = [];
    private int _running;
    private TaskCompletionSource<ImmutableArray<Exception>>? _waiter;

    public void Watch(Task task)
    {
        lock (_gate)
            _running++;
        task.ContinueWith(OnFinished, TaskScheduler.Default);
    }

    /// <summary>Waits until nothing runs any more, or the first failure.</summary>
    /// <returns>The failures so far; none when all went well.</returns>
    public Task<ImmutableArray<Exception>> WhenIdleAsync()
    {
        lock (_gate)
        {
            if (_running == 0 || _errors.Count > 0)
                return Task.FromResult(TakeErrors());
            _waiter ??= new TaskCompletionSource<ImmutableArray<Exception>>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiter.Task;
        }
    }

    private void OnFinished(Task task)
    {
        lock (_gate)
        {
            _running--;
            if (task.Exception is { } failure)
                _errors.AddRange(failure.InnerExceptions);
            if (_waiter is null || (_running > 0 && _errors.Count == 0))
                return;
            _waiter.SetResult(TakeErrors());
            _waiter = null;
        }
    }

    // One failure reaches every output that is made of the failing one.
    private ImmutableArray<Exception> TakeErrors()
    {
        ImmutableArray<Exception> errors = [.. _errors.Distinct()];
        _errors.Clear();
        return errors;
    }
}
