using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>What the tables keep of a film while it is being erased, and its end.</summary>
public interface IFilmErasure
{
    /// <summary>A film that is being deleted; null when there is none of this id.</summary>
    Task<Video?> FindAsync(string videoId, CancellationToken cancellation);

    /// <summary>What was found of a film when its erasure began; null when it has not, or found nothing.</summary>
    Task<FilmInventory?> FindInventoryAsync(string videoId, CancellationToken cancellation);

    /// <summary>Notes what was found of a film, for whoever goes on with its erasure. The first note counts.</summary>
    Task NoteInventoryAsync(string videoId, FilmInventory inventory, CancellationToken cancellation);

    /// <summary>
    /// Ends the erasure, all at once: there is no film any more, its owner has its storage back and, if there was an inventory, a receipt.
    /// Nothing happens when it has ended already.
    /// </summary>
    /// <param name="film">The film.</param>
    /// <param name="inventory">As noted; null when nothing of it was stored.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task FinishAsync(Video film, FilmInventory? inventory, CancellationToken cancellation);
}

/// <summary>What is stored of a film.</summary>
/// <param name="Originals">In the raw bucket.</param>
/// <param name="Renditions">In the processed bucket.</param>
public sealed record FilmInventory(StoredAmount Originals, StoredAmount Renditions)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Originals.Objects + Renditions.Objects == 0;
}

/// <summary>How much is stored.</summary>
/// <param name="Objects">Every version counts.</param>
/// <param name="Bytes">All of them together.</param>
public sealed record StoredAmount(long Objects, long Bytes);

/// <summary>The receipts of films that were erased.</summary>
public interface IReceiptTable
{
    /// <summary>One page of a person's receipts, newest first.</summary>
    /// <param name="ownerId">The person.</param>
    /// <param name="limit">The most receipts to answer, 1 to 100.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<ReceiptPage> ListAsync(string ownerId, int limit, FilmPosition? after, CancellationToken cancellation);
}

/// <summary>What is left of a film that was erased.</summary>
/// <param name="VideoId">The film.</param>
/// <param name="OwnerId">Whose it was.</param>
/// <param name="RequestedAt">When somebody first asked to remove it.</param>
/// <param name="ErasedAt">When nothing was left.</param>
/// <param name="By">Who asked, one of <see cref="RemovedByNames"/>.</param>
/// <param name="Reason">Why an administrator took it down; null when none did.</param>
/// <param name="Inventory">What was stored of it when its erasure began.</param>
public sealed record Receipt(
    string VideoId, string OwnerId, DateTimeOffset RequestedAt, DateTimeOffset ErasedAt, string By, string? Reason, FilmInventory Inventory)
{
    /// <summary>The receipt of a film that is gone now.</summary>
    public static Receipt Of(Video film, FilmInventory inventory, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(film);
        return new(film.VideoId, film.OwnerId, film.RemovalRequestedAt ?? now, now, film.RemovedBy ?? RemovedByNames.Owner, film.TakedownReason, inventory);
    }
}

/// <summary>One page of receipts.</summary>
/// <param name="Receipts">Newest first.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record ReceiptPage(IReadOnlyList<Receipt> Receipts, FilmPosition? Next);
