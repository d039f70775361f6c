using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>What owners change about their films. Each change is one more revision; a film that is being deleted takes none.</summary>
public interface IVideoEdits
{
    /// <summary>The most languages that one film has captions in.</summary>
    const int MaxLanguages = 50;

    /// <summary>
    /// Changes what is said of a film, and keeps it in the feed exactly as long as it is ready and public, also when it becomes ready just now.
    /// </summary>
    /// <param name="film">The film as the change begins from it: its revision counts.</param>
    /// <param name="change">What becomes of it.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>
    /// The film as it is now; null when that revision is not the latest any more. If the next one is exactly this change, it was made before
    /// and its answer was lost: that is no refusal.
    /// </returns>
    Task<Video?> ChangeAsync(Video film, FilmChange change, CancellationToken cancellation);

    /// <summary>Names the object that holds the captions in one language.</summary>
    /// <param name="film">The film.</param>
    /// <param name="language">BCP 47.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>The film as it was before; null when it is gone, or has captions in <see cref="MaxLanguages"/> others.</returns>
    Task<Video?> SetCaptionsAsync(Video film, string language, string key, CancellationToken cancellation);

    /// <summary>Forgets the captions in one language.</summary>
    /// <returns>The film as it was before; null when it is gone.</returns>
    Task<Video?> RemoveCaptionsAsync(Video film, string language, CancellationToken cancellation);
}

/// <summary>What becomes of a film; null for what stays.</summary>
/// <param name="Title">Not empty.</param>
/// <param name="Description">Empty to remove it.</param>
/// <param name="Visibility">Who may see it.</param>
public sealed record FilmChange(string? Title, string? Description, Visibility? Visibility)
{
    /// <summary>All that the film says after this change: what stays is named too.</summary>
    public FilmChange Over(Video film)
    {
        ArgumentNullException.ThrowIfNull(film);
        return new(Title ?? film.Title, Description ?? film.Description ?? "", Visibility ?? film.Visibility);
    }

    /// <summary>Whether the film is so already.</summary>
    public bool IsVainFor(Video film)
    {
        ArgumentNullException.ThrowIfNull(film);
        return Over(film) == new FilmChange(film.Title, film.Description ?? "", film.Visibility);
    }
}
