using System.Globalization;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
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

    /// <summary>A page of films as their owner sees it.</summary>
    /// <param name="page">The films.</param>
    /// <param name="ownerId">Names the list for the cursor.</param>
    public OwnVideoPage OwnOf(FilmPage page, string ownerId)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new OwnVideoPage([.. page.Videos.Select(OwnOf)], page.Next is { } next ? PageCursor.Write(ownerId, next) : null);
    }

    /// <summary>The state of what its owner says of the film, to be named in ETag and If-Match.</summary>
    public static string RevisionOf(Video video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return video.Revision.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The film as viewers see it, with the name of this state.</summary>
    public ApiResult Answer(Video video) => ApiResult.Ok(Of(video), CatalogJson.Default.VideoCard) with { ETag = RevisionOf(video) };

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
            // Of a film that is being deleted it may be gone any moment.
            video is { Poster: { } poster, Status: not VideoStatus.Deleting } ? signer.Address(poster) : null);
    }

    private OwnVideoCard OwnOf(Video video) => new(Of(video))
    {
        Revision = RevisionOf(video),
        Progress = video.Progress,
        Failure = video.Failure,
        FileName = video.FileName,
        Size = video.Size,
        Captions = [.. video.Captions.Keys.Order(StringComparer.Ordinal)],
        EstimatedCost = Cost.OfMicroUsd(video.EstimatedMicroUsd),
        CanRetry = video.CanRetry,
    };
}
