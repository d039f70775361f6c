using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>Jobs of MediaConvert that are under way.</summary>
/// <param name="client">Made when it is first used.</param>
internal sealed class RunningJobs(Lazy<IAmazonMediaConvert> client) : IRunningJobs
{
    /// <inheritdoc/>
    public async Task<bool> CancelAsync(string jobId, CancellationToken cancellation)
    {
        try
        {
            await client.Value.CancelJobAsync(new CancelJobRequest { Id = jobId }, cancellation);
            return true;
        }
        // The request never varies but for the id, so it is the job that can be stopped no more.
        catch (AmazonMediaConvertException ended) when (ended is BadRequestException or ConflictException or NotFoundException)
        {
            return false;
        }
    }
}
