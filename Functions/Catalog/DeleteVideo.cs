using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>
/// Removes the caller's own film. It is closed at once; what is stored of it follows by <see cref="EraseFilm"/>. Asking again is
/// no error, and begins an erasure anew that has stopped.
/// </summary>
/// <param name="removal">Closes films.</param>
public sealed class DeleteVideo(IFilmRemoval removal) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { UserId: var owner }) return ApiResult.Refused(Problem.Unauthenticated);

        var videoId = request.Path.GetValueOrDefault("videoId");
        return VideoIds.IsValid(videoId) && await removal.DeleteAsync(videoId, owner, cancellation)
            ? ApiResult.Accepted()
            : ApiResult.Refused(Problem.VideoNotFound);
    }
}
