using System.Buffers.Text;
using System.Text;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>
/// A place in the feed as text. It names a time and a film, and no table, index or partition: the worst that a forged one can do
/// is to begin the public feed elsewhere.
/// </summary>
public static class FeedCursor
{
    private const char Separator = '|';
    private const int MaxLength = 200;

    /// <summary>The place as text.</summary>
    public static string Write(FeedPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Timestamps.Write(position.PublishedAt) + Separator + position.VideoId));
    }

    /// <summary>The place that a cursor names; null when it is no cursor.</summary>
    public static FeedPosition? Read(string cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor)) return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator) is [var time, var videoId]
            && Timestamps.TryRead(time, out var publishedAt) && VideoIds.IsValid(videoId)
                ? new FeedPosition(publishedAt, videoId)
                : null;
    }
}
