namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>What can be repaired. Alarms count by these names.</summary>
internal static class Repair
{
    /// <summary>The bytes of a film did not come in time.</summary>
    public const string ExpiredUpload = "expired-upload";

    /// <summary>The bytes are there, and nobody was told.</summary>
    public const string LostUpload = "lost-upload";

    /// <summary>The bytes were looked at, and no job came of it.</summary>
    public const string MissingJob = "missing-job";

    /// <summary>A job went on, and nobody was told.</summary>
    public const string LostEvent = "lost-event";

    /// <summary>A film was deleted, and not all of it is gone.</summary>
    public const string StuckDeletion = "stuck-deletion";

    /// <summary>There are files, and no film that they belong to.</summary>
    public const string OrphanedObjects = "orphaned-objects";

    /// <summary>A film shows fewer views than were counted.</summary>
    public const string ViewCount = "view-count";

    /// <summary>Something could not be looked at or repaired; the log says what and why.</summary>
    public const string Failed = "failed";
}
