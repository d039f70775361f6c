using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>An index of the Videos table that lists films, newest first.</summary>
/// <param name="Name">The index.</param>
/// <param name="HashKey">What tells the lists in it apart.</param>
/// <param name="RangeKey">The time that a list is sorted by.</param>
/// <param name="TimeOf">That time of a film.</param>
internal sealed record FilmIndex(string Name, string HashKey, string RangeKey, Func<Video, DateTimeOffset?> TimeOf)
{
    /// <summary>Films that are ready and public.</summary>
    public static FilmIndex Feed { get; } = new(Names.FeedIndex, Names.Feed, Names.PublishedAt, video => video.PublishedAt);

    /// <summary>Everybody's own films.</summary>
    public static FilmIndex ByOwner { get; } = new(Names.ByOwnerIndex, Names.OwnerId, Names.CreatedAt, video => video.CreatedAt);

    /// <summary>The question for one page.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="list">Which list. Never the caller's choice: whatever place a cursor names, it is a place in this list.</param>
    /// <param name="limit">The most films to answer.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    public QueryRequest Ask(string table, string list, int limit, FilmPosition? after) => new()
    {
        TableName = table,
        IndexName = Name,
        KeyConditionExpression = "#list = :list",
        ExpressionAttributeNames = new() { ["#list"] = HashKey },
        ExpressionAttributeValues = new() { [":list"] = new(list) },
        ScanIndexForward = false,
        Limit = limit,
        ExclusiveStartKey = after is null ? null : new()
        {
            [HashKey] = new(list),
            [RangeKey] = new(Timestamps.Write(after.At)),
            [Names.VideoId] = new(after.VideoId),
        },
    };

    /// <summary>The page in the answer. Where it ended is told even if a filter left nothing of it.</summary>
    public FilmPage Read(QueryResponse answer)
    {
        var next = answer.LastEvaluatedKey is { Count: > 0 } key && Timestamps.TryRead(key[RangeKey].S, out var time)
            ? new FilmPosition(time, key[Names.VideoId].S)
            : null;
        return new FilmPage(answer.Items?.ConvertAll(VideoItem.Read) ?? [], next);
    }

    /// <summary>Where a film stands in the index; null when it does not.</summary>
    public FilmPosition? PositionOf(Video video) => TimeOf(video) is { } time ? new FilmPosition(time, video.VideoId) : null;
}
