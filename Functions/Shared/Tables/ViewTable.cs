using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Names = VideoStack.Functions.Shared.Tables.ViewAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>The reported views in DynamoDB.</summary>
/// <param name="client">Made when the first view is reported.</param>
/// <param name="table">Name of the Views table.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ViewTable(Lazy<IAmazonDynamoDB> client, string table, TimeProvider clock) : IViewTable
{
    // Longer than a playback's proof holds, so that none counts a second time, and than a stream keeps what is still to be counted.
    private static readonly TimeSpan _kept = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public async Task RecordAsync(string playbackId, string videoId, CancellationToken cancellation)
    {
        try
        {
            await client.Value.PutItemAsync(new PutItemRequest
            {
                TableName = table,
                Item = new()
                {
                    [Names.PlaybackId] = new(playbackId),
                    [Names.VideoId] = new(videoId),
                    [Names.ExpiresAt] = VideoItem.Number((clock.GetUtcNow() + _kept).ToUnixTimeSeconds()),
                },
                ConditionExpression = "attribute_not_exists(playbackId)",
            }, cancellation);
        }
        catch (ConditionalCheckFailedException)
        {
            // It is noted already: pages report again when they heard no answer.
        }
    }
}
