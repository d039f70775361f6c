using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Films that are being deleted and are still there: the table's stream tells of them once more, and their erasure begins anew.</summary>
/// <param name="removal">Reminds of them.</param>
internal sealed class DeletionRepair(IFilmRemoval removal) : IFilmRepair
{
    /// <inheritdoc/>
    public TimeSpan After => TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async Task<string?> RepairAsync(Video video, ILambdaLogger log, CancellationToken cancellation) =>
        await removal.RemindAsync(video.VideoId, cancellation) ? Repair.StuckDeletion : null;
}
