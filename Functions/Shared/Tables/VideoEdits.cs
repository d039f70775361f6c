using Amazon.DynamoDBv2;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>What owners change about their films, in DynamoDB.</summary>
/// <param name="videos">The films.</param>
/// <param name="client">Made when the first film is changed.</param>
/// <param name="tableName">Name of the Videos table.</param>
/// <param name="clock">Tells the time of a change.</param>
public sealed class VideoEdits(IVideoTable videos, Lazy<IAmazonDynamoDB> client, string tableName, TimeProvider clock) : IVideoEdits
{
    /// <inheritdoc/>
    public async Task<Video?> ChangeAsync(Video film, FilmChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(film);
        ArgumentNullException.ThrowIfNull(change);
        // The feed depends on the status, which moves by itself: so it is expected in the write, as publishing expects the visibility.
        for (var now = film; now is not null && IsOpen(now, film);)
        {
            var update = Edit(film).Expect(Names.Revision, film.Revision).Expect(Names.Status, now.Status.ToString());
            Describe(update, change);
            if (change.Visibility is { } visibility)
            {
                update.Set(Names.Visibility, visibility.Name());
                if (visibility == Visibility.Public && now.Status == VideoStatus.Ready) update.Set(Names.Feed, Names.PublicFeed);
                else update.Remove(Names.Feed);
            }
            if (await update.TryAsync(client.Value, ReturnValue.ALL_NEW, cancellation) is { } changed) return changed;
            now = await videos.FindAsync(film.VideoId, cancellation);
            // A write whose answer was lost is sent again, and refused because it was made already.
            if (now is not null && IsMade(change, film, now)) return now;
        }
        return null;
    }

    /// <inheritdoc/>
    public Task<Video?> SetCaptionsAsync(Video film, string language, string key, CancellationToken cancellation) => Edit(film)
        .SetEntry(Names.Captions, language, key)
        .ExpectStatus(VideoStatusOrder.Before(VideoStatus.Deleting))
        .ExpectEntryOrRoom(Names.Captions, language, IVideoEdits.MaxLanguages)
        .TryAsync(client.Value, ReturnValue.ALL_OLD, cancellation);

    /// <inheritdoc/>
    public Task<Video?> RemoveCaptionsAsync(Video film, string language, CancellationToken cancellation) => Edit(film)
        .RemoveEntry(Names.Captions, language)
        .ExpectStatus(VideoStatusOrder.Before(VideoStatus.Deleting))
        .TryAsync(client.Value, ReturnValue.ALL_OLD, cancellation);

    private static bool IsOpen(Video now, Video film) => IsAt(film.Revision, now, film);

    private static bool IsMade(FilmChange change, Video film, Video now) => IsAt(film.Revision + 1, now, film) && change.Over(film).IsVainFor(now);

    private static bool IsAt(long revision, Video now, Video film) =>
        now.OwnerId == film.OwnerId && now.Revision == revision && now.Status != VideoStatus.Deleting;

    private static void Describe(VideoUpdate update, FilmChange change)
    {
        if (change.Title is { } title) update.Set(Names.Title, title).Set(Names.TitleSearch, VideoItem.SearchText(title));
        if (change.Description is { Length: > 0 } description) update.Set(Names.Description, description);
        else if (change.Description is not null) update.Remove(Names.Description);
    }

    private VideoUpdate Edit(Video film) => VideoUpdate.At(tableName, film.VideoId, clock.GetUtcNow())
        .Add(Names.Revision, 1)
        .Expect(Names.OwnerId, film.OwnerId);
}
