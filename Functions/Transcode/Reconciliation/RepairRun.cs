using Amazon.Lambda.Core;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>
/// One run of the reconciliation: counts what is repaired, keeps one failure from stopping the rest, and ends in time.
/// </summary>
/// <param name="context">Of the invocation.</param>
/// <param name="output">
/// Standard output, save in tests. One line <c>reconciled kind</c> for each repair goes there, which metric filters count; it names no
/// film, for metrics need none.
/// </param>
/// <param name="cancellation">Ends the run.</param>
internal sealed class RepairRun(ILambdaContext context, TextWriter output, CancellationToken cancellation)
{
    // The longest single step is an ingestion: probing a file and making its job.
    private static readonly TimeSpan _longestStep = TimeSpan.FromSeconds(60);

    private int _repaired;
    private int _failed;

    /// <summary>Whether there is time for one more step. Once there is not, the next run goes on.</summary>
    public bool HasTime => context.RemainingTime > _longestStep;

    /// <summary>Looks at one thing and repairs it if need be.</summary>
    /// <param name="what">What is looked at, for the log.</param>
    /// <param name="step">Answers which <see cref="Repair"/> was made; null for none.</param>
    public async Task StepAsync(string what, Func<ILambdaLogger, Task<string?>> step)
    {
        try
        {
            if (await step(context.Logger) is not { } repair) return;
            _repaired++;
            Count(repair);
            context.Logger.LogInformation($"{what}: {repair}.");
        }
        // A service that does not answer in time ends its question as a cancellation, too: that is a failure of this step alone.
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            _failed++;
            Count(Repair.Failed);
            context.Logger.LogError(failed, $"{what} could not be reconciled.");
        }
    }

    /// <summary>Says what came of it.</summary>
    /// <param name="task">What was asked for.</param>
    /// <param name="left">Where it stopped for want of time; null when it looked at everything.</param>
    public void End(string task, string? left)
    {
        var end = left is null ? "All was looked at." : $"The time is over: {left}";
        context.Logger.LogInformation($"{task}: {_repaired} repaired, {_failed} failed. {end}");
    }

    private void Count(string repair) => output.WriteLine($"reconciled {repair}");
}
