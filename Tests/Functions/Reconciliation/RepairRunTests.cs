using Amazon.Lambda.TestUtilities;
using VideoStack.Functions.Transcode.Reconciliation;

namespace VideoStack.Functions.Tests.Reconciliation;

/// <summary>What a step that fails means for the others.</summary>
public sealed class RepairRunTests
{
    private CancellationTokenSource _end = null!;
    private StringWriter _output = null!;
    private RepairRun _run = null!;

    [SetUp]
    public void SetUp()
    {
        (_end, _output) = (new CancellationTokenSource(), new StringWriter { NewLine = "\n" });
        _run = new RepairRun(new TestLambdaContext(), _output, _end.Token);
    }

    [TearDown]
    public void TearDown()
    {
        _end.Dispose();
        _output.Dispose();
    }

    [Test]
    public async Task A_service_that_does_not_answer_in_time_fails_its_step_alone()
    {
        await _run.StepAsync("Film 1", _ => throw new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing."));
        await _run.StepAsync("Film 2", _ => Task.FromResult<string?>(Repair.MissingJob));
        Assert.That(_output.ToString(), Is.EqualTo("reconciled failed\nreconciled missing-job\n"));
    }

    [Test]
    public async Task A_run_that_is_to_end_ends()
    {
        await _end.CancelAsync();
        Assert.ThrowsAsync<TaskCanceledException>(() => _run.StepAsync("Film 1", _ => Task.FromCanceled<string?>(_end.Token)));
        Assert.That(_output.ToString(), Is.Empty);
    }
}
