namespace VideoStack.Functions.Shared.Storage;

/// <summary>The playlists in the processed bucket.</summary>
public interface IPlaylistStore
{
    /// <summary>The text of a playlist; null when there is none of this key.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="maxBytes">The most bytes to read.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="InvalidDataException">It is larger than that.</exception>
    Task<string?> ReadAsync(string key, int maxBytes, CancellationToken cancellation);
}
