using System.Security.Cryptography;
using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Amazon.MediaConvert.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Hosting;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Transcode.Jobs;
using VideoStack.Functions.Transcode.Mp4;

namespace VideoStack.Functions.Transcode;

/// <summary>
/// Takes an upload that has arrived: checks it, chooses the ladder and makes one encoding job, however often it is told of the
/// upload and wherever it was interrupted before.
/// </summary>
/// <remarks>
/// One conditional write claims the object. Who finds the claim taken, but no job noted, goes on where the claimer may have died:
/// it looks for the job by its input first. The token covers those who do so at the same time: within a minute it leads all of
/// them to the same job.
/// </remarks>
/// <param name="videos">The films.</param>
/// <param name="uploads">The raw bucket.</param>
/// <param name="jobs">The encoding service.</param>
/// <param name="buckets">The buckets' names.</param>
internal sealed class IngestUpload(IVideoTable videos, IUploadStore uploads, IEncodingJobs jobs, BucketNames buckets)
{
    /// <summary>Takes each upload that the event tells of.</summary>
    public async Task HandleAsync(S3Event notification, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        foreach (var record in notification.Records ?? [])
        {
            var key = record.S3.Object.KeyDecoded;
            if (record.S3.Bucket.Name != buckets.Raw || !MediaKeys.TryParseSource(key, out var videoId))
            {
                context.Logger.LogWarning($"{record.S3.Bucket.Name}/{key} is no upload.");
                continue;
            }
            var version = string.IsNullOrEmpty(record.S3.Object.VersionId) ? null : record.S3.Object.VersionId;
            var outcome = await IngestAsync(videoId, key, version, deadline.Token);
            context.Logger.LogInformation($"Film {videoId}: {outcome}");
        }
    }

    private async Task<string> IngestAsync(string videoId, string key, string? versionId, CancellationToken cancellation)
    {
        if (await videos.FindAsync(videoId, cancellation) is not { } video || video.Status == VideoStatus.Deleting)
        {
            // It was deleted while its bytes were on their way, and nobody else would ever remove them.
            await uploads.DeleteAsync(key, versionId, cancellation);
            return "it was deleted; so is the upload.";
        }
        if (await uploads.DescribeAsync(key, versionId, cancellation) is not { } stored) return "the object is gone.";
        if (SourceCheck.CheckBytes(video, stored) is { } wrongBytes && video.Status == VideoStatus.AwaitingUpload)
            return await GiveUpAsync(video, wrongBytes, cancellation);

        var version = versionId ?? stored.ETag;
        var isFirst = await videos.ClaimAsync(videoId, new UploadedObject(version, stored.ETag, stored.ContentType, stored.Size), cancellation);
        if (!isFirst && !await IsLeftWithoutJobAsync(videoId, version, cancellation)) return "it is in hand already.";

        var source = new ByteSource(uploads, key, versionId, stored.Size);
        var file = await Mp4File.ReadAsync(source, cancellation);
        if (SourceCheck.CheckStructure(file) is { } wrongStructure) return await GiveUpAsync(video, wrongStructure, cancellation);

        var locations = FilmLocations.Of(videoId, buckets.Raw, buckets.Processed);
        var (film, wrongContent) = SourceCheck.CheckContent(await jobs.ProbeAsync(locations.Source, cancellation), file.Rotation);
        if (film is null) return await GiveUpAsync(video, wrongContent!, cancellation);

        var jobId = isFirst ? null : await jobs.FindAsync(locations.Source, cancellation);
        if (jobId is null)
        {
            var template = await jobs.GetTemplateAsync(cancellation);
            var settings = JobPlan.Fit(template.Settings, film, locations);
            try
            {
                jobId = await jobs.CreateAsync(settings, template, videoId, Token(key, version), cancellation);
            }
            // It would be refused again and again: no retry helps. What MediaConvert says is for the log, not for the viewer.
            catch (BadRequestException refused)
            {
                return $"{await GiveUpAsync(video, SourceCheck.Refused, cancellation)} MediaConvert says: {refused.Message}";
            }
        }
        // When this changes nothing, an event of the job was quicker and has noted it.
        await videos.StartTranscodingAsync(videoId, version, new EncodingJob(jobId, video.Attempt), cancellation);
        return $"job {jobId}.";
    }

    private async Task<bool> IsLeftWithoutJobAsync(string videoId, string version, CancellationToken cancellation) =>
        await videos.FindAsync(videoId, cancellation) is { Status: VideoStatus.Uploaded, JobId: null } video && video.ObjectVersion == version;

    private async Task<string> GiveUpAsync(Video video, Failure failure, CancellationToken cancellation)
    {
        await videos.FailAsync(video.VideoId, video.Attempt, failure, cancellation);
        return $"{failure.Code}.";
    }

    // 64 hexadecimal digits: exactly as many characters as a token may have.
    private string Token(string key, string version) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', buckets.Raw, key, version))));
}

/// <summary>Names of the buckets.</summary>
internal sealed record BucketNames(string Raw, string Processed);
