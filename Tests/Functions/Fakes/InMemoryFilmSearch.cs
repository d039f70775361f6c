using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>Finds films in memory. <see cref="Films.FilmSearchTests"/> holds it to the same promises as the one in DynamoDB.</summary>
internal sealed class InMemoryFilmSearch(InMemoryVideoTable videos) : IFilmSearch
{
    public async Task<FilmPage> FindOwnedAsync(string ownerId, FilmFilter filter, int limit, FilmPosition? after, CancellationToken cancellation)
    {
        if (filter == FilmFilter.All) return await videos.ListOwnedAsync(ownerId, limit, after, cancellation);
        var looked = await videos.ListOwnedAsync(ownerId, IFilmSearch.MaxEvaluated, after, cancellation);
        var found = looked.Videos.Where(film =>
            (filter.Status is not { } status || film.Status == status)
            && (filter.Text is not { } text || film.Title.Contains(text, StringComparison.OrdinalIgnoreCase))).ToList();
        return found.Count > limit
            ? new FilmPage(found[..limit], new FilmPosition(found[limit - 1].CreatedAt, found[limit - 1].VideoId))
            : new FilmPage(found, looked.Next);
    }
}
