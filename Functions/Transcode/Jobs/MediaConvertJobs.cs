using System.Net;
using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using VideoStack.Functions.Transcode.Events;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>Encoding by MediaConvert.</summary>
/// <param name="client">Made when it is first used.</param>
/// <param name="target">Where jobs go.</param>
internal sealed class MediaConvertJobs(Lazy<IAmazonMediaConvert> client, JobTarget target) : IEncodingJobs
{
    /// <inheritdoc/>
    public async Task<Container?> ProbeAsync(string input, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.Value.ProbeAsync(new ProbeRequest { InputFiles = [new ProbeInputFile { FileUrl = input }] }, cancellation);
            return answer.ProbeResults is [{ Container: { Format: not null } container }, ..] ? container : null;
        }
        // The request never varies but for the file, so it is the file that the service cannot make sense of.
        catch (AmazonMediaConvertException refused) when (refused.StatusCode == HttpStatusCode.BadRequest)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<JobTemplate> GetTemplateAsync(CancellationToken cancellation) =>
        (await client.Value.GetJobTemplateAsync(new GetJobTemplateRequest { Name = target.Template }, cancellation)).JobTemplate;

    /// <inheritdoc/>
    public async Task<string?> FindAsync(string input, int attempt, CancellationToken cancellation)
    {
        var answer = await client.Value.SearchJobsAsync(new SearchJobsRequest { InputFile = input, Queue = target.Queue }, cancellation);
        // The newest first; a film has few attempts, and a page holds twenty.
        return answer.Jobs?.FirstOrDefault(job => JobMetadata.Attempt(job.UserMetadata) == attempt)?.Id;
    }

    /// <inheritdoc/>
    public async Task<JobStateChange?> AskAsync(string jobId, CancellationToken cancellation)
    {
        try
        {
            return JobState.Of((await client.Value.GetJobAsync(new GetJobRequest { Id = jobId }, cancellation)).Job);
        }
        // The service forgets jobs after three months.
        catch (NotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<string> CreateAsync(JobSettings settings, JobTemplate template, JobOrder order, CancellationToken cancellation)
    {
        var answer = await client.Value.CreateJobAsync(new CreateJobRequest
        {
            Settings = settings,
            Queue = target.Queue,
            Role = target.Role,
            ClientRequestToken = order.Token,
            Priority = template.Priority,
            StatusUpdateInterval = template.StatusUpdateInterval,
            UserMetadata = JobMetadata.Write(order.VideoId, order.Attempt, target.Stack),
        }, cancellation);
        return answer.Job.Id;
    }
}

/// <summary>Where jobs go.</summary>
/// <param name="Queue">ARN of this stack's queue.</param>
/// <param name="Role">ARN of the role that MediaConvert reads and writes with.</param>
/// <param name="Template">Name of the job template.</param>
/// <param name="Stack">Name of this stack.</param>
internal sealed record JobTarget(string Queue, string Role, string Template, string Stack);
