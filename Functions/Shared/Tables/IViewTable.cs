namespace VideoStack.Functions.Shared.Tables;

/// <summary>The views that were reported, one item for each playback.</summary>
public interface IViewTable
{
    /// <summary>Notes a view, which the table's stream then brings to be counted. One that is noted already stays as it is.</summary>
    /// <param name="playbackId">Id of the playback; one playback is one view.</param>
    /// <param name="videoId">The film.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task RecordAsync(string playbackId, string videoId, CancellationToken cancellation);
}
