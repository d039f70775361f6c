using Amazon.MediaConvert.Model;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>The encoding service.</summary>
internal interface IEncodingJobs
{
    /// <summary>What kind of file this is; null when it is none that the service can read.</summary>
    Task<Container?> ProbeAsync(string input, CancellationToken cancellation);

    /// <summary>What jobs are made from; each call gives a copy of its own.</summary>
    Task<JobTemplate> GetTemplateAsync(CancellationToken cancellation);

    /// <summary>The job that has been made for this input before; null when there is none that runs or has ended well.</summary>
    Task<string?> FindAsync(string input, CancellationToken cancellation);

    /// <summary>Makes a job, or finds the one that was made with this token within the last minute.</summary>
    /// <param name="settings">All of what is to be done.</param>
    /// <param name="template">Where its priority and the distance of its status updates come from.</param>
    /// <param name="videoId">The film; it comes back with each event of the job.</param>
    /// <param name="token">The same for the same upload, at most 64 characters.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="BadRequestException">The service does not take these settings.</exception>
    Task<string> CreateAsync(JobSettings settings, JobTemplate template, string videoId, string token, CancellationToken cancellation);
}
