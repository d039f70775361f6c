using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>What the caller has uploaded, newest first: in any state, or those in one state, or with some text in the title.</summary>
/// <param name="films">Finds them.</param>
/// <param name="cards">Makes of a film what its owner sees.</param>
public sealed class ListMyVideos(IFilmSearch films, VideoCards cards) : IApiHandler
{
    private const int MaxTextLength = 100;

    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { UserId: var owner }) return ApiResult.Refused(Problem.Unauthenticated);

        var errors = new FieldErrors();
        var query = PageQuery.Read(request, owner, errors);
        var filter = new FilmFilter(ReadStatus(request, errors), ReadText(request, errors));
        if (!errors.IsEmpty) return ApiResult.Refused(Problem.Invalid(errors));

        var page = await films.FindOwnedAsync(owner, filter, query.Limit, query.After, cancellation);
        return ApiResult.Ok(cards.OwnOf(page, owner), CatalogJson.Default.OwnVideoPage);
    }

    private static VideoStatus? ReadStatus(ApiRequest request, FieldErrors errors)
    {
        if (request.Query.GetValueOrDefault("status") is not { } text) return null;
        // By name only: Enum.Parse would take numbers too.
        foreach (var status in Enum.GetValues<VideoStatus>())
            if (status.ToString() == text) return status;
        errors.Add("status", $"One of {string.Join(", ", Enum.GetNames<VideoStatus>())}.");
        return null;
    }

    private static string? ReadText(ApiRequest request, FieldErrors errors)
    {
        if (request.Query.GetValueOrDefault("q") is not { } text) return null;
        if (text.Length is > 0 and <= MaxTextLength) return text;
        errors.Add("q", $"1 to {MaxTextLength} characters.");
        return null;
    }
}
