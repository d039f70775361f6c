namespace VideoStack.Infra.Components.Alerts;

/// <summary>Something that Reconcile put right, as the line <c>reconciled {name}</c> of its log.</summary>
/// <param name="Name">As the function writes it (Functions/Transcode/Reconciliation/Repair.cs).</param>
/// <param name="Metric">Its name in CloudWatch.</param>
/// <param name="Alarm">Null when no number of it is unusual.</param>
internal sealed record Repair(string Name, string Metric, RepeatAlarm? Alarm)
{
    // As the rules that call Reconcile say it.
    private const int RepairSeconds = 15 * 60;
    private const int SweepSeconds = 24 * 60 * 60;

    // Once is bad luck.
    private const int Runs = 3;

    public static IReadOnlyList<Repair> All { get; } =
    [
        // People close the page and change their minds: many, on a large platform in every run.
        new("expired-upload", "ExpiredUploads", Alarm: null),
        // What fails here has failed in the SDK's own retries too, and the sweep comes but once a day: a third run is late.
        new("failed", "FailedRepairs", new(RepairSeconds, 1, "Reconcile could not look at something, or repair it: look at its log.")),
        new("missing-job", "MissingJobs", new(RepairSeconds, Runs, "Films were left without a job in every run: look at the log of transcode-ingest.")),
        new("lost-upload", "LostUploads", new(RepairSeconds, Runs, "Uploads told nobody of themselves in every run: look at the bucket's notification and the dead letters of transcode-ingest.")),
        new("lost-event", "LostEvents", new(RepairSeconds, Runs, "Jobs ended unheard in every run: look at the rule transcode-jobs and the dead letters of transcode-track.")),
        new("stuck-deletion", "StuckDeletions", new(RepairSeconds, Runs, "Films were not erased in every run: look at the log and the dead letters of erase-film.")),
        new("orphaned-objects", "OrphanedObjects", new(SweepSeconds, Runs, "Files without a film were found three days in a row: look at the logs of transcode-track and erase-film.")),
        new("view-count", "ViewCountRepairs", new(SweepSeconds, Runs, "Counts of views were wrong three days in a row: look at the log and the dead letters of aggregate-views.")),
    ];

    /// <summary>The phrase to look for: in quotation marks it is found in plain lines and in JSON alike.</summary>
    public string Pattern => $"\"reconciled {Name}\"";
}

/// <summary>When a person is told that something has to be repaired again and again.</summary>
/// <param name="PeriodSeconds">How often it is looked for.</param>
/// <param name="Runs">In how many periods one after the other.</param>
/// <param name="Meaning">What the alarm tells: what goes wrong, and where to look.</param>
internal sealed record RepeatAlarm(int PeriodSeconds, int Runs, string Meaning);
