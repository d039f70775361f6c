using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>The films as reconciliation looks at them. No request path does.</summary>
public interface IFilmAudit
{
    /// <summary>
    /// The films that something still has to happen to and that have not changed since then, those first that have waited longest.
    /// They may have changed a moment ago all the same: who repairs one looks at it again.
    /// </summary>
    /// <param name="before">A time.</param>
    /// <param name="cancellation">Ends the question.</param>
    IAsyncEnumerable<Video> ListUnfinishedAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>
    /// Gives up a film whose bytes have not come in time: AwaitingUpload becomes Failed, of no size, and its owner has the announced
    /// storage back: both or neither.
    /// </summary>
    /// <param name="video">The film.</param>
    /// <param name="failure">Why.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>False when it awaits nothing any more.</returns>
    Task<bool> ExpireAsync(Video video, Failure failure, CancellationToken cancellation);

    /// <summary>Notes that the bytes of a film are there, though nobody has told of them: see <see cref="Video.ArrivalSeenAt"/>.</summary>
    /// <returns>False when it awaits nothing any more.</returns>
    Task<bool> NoteArrivalAsync(string videoId, CancellationToken cancellation);

    /// <summary>Which of these films there are, in any state.</summary>
    /// <param name="videoIds">At most <see cref="MostAtOnce"/>.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlySet<string>> FindPresentAsync(IReadOnlyCollection<string> videoIds, CancellationToken cancellation);

    /// <summary>The most films that <see cref="FindPresentAsync"/> takes: as many as DynamoDB reads in one batch.</summary>
    const int MostAtOnce = 100;
}
