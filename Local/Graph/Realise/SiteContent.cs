using System.Security.Cryptography;

namespace VideoStack.Local.Graph.Realise;

/// <summary>The built site, file by file, found by hash: the program's assets do not tell their paths.</summary>
/// <param name="directory">Where the site's build lies. It is read when the first file is asked for, which is after the build.</param>
internal sealed class SiteContent(string directory)
{
    private readonly Lazy<Dictionary<string, string>> _files = new(() => Directory
        .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        .GroupBy(HashOf, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase));

    /// <param name="hash">SHA-256 of the content in hex.</param>
    /// <param name="resource">For the error.</param>
    public string FileOf(string hash, string resource) => _files.Value.TryGetValue(hash, out var file)
        ? file
        : throw new LocalException($"No file of {directory} has the content that '{resource}' declares (SHA-256 {hash}). Build the site again.");

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
