using System.Globalization;
using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;

namespace VideoStack.Functions.Transcode.Events;

/// <summary>
/// The state of a job as its event would tell it, for events that were lost. The service does not say which files a job wrote; they
/// follow from its settings.
/// </summary>
internal static class JobState
{
    /// <summary>The job's state.</summary>
    public static JobStateChange Of(Job job) => new()
    {
        JobId = job.Id,
        Status = job.Status?.Value,
        UserMetadata = job.UserMetadata,
        JobProgress = new JobProgress { JobPercentComplete = job.JobPercentComplete },
        ErrorCode = job.ErrorCode,
        ErrorMessage = job.ErrorMessage,
        OutputGroupDetails = job.Status == JobStatus.COMPLETE ? Outputs(job) : null,
    };

    private static List<OutputGroupDetail> Outputs(Job job) =>
        [.. (job.Settings?.OutputGroups ?? []).Select((group, index) => Output(group, job.OutputGroupDetails?.ElementAtOrDefault(index)?.OutputDetails))];

    private static OutputGroupDetail Output(OutputGroup group, List<Amazon.MediaConvert.Model.OutputDetail>? made)
    {
        var details = made?.ConvertAll(Detail) ?? [];
        if (group.OutputGroupSettings?.CmafGroupSettings is { } movie)
            return new OutputGroupDetail { Type = "CMAF_GROUP", PlaylistFilePaths = [.. Playlists(movie)], OutputDetails = details };
        if (group.OutputGroupSettings?.FileGroupSettings?.Destination is { } stills && LastStill(group, details) is { } last)
            details = [new OutputDetail { OutputFilePaths = [$"{stills}.{last.ToString("D7", CultureInfo.InvariantCulture)}.jpg"] }];
        return new OutputGroupDetail { Type = "FILE_GROUP", OutputDetails = details };
    }

    private static IEnumerable<string> Playlists(CmafGroupSettings movie)
    {
        if (movie.WriteHlsManifest != CmafWriteHLSManifest.DISABLED) yield return movie.Destination + ".m3u8";
        if (movie.WriteDashManifest == CmafWriteDASHManifest.ENABLED) yield return movie.Destination + ".mpd";
    }

    // One still at the beginning and one after each interval. One that would lie at the very end may not have been made.
    private static int? LastStill(OutputGroup group, List<OutputDetail> details)
    {
        var capture = group.Outputs?.FirstOrDefault()?.VideoDescription?.CodecSettings?.FrameCaptureSettings;
        if (capture is not { FramerateNumerator: > 0 and { } numerator, FramerateDenominator: > 0 and { } denominator, MaxCaptures: > 0 and { } most }) return null;
        var seconds = Math.Max(0, (details.FirstOrDefault()?.DurationInMs ?? 0) / 1000.0 - 0.5);
        return Math.Min(most - 1, (int)(seconds * numerator / denominator));
    }

    private static OutputDetail Detail(Amazon.MediaConvert.Model.OutputDetail made) => new()
    {
        DurationInMs = made.DurationInMs,
        VideoDetails = made.VideoDetails is { } video ? new VideoDetails { WidthInPx = video.WidthInPx, HeightInPx = video.HeightInPx } : null,
    };
}
