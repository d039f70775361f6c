using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

public sealed class MediaSchedulerTests
{
    private static readonly EncodePlan Plan =
        EncodePlanner.Plan(JobSettings.Parse(MediaJobSettings.For("s3://raw/a", "s3://processed/b", [("180p", 320, 180)])));

    [Test]
    public async Task Jobs_run_by_priority_and_then_in_the_order_they_came()
    {
        var ran = new ConcurrentQueue<string>();
        var gate = new TaskCompletionSource();
        await using var scheduler = new JobScheduler(1, async (job, _) =>
        {
            ran.Enqueue(job.Id);
            await gate.Task;
        }, NullLogger.Instance);

        scheduler.Submit(Job("first"));
        Assert.That(() => ran, Has.Count.EqualTo(1).After(30_000, 10), "it holds the only place while the others queue");
        foreach (var (id, priority) in new[] { ("low", -1), ("second", 0), ("urgent", 5), ("third", 0) })
            scheduler.Submit(Job(id, priority));
        gate.SetResult();

        string[] expected = ["first", "urgent", "second", "third", "low"];
        Assert.That(() => ran, Is.EqualTo(expected).After(30_000, 10));
    }

    [Test]
    public async Task No_more_jobs_run_at_once_than_there_are_places()
    {
        var (running, most, done) = (0, 0, 0);
        await using var scheduler = new JobScheduler(2, async (_, _) =>
        {
            var now = Interlocked.Increment(ref running);
            lock (Plan) most = Math.Max(most, now);
            await Task.Delay(20, CancellationToken.None);
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref done);
        }, NullLogger.Instance);

        for (var i = 0; i < 8; i++) scheduler.Submit(Job($"job{i}"));

        Assert.That(() => done, Is.EqualTo(8).After(30_000, 10));
        Assert.That(most, Is.EqualTo(2));
    }

    [Test]
    public async Task Stopping_waits_until_running_jobs_have_tidied_up()
    {
        var tidied = false;
        var started = new TaskCompletionSource();
        var scheduler = new JobScheduler(1, async (_, stopping) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
            tidied = true;
        }, NullLogger.Instance);
        scheduler.Submit(Job("job"));
        await started.Task;

        await scheduler.DisposeAsync();

        Assert.That(tidied, Is.True);
    }

    [Test]
    public async Task A_run_that_throws_does_not_end_its_worker()
    {
        var ran = new ConcurrentQueue<string>();
        await using var scheduler = new JobScheduler(1, (job, _) =>
        {
            ran.Enqueue(job.Id);
            return job.Id == "broken" ? throw new InvalidOperationException("no luck") : Task.CompletedTask;
        }, NullLogger.Instance);

        scheduler.Submit(Job("broken"));
        scheduler.Submit(Job("next"));

        Assert.That(() => ran, Has.Count.EqualTo(2).After(30_000, 10));
    }

    [Test]
    public void A_cancelled_job_stays_cancelled()
    {
        using var job = Job("job");
        job.Start(DateTimeOffset.UnixEpoch);
        job.Cancel(DateTimeOffset.UnixEpoch);

        Assert.That(job.Fail(new EncodeException(EncodeException.Internal, "too late"), DateTimeOffset.UnixEpoch), Is.False);
        Assert.That(job.Status, Is.EqualTo(JobStatus.Canceled));
    }

    private static Job Job(string id, int priority = 0) =>
        new(id, $"arn:{id}", MediaPlatform.Queue, new JsonObject { ["priority"] = priority }, Plan, DateTimeOffset.UnixEpoch);
}
