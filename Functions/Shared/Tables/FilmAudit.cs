using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>The films in DynamoDB as reconciliation looks at them.</summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the Videos table.</param>
/// <param name="usage">Name of the Usage table.</param>
/// <param name="clock">Tells the time of a change.</param>
public sealed class FilmAudit(Lazy<IAmazonDynamoDB> client, string tableName, string usage, TimeProvider clock) : IFilmAudit
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<Video> ListUnfinishedAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new QueryRequest
        {
            TableName = tableName,
            IndexName = Names.UnfinishedIndex,
            KeyConditionExpression = "#list = :yes AND #time < :before",
            ExpressionAttributeNames = new() { ["#list"] = Names.Unfinished, ["#time"] = Names.UpdatedAt },
            ExpressionAttributeValues = new() { [":yes"] = new(Names.IsUnfinished), [":before"] = new(Timestamps.Write(before)) },
        };
        do
        {
            var page = await client.Value.QueryAsync(request, cancellation);
            foreach (var item in page.Items ?? []) yield return VideoItem.Read(item);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <inheritdoc/>
    public Task<bool> ExpireAsync(Video video, Failure failure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentNullException.ThrowIfNull(failure);
        return Awaiting(video.VideoId)
            .Fail(failure)
            // Whoever erases the film gives its size back. That happens here, and must not happen twice.
            .Set(Names.Size, VideoItem.Number(0L))
            .TryAsync(client.Value, UsageParts.GiveBack(usage, video.OwnerId, video.Size), cancellation);
    }

    /// <inheritdoc/>
    public Task<bool> NoteArrivalAsync(string videoId, CancellationToken cancellation) =>
        Awaiting(videoId).Set(Names.ArrivalSeenAt, Timestamps.Write(clock.GetUtcNow())).TryAsync(client.Value, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindPresentAsync(IReadOnlyCollection<string> videoIds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(videoIds);
        var present = new HashSet<string>(StringComparer.Ordinal);
        var wanted = videoIds.ToList().ConvertAll(videoId => new Dictionary<string, AttributeValue> { [Names.VideoId] = new(videoId) });
        while (wanted.Count > 0)
        {
            var answer = await client.Value.BatchGetItemAsync(new BatchGetItemRequest
            {
                RequestItems = new()
                {
                    // What is not found is erased: a film that was announced a moment ago must not be missed.
                    [tableName] = new() { Keys = wanted, ConsistentRead = true, ProjectionExpression = Names.VideoId },
                },
            }, cancellation);
            foreach (var item in answer.Responses?.GetValueOrDefault(tableName) ?? []) present.Add(item[Names.VideoId].S);
            // DynamoDB answers part of it when it is busy.
            wanted = answer.UnprocessedKeys?.GetValueOrDefault(tableName)?.Keys ?? [];
        }
        return present;
    }

    private VideoUpdate Awaiting(string videoId) =>
        VideoUpdate.At(tableName, videoId, clock.GetUtcNow()).ExpectStatus([VideoStatus.AwaitingUpload]);
}
