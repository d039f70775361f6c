namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>Jobs that are under way.</summary>
internal interface IRunningJobs
{
    /// <summary>Stops a job for good.</summary>
    /// <returns>False when it has ended meanwhile, or there is none of this id.</returns>
    Task<bool> CancelAsync(string jobId, CancellationToken cancellation);
}
