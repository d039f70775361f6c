using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>
/// The films. Every write says which state it expects, and states only move forward: a write that comes late or twice changes
/// nothing and answers false.
/// </summary>
public interface IVideoTable
{
    /// <summary>One film as it is now; null when there is none of this id.</summary>
    Task<Video?> FindAsync(string videoId, CancellationToken cancellation);

    /// <summary>One page of the feed, newest first.</summary>
    /// <param name="limit">The most films to answer, 1 to 100.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<FilmPage> ListFeedAsync(int limit, FilmPosition? after, CancellationToken cancellation);

    /// <summary>One page of what one person has uploaded, in any state, newest first.</summary>
    /// <param name="ownerId">The person.</param>
    /// <param name="limit">The most films to answer, 1 to 100.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<FilmPage> ListOwnedAsync(string ownerId, int limit, FilmPosition? after, CancellationToken cancellation);

    /// <summary>Claims the uploaded object for encoding: AwaitingUpload becomes Uploaded. One caller of many gets true.</summary>
    Task<bool> ClaimAsync(string videoId, UploadedObject uploaded, CancellationToken cancellation);

    /// <summary>Notes the job that encodes the claimed object: Uploaded becomes Transcoding.</summary>
    Task<bool> StartTranscodingAsync(string videoId, string objectVersion, EncodingJob job, CancellationToken cancellation);

    /// <summary>Notes how far a job is, in per cent; the number never falls. Adopts the job when the film has none yet.</summary>
    Task<bool> ReportProgressAsync(string videoId, EncodingJob job, int progress, CancellationToken cancellation);

    /// <summary>Makes a film ready and, when it is public, puts it into the feed.</summary>
    Task<bool> PublishAsync(string videoId, EncodingJob job, Rendition rendition, CancellationToken cancellation);

    /// <summary>
    /// Gives a film up whose job has failed. What was held back of its owner's budget for the attempt is given back with the same write:
    /// the service bills no job that ends in an error.
    /// </summary>
    Task<bool> FailAsync(string videoId, EncodingJob job, Failure failure, CancellationToken cancellation);

    /// <summary>Gives a film up that no job was made for, and its owner's budget back as above.</summary>
    /// <param name="videoId">The film.</param>
    /// <param name="attempt">The attempt that failed; a later one goes on.</param>
    /// <param name="failure">Why.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<bool> FailAsync(string videoId, int attempt, Failure failure, CancellationToken cancellation);

    /// <summary>
    /// Begins the next attempt: Failed becomes Uploaded, if the film may be tried again (<see cref="Video.CanRetry"/>). The one step back
    /// that a film can make; the attempt's number keeps it from being undone by what is left of the one before.
    /// </summary>
    /// <param name="videoId">The film.</param>
    /// <param name="attempt">The attempt that failed: of several who ask at once, one is heard.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<bool> RetryAsync(string videoId, int attempt, CancellationToken cancellation);

    /// <summary>Sets how often a film was watched; the number never falls. Views change neither its version nor the time of its last change.</summary>
    Task<ViewsUpdate> SetViewsAsync(string videoId, long views, CancellationToken cancellation);
}

/// <summary>What became of the number of views that a film shows.</summary>
public enum ViewsUpdate
{
    /// <summary>It has risen.</summary>
    Raised,

    /// <summary>It was as high already.</summary>
    Current,

    /// <summary>There is no such film, or it is being deleted.</summary>
    NoFilm,
}

/// <summary>An encoding job of a film.</summary>
/// <param name="JobId">MediaConvert's id.</param>
/// <param name="Attempt">The attempt of the film that it was made for.</param>
public sealed record EncodingJob(string JobId, int Attempt);

/// <summary>The object that arrived in the raw bucket.</summary>
/// <param name="Version">Its version id; its ETag where the bucket keeps no versions.</param>
/// <param name="ETag">Its entity tag, without quotes.</param>
/// <param name="ContentType">Its media type as stored.</param>
/// <param name="Size">Bytes.</param>
public sealed record UploadedObject(string Version, string ETag, string ContentType, long Size);

/// <summary>What the encoding made.</summary>
/// <param name="Manifest">Key of the HLS multivariant playlist.</param>
/// <param name="Poster">Key of the still that stands for the film.</param>
/// <param name="Thumbnails">Keys of all stills.</param>
/// <param name="DurationSeconds">Length of the film in seconds.</param>
/// <param name="Width">Pixels of the largest rendition, as displayed.</param>
/// <param name="Height">Pixels of the largest rendition, as displayed.</param>
public sealed record Rendition(
    string Manifest, string? Poster, IReadOnlyList<string> Thumbnails, double DurationSeconds, int Width, int Height)
{
    /// <summary>Key of the DASH manifest; null when none was made.</summary>
    public string? DashManifest { get; init; }

    /// <summary>Key of the storyboard; null when none was made.</summary>
    public string? Storyboard { get; init; }
}

/// <summary>One page of a list of films.</summary>
/// <param name="Videos">Newest first.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record FilmPage(IReadOnlyList<Video> Videos, FilmPosition? Next);

/// <summary>A place in a list of films: after this one.</summary>
/// <param name="At">What the list is sorted by: in the feed when the film was published, among one's own when it was announced.</param>
/// <param name="VideoId">The film.</param>
public sealed record FilmPosition(DateTimeOffset At, string VideoId);
