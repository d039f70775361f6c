using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Hosting;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>
/// Compares table, buckets and jobs, and repairs what is stuck. The normal paths need it only when an event was lost or a function died
/// for good; every repair goes through the same conditional writes as they do, so it may run at the same time, and again.
/// </summary>
/// <param name="films">Repairs films that do not go on.</param>
/// <param name="sweep">Finds what belongs to no film, and counts that differ.</param>
/// <param name="output">Where repairs are counted.</param>
internal sealed class Reconcile(FilmRepairs films, Sweep sweep, TextWriter output)
{
    /// <summary>Does what a schedule asks for.</summary>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    public async Task HandleAsync(ReconcileTask asked, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        var run = new RepairRun(context, output, deadline.Token);
        var left = asked.Task switch
        {
            "repair" => await films.RunAsync(run, deadline.Token),
            "sweep" => await sweep.RunAsync(run, deadline.Token),
            _ => throw new ArgumentException($"There is no task '{asked.Task}', but repair and sweep.", nameof(asked)),
        };
        run.End(asked.Task, left);
    }
}
