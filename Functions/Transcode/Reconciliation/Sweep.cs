namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Once a day: files that belong to no film, and films that show other counts of views than were counted.</summary>
/// <param name="searches">One for each bucket.</param>
/// <param name="views">Compares what films show with what was counted.</param>
internal sealed class Sweep(IReadOnlyList<OrphanSearch> searches, ViewComparison views)
{
    /// <summary>Looks at everything for as long as there is time.</summary>
    /// <returns>Where it stopped; null when it looked at all.</returns>
    public async Task<string?> RunAsync(RepairRun run, CancellationToken cancellation)
    {
        // First: it is quick, and files without a film harm nobody.
        if (await views.RunAsync(run, cancellation) is { } uncounted) return uncounted;
        foreach (var search in searches)
            if (await search.RunAsync(run, cancellation) is { } left) return left;
        return null;
    }
}
