using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Names = VideoStack.Functions.Shared.Tables.ViewAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>The counters of views in DynamoDB.</summary>
/// <param name="client">Made when it is first asked.</param>
/// <param name="table">Name of the ViewCounts table.</param>
public sealed class ViewCountTable(Lazy<IAmazonDynamoDB> client, string table) : IViewCountTable
{
    /// <inheritdoc/>
    public async Task<long> SumAsync(string videoId, CancellationToken cancellation)
    {
        // A film has few counters, far less than a page.
        var answer = await client.Value.QueryAsync(Counters(videoId), cancellation);
        return answer.Items?.Sum(item => long.Parse(item[Names.Count].N, CultureInfo.InvariantCulture)) ?? 0;
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(string videoId, CancellationToken cancellation)
    {
        var answer = await client.Value.QueryAsync(Counters(videoId), cancellation);
        foreach (var item in answer.Items ?? [])
        {
            var key = new Dictionary<string, AttributeValue> { [Names.VideoId] = item[Names.VideoId], [Names.Part] = item[Names.Part] };
            await client.Value.DeleteItemAsync(new DeleteItemRequest { TableName = table, Key = key }, cancellation);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListFilmsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ScanRequest { TableName = table, ProjectionExpression = Names.VideoId };
        string? last = null;
        do
        {
            var answer = await client.Value.ScanAsync(request, cancellation);
            // The counters of a film stand side by side.
            foreach (var videoId in (answer.Items ?? []).Select(item => item[Names.VideoId].S))
            {
                if (videoId != last) yield return videoId;
                last = videoId;
            }
            request.ExclusiveStartKey = answer.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    internal static Dictionary<string, AttributeValue> Key(string videoId, int part) => new()
    {
        [Names.VideoId] = new(videoId),
        [Names.Part] = new(part.ToString("00", CultureInfo.InvariantCulture)),
    };

    // Consistent: whoever has counted must find it in the sum.
    private QueryRequest Counters(string videoId) => new()
    {
        TableName = table,
        ConsistentRead = true,
        KeyConditionExpression = "videoId = :film",
        ExpressionAttributeValues = new() { [":film"] = new(videoId) },
    };
}
