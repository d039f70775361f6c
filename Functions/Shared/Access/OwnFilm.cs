using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Shared.Access;

/// <summary>The film that a request is about, where only its owner may ask.</summary>
public static class OwnFilm
{
    /// <summary>The film that the path names, if it is the caller's and is not being deleted; else null, whatever the reason.</summary>
    public static async Task<Video?> FindOwnAsync(this IVideoTable videos, ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(videos);
        ArgumentNullException.ThrowIfNull(request);
        var videoId = request.Path.GetValueOrDefault("videoId");
        return VideoIds.IsValid(videoId) && await videos.FindAsync(videoId, cancellation) is { } film
            && film.IsOwnedBy(request.Caller) && film.Status != VideoStatus.Deleting
                ? film
                : null;
    }
}
