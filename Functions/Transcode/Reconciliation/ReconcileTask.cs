namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>What a schedule asks for.</summary>
/// <param name="Task"><c>repair</c>: films that do not go on. <c>sweep</c>: files without a film, and counts of views that differ.</param>
public sealed record ReconcileTask(string? Task);
