using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>Gives the caller's own upload up, as long as the file is not there: <see cref="EraseFilm"/> removes what was sent of it.</summary>
/// <param name="removal">Closes films.</param>
public sealed class AbortUpload(IFilmRemoval removal) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { UserId: var owner }) return ApiResult.Refused(Problem.Unauthenticated);

        var videoId = request.Path.GetValueOrDefault("videoId");
        if (!VideoIds.IsValid(videoId)) return ApiResult.Refused(Problem.VideoNotFound);
        return await removal.AbortUploadAsync(videoId, owner, cancellation) switch
        {
            UploadAbort.Aborted => ApiResult.NoContent(),
            UploadAbort.TooLate => ApiResult.Refused(Problem.UploadEnded),
            _ => ApiResult.Refused(Problem.VideoNotFound),
        };
    }
}
