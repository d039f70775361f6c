using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>The end of films in memory. <see cref="Films.ErasureTests"/> holds it to the same promises as the one in DynamoDB.</summary>
internal sealed class InMemoryErasure(InMemoryVideoTable videos, TimeProvider clock) : IFilmErasure, IReceiptTable
{
    private readonly Dictionary<string, FilmInventory> _inventories = [];
    private readonly Dictionary<string, Receipt> _receipts = [];
    private readonly Dictionary<string, long> _givenBack = [];

    /// <summary>Bytes of storage that someone has got back.</summary>
    public long GivenBackTo(string ownerId) => _givenBack.GetValueOrDefault(ownerId);

    public async Task<Video?> FindAsync(string videoId, CancellationToken cancellation) =>
        await videos.FindAsync(videoId, cancellation) is { Status: VideoStatus.Deleting } film ? film : null;

    public Task<FilmInventory?> FindInventoryAsync(string videoId, CancellationToken cancellation) => Task.FromResult(_inventories.GetValueOrDefault(videoId));

    public Task NoteInventoryAsync(string videoId, FilmInventory inventory, CancellationToken cancellation)
    {
        _inventories.TryAdd(videoId, inventory);
        return Task.CompletedTask;
    }

    public Task FinishAsync(Video film, FilmInventory? inventory, CancellationToken cancellation)
    {
        if (!videos.Forget(film.VideoId)) return Task.CompletedTask;
        _givenBack[film.OwnerId] = GivenBackTo(film.OwnerId) + film.Size;
        if (inventory is not null) _receipts[film.VideoId] = Receipt.Of(film, inventory, clock.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task<ReceiptPage> ListAsync(string ownerId, int limit, FilmPosition? after, CancellationToken cancellation)
    {
        var left = _receipts.Values.Where(receipt => receipt.OwnerId == ownerId)
            .OrderByDescending(receipt => (receipt.ErasedAt, receipt.VideoId))
            .Where(receipt => after is null || (receipt.ErasedAt, receipt.VideoId).CompareTo((after.At, after.VideoId)) < 0).ToList();
        var page = left.Take(limit).ToList();
        return Task.FromResult(new ReceiptPage(page, left.Count > limit ? new FilmPosition(page[^1].ErasedAt, page[^1].VideoId) : null));
    }
}
