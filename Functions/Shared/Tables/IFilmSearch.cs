using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Finds films among one person's own.</summary>
public interface IFilmSearch
{
    /// <summary>The most films that one question looks at, however few of them are wanted.</summary>
    const int MaxEvaluated = 500;

    /// <summary>One page of a person's films, newest first. With a filter it may be short, or empty, and have a next one all the same.</summary>
    /// <param name="ownerId">The person.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="limit">The most films to answer, 1 to 100.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<FilmPage> FindOwnedAsync(string ownerId, FilmFilter filter, int limit, FilmPosition? after, CancellationToken cancellation);
}

/// <summary>Which films; null for any.</summary>
/// <param name="Status">The state that they are in.</param>
/// <param name="Text">What the title holds, whatever the case.</param>
public sealed record FilmFilter(VideoStatus? Status, string? Text)
{
    /// <summary>All films.</summary>
    public static FilmFilter All { get; } = new(null, null);
}
