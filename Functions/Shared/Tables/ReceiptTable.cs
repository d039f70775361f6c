using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>The receipts in DynamoDB.</summary>
/// <param name="client">Made when the first question is asked.</param>
/// <param name="tableName">Name of the Receipts table.</param>
public sealed class ReceiptTable(Lazy<IAmazonDynamoDB> client, string tableName) : IReceiptTable
{
    /// <inheritdoc/>
    public async Task<ReceiptPage> ListAsync(string ownerId, int limit, FilmPosition? after, CancellationToken cancellation)
    {
        var answer = await client.Value.QueryAsync(new QueryRequest
        {
            TableName = tableName,
            IndexName = ReceiptItem.ByOwnerIndex,
            KeyConditionExpression = "ownerId = :owner",
            ExpressionAttributeValues = new() { [":owner"] = new(ownerId) },
            ScanIndexForward = false,
            Limit = limit,
            ExclusiveStartKey = after is null ? null : new()
            {
                [ReceiptItem.OwnerId] = new(ownerId),
                [ReceiptItem.ErasedAt] = new(Timestamps.Write(after.At)),
                [ReceiptItem.VideoId] = new(after.VideoId),
            },
        }, cancellation);
        var receipts = answer.Items?.ConvertAll(ReceiptItem.Read) ?? [];
        var next = answer.LastEvaluatedKey is { Count: > 0 } && receipts is [.., var last] ? new FilmPosition(last.ErasedAt, last.VideoId) : null;
        return new ReceiptPage(receipts, next);
    }
}
