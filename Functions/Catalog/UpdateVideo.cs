using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>Changes what the caller says of an own film: title, description, visibility. If-Match keeps changes from undoing each other.</summary>
/// <param name="videos">The films.</param>
/// <param name="edits">Changes them.</param>
/// <param name="cards">Makes of a film what viewers see.</param>
public sealed class UpdateVideo(IVideoTable videos, IVideoEdits edits, VideoCards cards) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (change, wrong) = Read(request.ReadBody(CatalogJson.Default.VideoChange));
        if (await videos.FindOwnAsync(request, cancellation) is not { } film) return ApiResult.Refused(Problem.VideoNotFound);
        if (request.IfMatch is not { } known) return ApiResult.Refused(Problem.PreconditionRequired);
        if (!wrong.IsEmpty) return ApiResult.Refused(Problem.Invalid(wrong));
        if (!EntityTag.IsMatch(known, VideoCards.RevisionOf(film))) return ApiResult.Refused(Problem.ChangedMeanwhile);

        if (change.IsVainFor(film)) return cards.Answer(film);
        return await edits.ChangeAsync(film, change, cancellation) is { } changed
            ? cards.Answer(changed)
            : ApiResult.Refused(Problem.ChangedMeanwhile);
    }

    private static (FilmChange Change, FieldErrors Wrong) Read(VideoChange asked)
    {
        var errors = new FieldErrors();
        var title = asked.Title?.Trim();
        if (title is { Length: 0 }) errors.Add("title", "A film needs a title.");
        if (title is not null) FilmText.CheckTitle(title, errors);
        var description = asked.Description?.Trim();
        if (description is not null) FilmText.CheckDescription(description, errors);
        var visibility = asked.Visibility is { } name ? VisibilityNames.Parse(name) : null;
        if (asked.Visibility is not null && visibility is null) errors.Add("visibility", "Choose public, unlisted or private.");
        return (new FilmChange(title, description, visibility), errors);
    }
}
