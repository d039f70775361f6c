using Amazon.MediaConvert.Model;
using VideoStack.Functions.Transcode.Events;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>The encoding service.</summary>
internal interface IEncodingJobs
{
    /// <summary>What kind of file this is; null when it is none that the service can read.</summary>
    Task<Container?> ProbeAsync(string input, CancellationToken cancellation);

    /// <summary>What jobs are made from; each call gives a copy of its own.</summary>
    Task<JobTemplate> GetTemplateAsync(CancellationToken cancellation);

    /// <summary>The job that has been made before for this attempt at this input, whatever became of it; null when there is none.</summary>
    Task<string?> FindAsync(string input, int attempt, CancellationToken cancellation);

    /// <summary>What a job is doing or has done, as its last event told it or would have; null when there is no such job any more.</summary>
    Task<JobStateChange?> AskAsync(string jobId, CancellationToken cancellation);

    /// <summary>Makes a job, or finds the one that was made with this token within the last minute.</summary>
    /// <param name="settings">All of what is to be done.</param>
    /// <param name="template">Where its priority and the distance of its status updates come from.</param>
    /// <param name="order">What it is for.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="BadRequestException">The service does not take these settings.</exception>
    Task<string> CreateAsync(JobSettings settings, JobTemplate template, JobOrder order, CancellationToken cancellation);
}

/// <summary>What a job is for.</summary>
/// <param name="VideoId">The film; it comes back with each event of the job.</param>
/// <param name="Attempt">The film's attempt; so does this.</param>
/// <param name="Token">The same for the same upload and attempt, at most 64 characters.</param>
internal sealed record JobOrder(string VideoId, int Attempt, string Token);
