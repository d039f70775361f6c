using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>One film, for everyone who may know of it.</summary>
/// <param name="videos">The films.</param>
/// <param name="cards">Makes of a film what viewers see.</param>
public sealed class GetVideo(IVideoTable videos, VideoCards cards) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var videoId = request.Path.GetValueOrDefault("videoId");
        return VideoIds.IsValid(videoId) && await videos.FindAsync(videoId, cancellation) is { } video && video.IsVisibleTo(request.Caller)
            ? cards.Answer(video)
            : ApiResult.Refused(Problem.VideoNotFound);
    }
}
