using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>Empties folders of one bucket for good.</summary>
public interface IFolderEraser
{
    /// <summary>How much is in a folder: every version counts, markers of deletions do not.</summary>
    /// <param name="folder">What the keys begin with, with the slash at its end.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">It is no folder.</exception>
    Task<StoredAmount> MeasureAsync(string folder, CancellationToken cancellation);

    /// <summary>
    /// Removes everything in a folder: objects, their old versions and the markers of earlier deletions. May be called again, and
    /// then goes on where it was interrupted.
    /// </summary>
    /// <param name="folder">What the keys begin with, with the slash at its end.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many objects, versions and markers were removed.</returns>
    /// <exception cref="ArgumentException">It is no folder: without the slash, another film's keys might begin the same.</exception>
    Task<int> EraseAsync(string folder, CancellationToken cancellation);
}
