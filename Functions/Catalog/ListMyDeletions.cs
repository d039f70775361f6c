using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>The receipts of the caller's films that were removed, newest first.</summary>
/// <param name="receipts">The receipts.</param>
public sealed class ListMyDeletions(IReceiptTable receipts) : IApiHandler
{
    /// <inheritdoc/>
    public async Task<ApiResult> HandleAsync(ApiRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Caller is not { UserId: var owner }) return ApiResult.Refused(Problem.Unauthenticated);

        var errors = new FieldErrors();
        var list = PageCursor.DeletionsOf(owner);
        var query = PageQuery.Read(request, list, errors);
        if (!errors.IsEmpty) return ApiResult.Refused(Problem.Invalid(errors));

        var page = await receipts.ListAsync(owner, query.Limit, query.After, cancellation);
        var cursor = page.Next is { } next ? PageCursor.Write(list, next) : null;
        return ApiResult.Ok(new DeletionPage([.. page.Receipts.Select(Show)], cursor), CatalogJson.Default.DeletionPage);
    }

    private static Deletion Show(Receipt receipt) => new(
        receipt.VideoId,
        Timestamps.Write(receipt.RequestedAt),
        Timestamps.Write(receipt.ErasedAt),
        receipt.By,
        receipt.Reason,
        receipt.Inventory.Originals,
        receipt.Inventory.Renditions);
}
