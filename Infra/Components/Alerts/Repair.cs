namespace VideoStack.Infra.Components.Alerts;

/// <summary>Something that Reconcile put right, as the line <c>reconciled {name}</c> of its log.</summary>
/// <param name="Name">As the function writes it (Functions/Transcode/Reconciliation/Repair.cs).</param>
/// <param name="Metric">Its name in CloudWatch.</param>
/// <param name="PeriodSeconds">How often it is looked for.</param>
/// <param name="Meaning">What the alarm tells a person: what goes wrong again and again, and where to look.</param>
internal sealed record Repair(string Name, string Metric, int PeriodSeconds, string Meaning)
{
    // As the rules that call Reconcile say it.
    private const int RepairSeconds = 15 * 60;
    private const int SweepSeconds = 24 * 60 * 60;

    public static IReadOnlyList<Repair> All { get; } =
    [
        new("expired-upload", "ExpiredUploads", RepairSeconds, "Uploads end unfinished in every run: browsers may not reach the bucket."),
        new("missing-job", "MissingJobs", RepairSeconds, "Films were left without a job in every run: look at the log of transcode-ingest."),
        new("lost-upload", "LostUploads", RepairSeconds, "Uploads told nobody of themselves in every run: look at the bucket's notification and the dead letters of transcode-ingest."),
        new("lost-event", "LostEvents", RepairSeconds, "Jobs ended unheard in every run: look at the rule transcode-jobs and the dead letters of transcode-track."),
        new("stuck-deletion", "StuckDeletions", RepairSeconds, "Films were not erased in every run: look at the log and the dead letters of erase-film."),
        new("orphaned-objects", "OrphanedObjects", SweepSeconds, "Files without a film were found three days in a row: look at the logs of transcode-track and erase-film."),
        new("view-count", "ViewCountRepairs", SweepSeconds, "Counts of views were wrong three days in a row: look at the log and the dead letters of aggregate-views."),
    ];

    /// <summary>The phrase to look for: in quotation marks it is found in plain lines and in JSON alike.</summary>
    public string Pattern => $"\"reconciled {Name}\"";
}
