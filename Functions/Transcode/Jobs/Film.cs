using VideoStack.Functions.Shared.Domain;
using VideoStack.Media;

namespace VideoStack.Functions.Transcode.Jobs;

/// <summary>A film that can be encoded.</summary>
/// <param name="Video">What the ladder needs to know.</param>
/// <param name="FrameRate">Exactly.</param>
/// <param name="DurationSeconds">Length in seconds, above 0.</param>
internal sealed record Film(SourceVideo Video, FrameRate FrameRate, double DurationSeconds);

/// <summary>Frames per second as a fraction.</summary>
internal readonly record struct FrameRate(int Numerator, int Denominator)
{
    public double Value => (double)Numerator / Denominator;
}

/// <summary>Where everything of a film lies, as MediaConvert writes addresses.</summary>
/// <param name="Source">The uploaded file.</param>
/// <param name="Movie">What playlists and segments begin with.</param>
/// <param name="Stills">What stills begin with.</param>
internal sealed record FilmLocations(string Source, string Movie, string Stills)
{
    /// <summary>The locations of one film.</summary>
    public static FilmLocations Of(string videoId, string rawBucket, string processedBucket) => new(
        $"s3://{rawBucket}/{MediaKeys.Source(videoId)}",
        $"s3://{processedBucket}/{MediaKeys.Folder(videoId)}movie",
        $"s3://{processedBucket}/{MediaKeys.Folder(videoId)}thumbnails/thumb");
}
