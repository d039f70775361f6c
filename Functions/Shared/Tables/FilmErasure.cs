using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using Names = VideoStack.Functions.Shared.Tables.VideoAttributes;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>Ends films in DynamoDB, by one transaction over three tables.</summary>
/// <remarks>
/// What was found of a film is kept in the Receipts table and not on the film, where each note would come back by the stream as another
/// film to erase.
/// </remarks>
/// <param name="client">Made when the first film ends.</param>
/// <param name="tables">Where everything is.</param>
/// <param name="clock">Tells the time.</param>
public sealed class FilmErasure(Lazy<IAmazonDynamoDB> client, ErasureTables tables, TimeProvider clock) : IFilmErasure
{
    // Where it stands in the transaction.
    private const int Film = 0;

    /// <inheritdoc/>
    public async Task<Video?> FindAsync(string videoId, CancellationToken cancellation) =>
        await GetAsync(tables.Videos, Names.VideoId, videoId, cancellation) is { } item && VideoItem.Read(item) is { Status: VideoStatus.Deleting } film ? film : null;

    /// <inheritdoc/>
    public async Task<FilmInventory?> FindInventoryAsync(string videoId, CancellationToken cancellation) =>
        await GetAsync(tables.Receipts, ReceiptItem.VideoId, videoId, cancellation) is { } item ? ReceiptItem.ReadInventory(item) : null;

    /// <inheritdoc/>
    public async Task NoteInventoryAsync(string videoId, FilmInventory inventory, CancellationToken cancellation)
    {
        try
        {
            await client.Value.PutItemAsync(new PutItemRequest
            {
                TableName = tables.Receipts,
                Item = ReceiptItem.WriteInventory(videoId, inventory),
                ConditionExpression = "attribute_not_exists(videoId)",
            }, cancellation);
        }
        catch (ConditionalCheckFailedException)
        {
            // Somebody was quicker.
        }
    }

    /// <inheritdoc/>
    public async Task FinishAsync(Video film, FilmInventory? inventory, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(film);
        List<TransactWriteItem> parts = [DeleteFilm(film), UsageParts.GiveBack(tables.Usage, film.OwnerId, film.Size)];
        if (inventory is not null)
            parts.Add(new() { Put = new() { TableName = tables.Receipts, Item = ReceiptItem.Write(Receipt.Of(film, inventory, clock.GetUtcNow())) } });
        try
        {
            await Transactions.WriteAsync(client.Value, parts, cancellation);
        }
        catch (TransactionCanceledException gone) when (gone.Fails(Film))
        {
            // Somebody was quicker.
        }
    }

    private TransactWriteItem DeleteFilm(Video film) => new()
    {
        Delete = new()
        {
            TableName = tables.Videos,
            Key = new() { [Names.VideoId] = new(film.VideoId) },
            ConditionExpression = "#status = :deleting",
            ExpressionAttributeNames = new() { ["#status"] = Names.Status },
            ExpressionAttributeValues = new() { [":deleting"] = new(nameof(VideoStatus.Deleting)) },
        },
    };

    private async Task<Dictionary<string, AttributeValue>?> GetAsync(string table, string key, string videoId, CancellationToken cancellation)
    {
        var answer = await client.Value.GetItemAsync(
            new GetItemRequest { TableName = table, Key = new() { [key] = new(videoId) }, ConsistentRead = true }, cancellation);
        return answer.Item is { Count: > 0 } item ? item : null;
    }
}

/// <summary>Names of the tables that know of a film.</summary>
public sealed record ErasureTables(string Videos, string Usage, string Receipts);
