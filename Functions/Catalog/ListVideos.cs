using System.Globalization;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>The feed: films that are ready and public, newest first.</summary>
/// <param name="videos">The films.</param>
/// <param name="cards">Makes of a film what viewers see.</param>
public sealed class ListVideos(IVideoTable videos, VideoCards cards) : IApiHandler
{
    private const int DefaultLimit = 24;
    private const int MaxLimit = 100;

    // Everyone gets the same feed: the distribution may answer a rush of viewers with one question to the table.
    private static readonly TimeSpan _freshness = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var errors = new FieldErrors();
        var limit = ReadLimit(request, errors);
        var after = ReadCursor(request, errors);
        if (!errors.IsEmpty) return ApiResult.Refused(Problem.Invalid(errors));

        var page = await videos.ListFeedAsync(limit, after, cancellation);
        var next = page.Next is { } position ? FeedCursor.Write(position) : null;
        return ApiResult.Ok(new VideoPage([.. page.Videos.Select(cards.Of)], next), CatalogJson.Default.VideoPage) with { CacheFor = _freshness };
    }

    private static int ReadLimit(ApiRequest request, FieldErrors errors)
    {
        if (request.Query.GetValueOrDefault("limit") is not { } text) return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit) return limit;
        errors.Add("limit", $"A whole number from 1 to {MaxLimit}.");
        return DefaultLimit;
    }

    private static FeedPosition? ReadCursor(ApiRequest request, FieldErrors errors)
    {
        if (request.Query.GetValueOrDefault("cursor") is not { } text) return null;
        var position = FeedCursor.Read(text);
        if (position is null) errors.Add("cursor", "Use the cursor of the page before, or none.");
        return position;
    }
}
