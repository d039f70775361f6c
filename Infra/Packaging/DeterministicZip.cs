using System.IO.Compression;
using System.Security.Cryptography;

namespace VideoStack.Infra.Packaging;

/// <summary>A file in a zip.</summary>
/// <param name="Name">Its path in the zip, with forward slashes.</param>
/// <param name="Source">Where its bytes are now.</param>
/// <param name="IsExecutable">Whether Lambda may run it.</param>
internal sealed record ZipItem(string Name, string Source, bool IsExecutable);

/// <summary>Zips that depend on nothing but what is in them: the same files give the same bytes, wherever and whenever they are zipped (by one version of .NET).</summary>
internal static class DeterministicZip
{
    // The earliest that the format knows.
    private static readonly DateTimeOffset _time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int RegularFile = 0b1000 << 12;
    private const int ReadableByAll = 0b110_100_100;
    private const int ExecutableByAll = 0b001_001_001;
    private const int UnixAttributesShift = 16;

    /// <returns>SHA-256 of the zip, in lower-case hex.</returns>
    public static string Write(string path, IEnumerable<ZipItem> items)
    {
        using (var file = File.Create(path))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var item in items.OrderBy(item => item.Name, StringComparer.Ordinal)) Add(zip, item);
        }

        using var written = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(written));
    }

    private static void Add(ZipArchive zip, ZipItem item)
    {
        var entry = zip.CreateEntry(item.Name, CompressionLevel.Optimal);
        entry.LastWriteTime = _time;
        entry.ExternalAttributes = (RegularFile | ReadableByAll | (item.IsExecutable ? ExecutableByAll : 0)) << UnixAttributesShift;
        using var source = File.OpenRead(item.Source);
        using var target = entry.Open();
        source.CopyTo(target);
    }
}
