using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>What the caller has uploaded, in any state, newest first.</summary>
/// <param name="videos">The films.</param>
/// <param name="cards">Makes of a film what viewers see.</param>
public sealed class ListMyVideos(IVideoTable videos, VideoCards cards) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { UserId: var owner }) return ApiResult.Refused(Problem.Unauthenticated);

        var errors = new FieldErrors();
        var query = PageQuery.Read(request, owner, errors);
        if (!errors.IsEmpty) return ApiResult.Refused(Problem.Invalid(errors));

        var page = await videos.ListOwnedAsync(owner, query.Limit, query.After, cancellation);
        return ApiResult.Ok(cards.Of(page, owner), CatalogJson.Default.VideoPage);
    }
}
