using Amazon.DynamoDBv2;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Closes films in DynamoDB, each by one write.</summary>
/// <param name="client">Made when the first film is closed.</param>
/// <param name="tableName">Name of the Videos table.</param>
/// <param name="clock">Tells the time of a change.</param>
public sealed class FilmRemoval(Lazy<IAmazonDynamoDB> client, string tableName, TimeProvider clock) : IFilmRemoval
{
    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string videoId, string ownerId, CancellationToken cancellation) =>
        TryAsync(Close(videoId).SetIfAbsent(Names.RemovedBy, RemovedByNames.Owner).Expect(Names.OwnerId, ownerId), cancellation);

    /// <inheritdoc/>
    public Task<bool> DeleteWithAccountAsync(string videoId, string ownerId, CancellationToken cancellation) =>
        TryAsync(Close(videoId).SetIfAbsent(Names.RemovedBy, RemovedByNames.Account).Expect(Names.OwnerId, ownerId), cancellation);

    /// <inheritdoc/>
    public Task<bool> TakeDownAsync(string videoId, string reason, CancellationToken cancellation) =>
        TryAsync(Close(videoId).Set(Names.RemovedBy, RemovedByNames.Administrator).Set(Names.TakedownReason, reason), cancellation);

    /// <inheritdoc/>
    public async Task<UploadAbort> AbortUploadAsync(string videoId, string ownerId, CancellationToken cancellation)
    {
        var against = await Close(videoId)
            .SetIfAbsent(Names.RemovedBy, RemovedByNames.Owner)
            .Expect(Names.OwnerId, ownerId)
            .ExpectStatusOr([VideoStatus.AwaitingUpload, VideoStatus.Deleting], Names.FailureCode, FailureCodes.UploadExpired)
            .TryOrTellAsync(client.Value, cancellation);
        if (against is null) return UploadAbort.Aborted;
        return against.GetValueOrDefault(Names.OwnerId)?.S == ownerId ? UploadAbort.TooLate : UploadAbort.NoFilm;
    }

    /// <inheritdoc/>
    public Task<bool> RemindAsync(string videoId, CancellationToken cancellation) =>
        TryAsync(VideoUpdate.At(tableName, videoId, clock.GetUtcNow()).ExpectStatus([VideoStatus.Deleting]), cancellation);

    // From any state, this one included: every change of a film that is being deleted calls for its erasure anew.
    private VideoUpdate Close(string videoId) => VideoUpdate.At(tableName, videoId, clock.GetUtcNow())
        .MoveTo(VideoStatus.Deleting)
        .SetIfAbsent(Names.RemovalRequestedAt, Timestamps.Write(clock.GetUtcNow()))
        .Remove(Names.Feed)
        .Exists();

    private Task<bool> TryAsync(VideoUpdate update, CancellationToken cancellation) => update.TryAsync(client.Value, cancellation);
}
