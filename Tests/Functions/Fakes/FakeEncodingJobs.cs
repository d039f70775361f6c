using Amazon.MediaConvert.Model;
using VideoStack.Functions.Transcode.Events;
using VideoStack.Functions.Transcode.Jobs;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>An encoding service that keeps its jobs in a list. As MediaConvert, it heeds a token for one minute only.</summary>
internal sealed class FakeEncodingJobs(TimeProvider clock) : IEncodingJobs, IRunningJobs
{
    private readonly Lock _lock = new();
    private readonly List<Job> _jobs = [];

    /// <summary>What the probe finds; null for a file that it cannot read.</summary>
    public Container? Probe { get; set; } = Containers.Movie();

    /// <summary>Thrown when a job is asked for, before it is made.</summary>
    public Exception? FailBeforeCreate { get; set; }

    /// <summary>Thrown when a job is asked for, after it is made: the caller never learns of it.</summary>
    public Exception? FailAfterCreate { get; set; }

    /// <summary>What each job answers when it is asked, by its id.</summary>
    public Dictionary<string, JobStateChange> States { get; } = [];

    /// <summary>Jobs that the service does not answer for.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>Ids of the jobs that were stopped.</summary>
    public List<string> Cancelled { get; } = [];

    /// <summary>Whether the service still knows a running job when it is asked to stop it.</summary>
    public bool CanCancel { get; set; } = true;

    /// <summary>Happens in the middle of ingestion, when the template is asked for: others do something meanwhile.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    /// <summary>The jobs made.</summary>
    public IReadOnlyList<Job> Jobs
    {
        get { lock (_lock) return [.. _jobs]; }
    }

    public Task<Container?> ProbeAsync(string input, CancellationToken cancellation) => Task.FromResult(Probe);

    public async Task<JobTemplate> GetTemplateAsync(CancellationToken cancellation)
    {
        await Meanwhile();
        return new JobTemplate { Settings = Templates.Movie() };
    }

    public Task<bool> CancelAsync(string jobId, CancellationToken cancellation)
    {
        if (CanCancel) Cancelled.Add(jobId);
        return Task.FromResult(CanCancel);
    }

    public Task<string?> FindAsync(string input, int attempt, CancellationToken cancellation) =>
        Task.FromResult(Jobs.FirstOrDefault(job => job.Settings.Inputs[0].FileInput == input && job.Attempt == attempt)?.Id);

    public Task<JobStateChange?> AskAsync(string jobId, CancellationToken cancellation) =>
        Broken.Contains(jobId) ? throw new IOException("The service does not answer.") : Task.FromResult(States.GetValueOrDefault(jobId));

    public async Task<string> CreateAsync(JobSettings settings, JobTemplate template, JobOrder order, CancellationToken cancellation)
    {
        // As over a network: others get their turn meanwhile.
        await Task.Yield();
        if (FailBeforeCreate is { } before) throw before;
        var id = Create(settings, order);
        if (FailAfterCreate is { } after) throw after;
        return id;
    }

    private string Create(JobSettings settings, JobOrder order)
    {
        Assert.That(order.Token, Has.Length.LessThanOrEqualTo(64), "MediaConvert takes tokens of up to 64 characters.");
        lock (_lock)
        {
            var known = _jobs.Find(job => job.Token == order.Token && clock.GetUtcNow() - job.At < TimeSpan.FromMinutes(1));
            if (known is not null) return known.Id;
            var job = new Job($"job-{_jobs.Count + 1}", settings, order.VideoId, order.Attempt, order.Token, clock.GetUtcNow());
            _jobs.Add(job);
            return job.Id;
        }
    }

    internal sealed record Job(string Id, JobSettings Settings, string VideoId, int Attempt, string Token, DateTimeOffset At);
}
