using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Transcode.Storyboards;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>A bucket in memory that can be emptied, and that breaks when it is told to.</summary>
internal sealed class InMemoryFolder : IFolderEraser, IFolderIndex, IPlaylistStore, ICaptionStore, IStoryboardStore
{
    private readonly SortedDictionary<string, string> _objects = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _objects.Keys;

    /// <summary>Folders whose erasure fails always.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>Removals that succeed before one fails; null for no failure.</summary>
    public int? FailAfter { get; set; }

    public void Put(string key, string text = "bytes") => _objects[key] = text;

    public Task PutAsync(string key, string text, CancellationToken cancellation)
    {
        Put(key, text);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        _objects.Remove(key);
        return Task.CompletedTask;
    }

    public Task<StoredAmount> MeasureAsync(string folder, CancellationToken cancellation)
    {
        var found = _objects.Where(entry => entry.Key.StartsWith(folder, StringComparison.Ordinal)).ToList();
        return Task.FromResult(new StoredAmount(found.Count, found.Sum(entry => entry.Value.Length)));
    }

    public Task<int> EraseAsync(string folder, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Broken.Contains(folder)) throw new IOException("The bucket does not answer.");
        var keys = _objects.Keys.Where(key => key.StartsWith(folder, StringComparison.Ordinal)).ToList();
        foreach (var key in keys)
        {
            if (FailAfter-- == 0)
            {
                FailAfter = null;
                throw new IOException("The bucket broke down.");
            }
            _objects.Remove(key);
        }
        return Task.FromResult(keys.Count);
    }

    public IAsyncEnumerable<string> ListAsync(string parent, CancellationToken cancellation) => _objects.Keys
        .Where(key => key.StartsWith(parent, StringComparison.Ordinal) && key.IndexOf('/', parent.Length) > 0)
        .Select(key => key[parent.Length..key.IndexOf('/', parent.Length)])
        .Distinct().ToList().ToAsyncEnumerable();

    public string? TextOf(string key) => _objects.GetValueOrDefault(key);

    public Task WriteAsync(string key, string text, CancellationToken cancellation)
    {
        Put(key, text);
        return Task.CompletedTask;
    }

    public Task<string?> ReadAsync(string key, int maxBytes, CancellationToken cancellation) => Task.FromResult(_objects.GetValueOrDefault(key));
}
