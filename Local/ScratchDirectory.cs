namespace VideoStack.Local;

/// <summary>Where the platform keeps temporary files: one directory that is gone when the platform is, however it ends.</summary>
public sealed class ScratchDirectory : IDisposable
{
    public ScratchDirectory() => Watchdog.Remove(Path);

    /// <summary>The full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("videostack-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
