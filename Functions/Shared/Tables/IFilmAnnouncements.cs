using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Takes films in.</summary>
public interface IFilmAnnouncements
{
    /// <summary>
    /// Adds a film that awaits its bytes, and its announced size to what its owner stores: both or neither. The storage is given back
    /// with <see cref="UsageParts.GiveBack"/> in the transaction that forgets the film.
    /// </summary>
    /// <param name="video">The film.</param>
    /// <param name="limit">The most that one owner may store, in bytes; null for any amount.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Null when the film is noted; else how many bytes its owner may still store, which are too few.</returns>
    /// <exception cref="InvalidOperationException">There is a film of this id.</exception>
    Task<long?> AnnounceAsync(Video video, long? limit, CancellationToken cancellation);
}
