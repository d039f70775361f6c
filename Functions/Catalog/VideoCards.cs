using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>Makes of a film what viewers see: nothing of its owner, its file or its job, and a poster that opens.</summary>
/// <param name="signer">Signs the posters' addresses.</param>
public sealed class VideoCards(PlaybackSigner signer)
{
    /// <summary>A page of films as viewers see it.</summary>
    /// <param name="page">The films.</param>
    /// <param name="list">Names the list for the cursor.</param>
    public VideoPage Of(FilmPage page, string list)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new VideoPage([.. page.Videos.Select(Of)], page.Next is { } next ? PageCursor.Write(list, next) : null);
    }

    /// <summary>The film as viewers see it.</summary>
    public VideoCard Of(Video video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return new VideoCard(
            video.VideoId,
            video.Title,
            video.Description,
            video.Visibility.Name(),
            video.Status.ToString(),
            Timestamps.Write(video.CreatedAt),
            video.PublishedAt is { } published ? Timestamps.Write(published) : null,
            video.DurationSeconds,
            video.Width,
            video.Height,
            video.Views,
            video.Poster is { } poster ? signer.Address(poster) : null);
    }
}
