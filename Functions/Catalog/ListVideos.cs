using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>The feed: films that are ready and public, newest first.</summary>
/// <param name="videos">The films.</param>
/// <param name="cards">Makes of a film what viewers see.</param>
public sealed class ListVideos(IVideoTable videos, VideoCards cards) : IApiHandler
{
    // Everyone gets the same feed: the distribution may answer a rush of viewers with one question to the table.
    private static readonly TimeSpan _freshness = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var query = PageQuery.Read(request, PageCursor.Feed, errors);
        if (!errors.IsEmpty) return ApiResult.Refused(Problem.Invalid(errors));

        var page = await videos.ListFeedAsync(query.Limit, query.After, cancellation);
        return ApiResult.Ok(cards.Of(page, PageCursor.Feed), CatalogJson.Default.VideoPage) with { CacheFor = _freshness };
    }
}
