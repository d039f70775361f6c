namespace VideoStack.Functions.Shared.Tables;

/// <summary>
/// Closes films for good: Deleting, from any state, and out of the feed. What is left of one goes with the table's stream; asking again
/// begins that anew, should it have stopped. Who asked first, and when, stays; a takedown alone is noted over all others.
/// </summary>
public interface IFilmRemoval
{
    /// <summary>Closes a film for its owner.</summary>
    /// <returns>False when this person has no such film.</returns>
    Task<bool> DeleteAsync(string videoId, string ownerId, CancellationToken cancellation);

    /// <summary>Closes a film whose owner's account ends.</summary>
    /// <returns>False when this person has no such film.</returns>
    Task<bool> DeleteWithAccountAsync(string videoId, string ownerId, CancellationToken cancellation);

    /// <summary>Closes a film, whoever owns it; the reason stays in the receipt.</summary>
    /// <returns>False when there is no such film.</returns>
    Task<bool> TakeDownAsync(string videoId, string reason, CancellationToken cancellation);

    /// <summary>Closes a film for its owner, unless its file has arrived. One that has expired counts as not arrived.</summary>
    Task<UploadAbort> AbortUploadAsync(string videoId, string ownerId, CancellationToken cancellation);

    /// <summary>Lets the stream tell of a film again that is being deleted, should its erasure have stopped.</summary>
    /// <returns>False when there is none that is being deleted.</returns>
    Task<bool> RemindAsync(string videoId, CancellationToken cancellation);
}

/// <summary>What became of an upload that is to be given up.</summary>
public enum UploadAbort
{
    /// <summary>It is given up, now or before.</summary>
    Aborted,

    /// <summary>The file has arrived.</summary>
    TooLate,

    /// <summary>This person has no such film.</summary>
    NoFilm,
}
