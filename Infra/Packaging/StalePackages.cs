namespace VideoStack.Infra.Packaging;

/// <summary>Zips that no build points to any more.</summary>
internal static class StalePackages
{
    // A platform that runs on this machine, or a deployment under way, may still read yesterday's.
    private static readonly TimeSpan _grace = TimeSpan.FromDays(1);

    /// <summary>Deletes the old ones, and what an interrupted build left behind.</summary>
    public static void Prune(string directory)
    {
        var current = Directory.EnumerateFiles(directory, "*.json").Select(PackageRecord.Read).Select(record => record?.Sha256).ToHashSet();
        foreach (var zip in Directory.EnumerateFiles(directory, "*.zip").Where(IsOld))
        {
            var sha256 = Path.GetFileNameWithoutExtension(zip).Split('-')[^1];
            if (!current.Contains(sha256)) File.Delete(zip);
        }

        foreach (var leftover in Directory.EnumerateDirectories(directory, ".*").Where(IsOld)) Directory.Delete(leftover, recursive: true);
    }

    private static bool IsOld(string path) => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > _grace;
}
