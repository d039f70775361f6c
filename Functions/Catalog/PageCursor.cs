using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>
/// A place in a list of films as text. It names its list, and counts in no other: one person's cursor is worth nothing to the next.
/// It does not choose the list that is read, so the worst that a forged one can do is to begin one's own list elsewhere.
/// </summary>
public static class PageCursor
{
    /// <summary>The name of the list that everyone sees. One's own list is named by one's id.</summary>
    public const string Feed = "feed";

    /// <summary>The name of the list of one person's receipts.</summary>
    public static string DeletionsOf(string ownerId) => $"deletions of {ownerId}";

    /// <summary>The place as text.</summary>
    public static string Write(string list, FilmPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return CursorText.Write(list, Timestamps.Write(position.At), position.VideoId);
    }

    /// <summary>The place that a cursor names; null when it is no cursor, or one of another list.</summary>
    public static FilmPosition? Read(string list, string cursor) =>
        CursorText.Read(cursor) is [var named, var time, var videoId]
        && named == list && Timestamps.TryRead(time, out var at) && VideoIds.IsValid(videoId)
            ? new FilmPosition(at, videoId)
            : null;
}
