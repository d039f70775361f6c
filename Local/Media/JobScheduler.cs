using System.Collections.Concurrent;

namespace VideoStack.Local.Media;

/// <summary>Runs jobs by priority, then in the order they came, a few at a time.</summary>
internal sealed partial class JobScheduler : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Job> _jobs = new();
    private readonly PriorityQueue<Job, (int, long)> _queue = new();
    private readonly SemaphoreSlim _queued = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<Job, CancellationToken, Task> _run;
    private readonly ILogger _log;
    private readonly Task[] _workers;
    private long _sequence;

    /// <param name="concurrency">Jobs at the same time.</param>
    /// <param name="run">Takes a job to its end. One that throws costs its own job only.</param>
    public JobScheduler(int concurrency, Func<Job, CancellationToken, Task> run, ILogger log)
    {
        (_run, _log) = (run, log);
        _workers = [.. Enumerable.Range(0, concurrency).Select(_ => Task.Run(WorkAsync))];
    }

    /// <summary>One encoder keeps about four processors busy; more of them at once would only slow each other down.</summary>
    public static int DefaultConcurrency => Math.Max(1, Environment.ProcessorCount / 4);

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<Job> Jobs => [.. _jobs.Values.OrderBy(job => job.Submitted).ThenBy(job => job.Id, StringComparer.Ordinal)];

    public Job? Find(string id) => _jobs.GetValueOrDefault(id);

    public void Submit(Job job)
    {
        _jobs[job.Id] = job;
        lock (_queue) _queue.Enqueue(job, (-job.Priority, _sequence++));
        _queued.Release();
    }

    /// <summary>Ends what runs and waits until it has tidied up.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_workers);
        foreach (var job in _jobs.Values) job.Dispose();
        _stopping.Dispose();
        _queued.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                await _queued.WaitAsync(_stopping.Token);
                Job job;
                lock (_queue) job = _queue.Dequeue();
                await RunAsync(job);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The platform stops.
        }
    }

    private async Task RunAsync(Job job)
    {
        try
        {
            await _run(job, _stopping.Token);
        }
        catch (Exception error) when (!_stopping.IsCancellationRequested)
        {
            // The worker goes on: others wait for its place.
            LogBroken(_log, error, job.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Running job {Job} broke off")]
    private static partial void LogBroken(ILogger log, Exception error, string job);
}
