using System.Globalization;
using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Transcode.Mp4;
using VideoStack.Media;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>Decides whether an upload can become a film, and says why not in words that people understand.</summary>
internal static class SourceCheck
{
    // What a file that does not tell its rate most likely has.
    private static readonly FrameRate _usualFrameRate = new(30, 1);

    /// <summary>The encoder refuses the job, although nothing was found wrong with the film.</summary>
    public static Failure Refused { get; } = new(FailureCodes.Unsupported, "The encoder cannot prepare a film of this kind. Save it as MP4 and upload that.");

    /// <summary>What is wrong with the bytes as such; null when nothing is.</summary>
    public static Failure? CheckBytes(Video announced, StoredObject stored)
    {
        if (stored.Size == 0) return new Failure(FailureCodes.EmptyFile, "The file is empty. Choose the film's file and upload it again.");
        if (stored.Size == announced.Size) return null;
        return new Failure(FailureCodes.SizeMismatch, string.Create(CultureInfo.InvariantCulture,
            $"The file arrived with {stored.Size:N0} bytes instead of {announced.Size:N0}. Upload it again."));
    }

    /// <summary>What is wrong with the structure of the file; null when nothing is.</summary>
    public static Failure? CheckStructure(Mp4File file) => file.IsTruncated
        ? new Failure(FailureCodes.Truncated, "The end of the file is missing. Check that the film plays to its end on your device, then upload it again.")
        : null;

    /// <summary>The film in the file, or what is wrong with its content.</summary>
    public static (Film? Film, Failure? Failure) CheckContent(Container? container, int rotation)
    {
        if (container?.Tracks is not { Count: > 0 } tracks)
            return Fail(FailureCodes.NotAVideo, "This is not a video file, or not one of a kind that can be read. Upload it as MP4, for example.");
        if (tracks.Find(track => track.TrackType == TrackType.Video) is not { } picture)
            return Fail(FailureCodes.NoVideoTrack, "There is no picture in the file, only sound or other data. Upload a file with a video track.");
        if (picture.VideoProperties is not { Width: >= EncodingLadder.MinShortSide and { } width, Height: >= EncodingLadder.MinShortSide and { } height } properties)
            return Fail(FailureCodes.Unsupported, $"The picture is smaller than {EncodingLadder.MinShortSide} pixels, or its size cannot be read.");
        if (Math.Max(width, height) > EncodingLadder.MaxShape * Math.Min(width, height))
            return Fail(FailureCodes.Unsupported, $"One side of the picture is more than {EncodingLadder.MaxShape} times as long as the other. Cut it to a common shape and upload that.");

        var rate = properties.FrameRate is { Numerator: > 0 and { } numerator, Denominator: > 0 and { } denominator }
            ? new FrameRate(numerator, denominator)
            : _usualFrameRate;
        var hasAudio = tracks.Exists(track => track.TrackType == TrackType.Audio);
        var duration = (container.Duration ?? picture.Duration) is > 0 and { } seconds ? seconds : (double?)null;
        return (new Film(new SourceVideo(width, height, rate.Value, rotation, hasAudio), rate, duration), null);
    }

    private static (Film?, Failure?) Fail(string code, string reason) => (null, new Failure(code, reason));
}
