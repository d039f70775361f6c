using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>A receipt as an item of the Receipts table, and back. Until the film is gone the item has its inventory alone, and no index shows it.</summary>
internal static class ReceiptItem
{
    public const string VideoId = "videoId";
    public const string OwnerId = "ownerId";
    public const string ErasedAt = "erasedAt";

    /// <summary>Everyone's receipts by <see cref="OwnerId"/> and <see cref="ErasedAt"/>.</summary>
    public const string ByOwnerIndex = "byOwner";

    // Long enough for whoever asks what became of a film, and no longer.
    private static readonly TimeSpan _kept = TimeSpan.FromDays(365);

    private const string RequestedAt = "requestedAt";
    private const string RemovedBy = "removedBy";
    private const string Reason = "reason";
    private const string ExpiresAt = "expiresAt";
    private const string OriginalObjects = "originalObjects";
    private const string OriginalBytes = "originalBytes";
    private const string RenditionObjects = "renditionObjects";
    private const string RenditionBytes = "renditionBytes";

    public static Dictionary<string, AttributeValue> WriteInventory(string videoId, FilmInventory inventory) => new()
    {
        [VideoId] = new(videoId),
        [OriginalObjects] = VideoItem.Number(inventory.Originals.Objects),
        [OriginalBytes] = VideoItem.Number(inventory.Originals.Bytes),
        [RenditionObjects] = VideoItem.Number(inventory.Renditions.Objects),
        [RenditionBytes] = VideoItem.Number(inventory.Renditions.Bytes),
    };

    public static FilmInventory ReadInventory(Dictionary<string, AttributeValue> item) => new(
        new StoredAmount(Long(item, OriginalObjects), Long(item, OriginalBytes)), new StoredAmount(Long(item, RenditionObjects), Long(item, RenditionBytes)));

    public static Dictionary<string, AttributeValue> Write(Receipt receipt)
    {
        var item = WriteInventory(receipt.VideoId, receipt.Inventory);
        item[OwnerId] = new(receipt.OwnerId);
        item[RequestedAt] = new(Timestamps.Write(receipt.RequestedAt));
        item[ErasedAt] = new(Timestamps.Write(receipt.ErasedAt));
        item[RemovedBy] = new(receipt.By);
        if (receipt.Reason is { } reason) item[Reason] = new(reason);
        item[ExpiresAt] = VideoItem.Number((receipt.ErasedAt + _kept).ToUnixTimeSeconds());
        return item;
    }

    public static Receipt Read(Dictionary<string, AttributeValue> item) => new(
        item[VideoId].S, item[OwnerId].S, Time(item, RequestedAt), Time(item, ErasedAt), item[RemovedBy].S, item.GetValueOrDefault(Reason)?.S, ReadInventory(item));

    private static long Long(Dictionary<string, AttributeValue> item, string name) => long.Parse(item[name].N, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(Dictionary<string, AttributeValue> item, string name) =>
        Timestamps.TryRead(item[name].S, out var time) ? time : throw new InvalidDataException($"The receipt of {item[VideoId].S} has no readable '{name}'.");
}
