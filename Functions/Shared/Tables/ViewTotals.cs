namespace VideoStack.Functions.Shared.Tables;

/// <summary>Brings the number of views that a film shows up to what was counted.</summary>
/// <param name="videos">The films.</param>
/// <param name="counts">What was counted.</param>
public sealed class ViewTotals(IVideoTable videos, IViewCountTable counts)
{
    /// <summary>
    /// Sets the film's number to the sum of its counters. Of many who do it at once, the highest sum stays. The counters of a film that
    /// is gone, or going, are removed: whoever counts does this afterwards, so none are left behind.
    /// </summary>
    public async Task<ViewsUpdate> UpdateAsync(string videoId, CancellationToken cancellation)
    {
        var update = await videos.SetViewsAsync(videoId, await counts.SumAsync(videoId, cancellation), cancellation);
        if (update == ViewsUpdate.NoFilm) await counts.ForgetAsync(videoId, cancellation);
        return update;
    }
}
