using System.Runtime.CompilerServices;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Identity.AccountData;

/// <summary>All films of one person.</summary>
internal static class OwnedFilms
{
    private const int PageSize = 100;

    /// <summary>Page by page, newest first: however many there are, one page is in memory.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Video>> PagesOfAsync(
        this IVideoTable videos, string ownerId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        FilmPosition? after = null;
        do
        {
            var page = await videos.ListOwnedAsync(ownerId, PageSize, after, cancellation);
            yield return page.Videos;
            after = page.Next;
        }
        while (after is not null);
    }
}
