namespace VideoStack.Infra.Packaging;

/// <summary>Only one process builds into a folder at a time; the others wait for it.</summary>
internal sealed class BuildLock : IDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(15);

    private readonly FileStream _file;

    private BuildLock(FileStream file) => _file = file;

    /// <exception cref="PackagingException">Another build did not end in a quarter of an hour.</exception>
    public static async Task<BuildLock> TakeAsync(string directory, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, ".lock");
        for (var waited = TimeSpan.Zero; waited < _patience; waited += _pause)
        {
            try
            {
                // The system frees it when the process ends, however it ends.
                return new BuildLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                await Task.Delay(_pause, cancellation);
            }
        }

        throw new PackagingException($"Another build has held {path} for {_patience.TotalMinutes} minutes. End it, then try again.");
    }

    public void Dispose() => _file.Dispose();
}
