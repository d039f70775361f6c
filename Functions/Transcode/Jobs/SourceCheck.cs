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

    /// <summary>The encoder refuses the job, although nothing was found wrong with the film: most likely somebody has tuned the job template wrongly.</summary>
    public static Failure Refused { get; } = new(
        FailureCodes.EncodingFailed, "The encoder does not take the platform's settings. This is a fault of the platform, not of the film. Try again later.");

    /// <summary>The uploaded file was there, and is no longer.</summary>
    public static Failure Gone { get; } = new(FailureCodes.UploadExpired, "The uploaded file is no longer there. Upload it again.");

    /// <summary>Its owner may not spend that much any more in this month.</summary>
    /// <param name="cost">What encoding the film would cost, in millionths of a US dollar.</param>
    /// <param name="left">What is left, likewise.</param>
    public static Failure OverBudget(long cost, long left) => new(FailureCodes.OverBudget, string.Create(CultureInfo.InvariantCulture,
        $"Preparing this film would cost about {Math.Ceiling(cost / 10_000m) / 100:0.00} USD; of this month's budget {Math.Floor(left / 10_000m) / 100:0.00} USD are left. Try again next month, or ask for a larger budget."));

    /// <summary>What is wrong with the film's length; null when nothing is.</summary>
    public static Failure? CheckDuration(Film film, TimeSpan most) => film.DurationSeconds > most.TotalSeconds
        ? new Failure(FailureCodes.TooLong, $"The film is {Words(TimeSpan.FromSeconds(film.DurationSeconds))} long; at most {Words(most)} are taken. Cut it into parts and upload those.")
        : null;

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
        // Formats that the probe has no name for, the encoder cannot read either.
        if (picture.Codec == Codec.UNKNOWN)
            return Fail(FailureCodes.Unsupported, "The picture is stored in a format that cannot be read. Save the film as MP4 with H.264 and upload that.");
        if (picture.VideoProperties is not { Width: >= EncodingLadder.MinShortSide and { } width, Height: >= EncodingLadder.MinShortSide and { } height } properties)
            return Fail(FailureCodes.Unsupported, $"The picture is smaller than {EncodingLadder.MinShortSide} pixels, or its size cannot be read.");
        if (Math.Max(width, height) > EncodingLadder.MaxShape * Math.Min(width, height))
            return Fail(FailureCodes.Unsupported, $"One side of the picture is more than {EncodingLadder.MaxShape} times as long as the other. Cut it to a common shape and upload that.");

        var rate = properties.FrameRate is { Numerator: > 0 and { } numerator, Denominator: > 0 and { } denominator }
            ? new FrameRate(numerator, denominator)
            : _usualFrameRate;
        var hasAudio = tracks.Exists(track => track.TrackType == TrackType.Audio);
        // Neither of the limits, of length and of cost, could be held: a few bytes may be days of film.
        if ((container.Duration ?? picture.Duration) is not (> 0 and { } seconds))
            return Fail(FailureCodes.Unsupported, "The file does not tell how long the film is. Save it as MP4 and upload that.");
        return (new Film(new SourceVideo(width, height, rate.Value, rotation, hasAudio), rate, seconds), null);
    }

    // Rounded up, so that a film that is too long by a second never is as long as the limit.
    private static string Words(TimeSpan length)
    {
        var minutes = (long)Math.Ceiling(length.TotalMinutes);
        return (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => $"{rest} min",
            (var hours, 0) => $"{hours} h",
            var (hours, rest) => $"{hours} h {rest} min",
        };
    }

    private static (Film?, Failure?) Fail(string code, string reason) => (null, new Failure(code, reason));
}
