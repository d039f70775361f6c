using VideoStack.Functions.Shared.Storage;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>A bucket in memory that can be emptied, and that breaks when it is told to.</summary>
internal sealed class InMemoryFolder : IFolderEraser, IPlaylistStore
{
    private readonly SortedDictionary<string, string> _objects = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _objects.Keys;

    /// <summary>Folders whose erasure fails always.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>Removals that succeed before one fails; null for no failure.</summary>
    public int? FailAfter { get; set; }

    public void Put(string key, string text = "bytes") => _objects[key] = text;

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

    public Task<string?> ReadAsync(string key, int maxBytes, CancellationToken cancellation) => Task.FromResult(_objects.GetValueOrDefault(key));
}
