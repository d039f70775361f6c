using System.Security.Cryptography;
using System.Text;
using Amazon.MediaConvert.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Transcode.Jobs;
using VideoStack.Functions.Transcode.Mp4;

namespace VideoStack.Functions.Transcode;

/// <summary>
/// Makes one encoding job of an uploaded file, however often and by whomever it is asked to, and wherever it was interrupted before:
/// checks the file, chooses the ladder, sees that it may be paid for.
/// </summary>
/// <remarks>
/// One conditional write claims the object. Who finds the claim taken, but no job noted, goes on where the claimer may have died:
/// it looks for the attempt's job first. The token covers those who do so at the same time: within a minute it leads all of
/// them to the same job, and nobody who has not looked takes longer than that, for the claimer's function is stopped sooner.
/// What it costs is reserved once per attempt, in one transaction with a mark on the film.
/// </remarks>
/// <param name="videos">The films.</param>
/// <param name="uploads">The raw bucket.</param>
/// <param name="jobs">The encoding service.</param>
/// <param name="budget">What owners may spend.</param>
/// <param name="rules">What films may be, and cost.</param>
/// <param name="buckets">The buckets' names.</param>
/// <param name="tellFault">Told what somebody has to mend on the platform, for the log's errors.</param>
internal sealed class Ingestion(
    IVideoTable videos, IUploadStore uploads, IEncodingJobs jobs, IEncodingBudget budget, IngestionRules rules, BucketNames buckets, Action<string> tellFault)
{
    private const string InHand = "it is in hand already.";

    /// <summary>Takes an object that has arrived.</summary>
    /// <param name="videoId">The film that it belongs to.</param>
    /// <param name="versionId">The object's version; null in a bucket that keeps none.</param>
    /// <param name="cancellation">Ends the work; what is done stays, and asking again goes on from there.</param>
    /// <returns>What came of it, for the log.</returns>
    public async Task<string> TakeAsync(string videoId, string? versionId, CancellationToken cancellation)
    {
        if (await videos.FindAsync(videoId, cancellation) is not { } video || video.Status == VideoStatus.Deleting)
        {
            // It was deleted while its bytes were on their way, and nobody else would ever remove them.
            await uploads.DeleteAsync(MediaKeys.Source(videoId), versionId, cancellation);
            return "it was deleted; so is the upload.";
        }
        if (await DescribeAsync(videoId, versionId, cancellation) is not { } source) return "the object is gone.";
        if (SourceCheck.CheckBytes(video, source.Stored) is { } wrongBytes && video.Status == VideoStatus.AwaitingUpload)
            return await GiveUpAsync(video, wrongBytes, cancellation);

        var stored = source.Stored;
        if (await videos.ClaimAsync(videoId, new UploadedObject(source.Version, stored.ETag, stored.ContentType, stored.Size), cancellation))
            return await EncodeAsync(video, source, mayHaveJob: false, cancellation);
        var taken = await videos.FindAsync(videoId, cancellation);
        if (taken is { Status: VideoStatus.Uploaded, JobId: null } && taken.ObjectVersion == source.Version)
            return await EncodeAsync(taken, source, mayHaveJob: true, cancellation);
        if (versionId is null || taken is null || !IsLeftOver(versionId, taken)) return InHand;

        // Nobody has checked or counted it, and encoders read the latest.
        await uploads.DeleteAsync(source.Key, versionId, cancellation);
        return "another version was taken; this one is deleted.";
    }

    private static bool IsLeftOver(string versionId, Video film) =>
        film.ObjectVersion is { } claimed ? claimed != versionId : film.Failure is { Code: FailureCodes.UploadExpired };

    /// <summary>Goes on with a film whose object is claimed, but that has no job.</summary>
    /// <param name="video">The film: Uploaded.</param>
    /// <param name="cancellation">As for <see cref="TakeAsync"/>.</param>
    /// <returns>What came of it, for the log.</returns>
    public async Task<string> ResumeAsync(Video video, CancellationToken cancellation) =>
        await DescribeAsync(video.VideoId, video.SourceVersionId, cancellation) is { } source
            ? await EncodeAsync(video, source, mayHaveJob: true, cancellation)
            : await GiveUpAsync(video, SourceCheck.Gone, cancellation);

    private async Task<string> EncodeAsync(Video video, Source source, bool mayHaveJob, CancellationToken cancellation)
    {
        var file = await Mp4File.ReadAsync(new ByteSource(uploads, source.Key, source.VersionId, source.Stored.Size), cancellation);
        if (SourceCheck.CheckStructure(file) is { } wrongStructure) return await GiveUpAsync(video, wrongStructure, cancellation);

        var locations = FilmLocations.Of(video.VideoId, buckets.Raw, buckets.Processed);
        var (film, wrongContent) = SourceCheck.CheckContent(await jobs.ProbeAsync(locations.Source, cancellation), file.Rotation);
        if (film is null) return await GiveUpAsync(video, wrongContent!, cancellation);
        if (SourceCheck.CheckDuration(film, rules.MaxDuration) is { } tooLong) return await GiveUpAsync(video, tooLong, cancellation);

        var jobId = mayHaveJob ? await jobs.FindAsync(locations.Source, video.Attempt, cancellation) : null;
        if (jobId is null)
        {
            var template = await jobs.GetTemplateAsync(cancellation);
            var settings = JobPlan.Fit(template.Settings, film, locations);
            var cost = JobEstimate.MicroUsd(settings, film, rules.Prices);
            var answer = await budget.ReserveAsync(video, cost, rules.MonthlyMicroUsd, cancellation);
            if (answer.Outcome == BudgetOutcome.OverBudget) return await GiveUpAsync(video, SourceCheck.OverBudget(cost, answer.Left), cancellation);
            if (answer.Outcome == BudgetOutcome.MovedOn) return InHand;
            try
            {
                jobId = await jobs.CreateAsync(settings, template, new JobOrder(video.VideoId, video.Attempt, Token(source, video.Attempt)), cancellation);
            }
            // It would be refused again until somebody mends the template. What MediaConvert says is for the log, not for the viewer.
            catch (BadRequestException refused)
            {
                tellFault($"Film {video.VideoId}: MediaConvert refuses the job: {refused.Message}");
                return await GiveUpAsync(video, SourceCheck.Refused, cancellation);
            }
        }
        // When this changes nothing, an event of the job was quicker and has noted it.
        await videos.StartTranscodingAsync(video.VideoId, source.Version, new EncodingJob(jobId, video.Attempt), cancellation);
        return $"job {jobId}.";
    }

    private async Task<Source?> DescribeAsync(string videoId, string? versionId, CancellationToken cancellation)
    {
        var key = MediaKeys.Source(videoId);
        return await uploads.DescribeAsync(key, versionId, cancellation) is { } stored ? new Source(key, versionId, stored) : null;
    }

    private async Task<string> GiveUpAsync(Video video, Failure failure, CancellationToken cancellation)
    {
        await videos.FailAsync(video.VideoId, video.Attempt, failure, cancellation);
        return $"{failure.Code}.";
    }

    // 64 hexadecimal digits: exactly as many characters as a token may have.
    private string Token(Source source, int attempt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', buckets.Raw, source.Key, source.Version, attempt))));

    private sealed record Source(string Key, string? VersionId, StoredObject Stored)
    {
        public string Version => VersionId ?? Stored.ETag;
    }
}

/// <summary>Names of the buckets.</summary>
internal sealed record BucketNames(string Raw, string Processed);
