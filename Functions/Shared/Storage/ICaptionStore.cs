namespace VideoStack.Functions.Shared.Storage;

/// <summary>The captions in the processed bucket.</summary>
public interface ICaptionStore
{
    /// <summary>Stores a WebVTT file, which caches may keep for ever: its key is never used again.</summary>
    Task PutAsync(string key, string text, CancellationToken cancellation);

    /// <summary>Removes a file; nothing happens when it is gone already.</summary>
    Task DeleteAsync(string key, CancellationToken cancellation);
}
