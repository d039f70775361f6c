using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;

namespace VideoStack.Local.Lambda;

/// <summary>The unpacked code of the functions, found by the hash that the graph tells and by nothing else.</summary>
/// <param name="packages">Where the program leaves its zips; their names hold the SHA-256 in hex.</param>
/// <param name="scratch">Where they are unpacked, each one once.</param>
public sealed class FunctionPackages(string packages, string scratch)
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _unpacked = new();

    /// <summary>The directory with the package's files.</summary>
    /// <param name="codeHash">SHA-256 of the zip, base64.</param>
    /// <exception cref="LocalException">There is no such package, or its content is not what its name says.</exception>
    public string Unpack(string codeHash) => _unpacked.GetOrAdd(codeHash, hash => new Lazy<string>(() => Extract(hash))).Value;

    private string Extract(string codeHash)
    {
        var hash = Convert.FromBase64String(codeHash);
        var hex = Convert.ToHexStringLower(hash);
        var zip = Directory.Exists(packages) ? Directory.EnumerateFiles(packages, $"*{hex}.zip").FirstOrDefault() : null;
        if (zip is null)
            throw new LocalException($"No function package with SHA-256 {hex} lies in {packages}. Run ./dev run again to build it.");

        using var file = File.OpenRead(zip);
        if (!SHA256.HashData(file).AsSpan().SequenceEqual(hash))
            throw new LocalException($"{zip} is damaged. Delete it and run ./dev run again.");

        var directory = Path.Combine(scratch, "functions", hex);
        ZipFile.ExtractToDirectory(file, directory);
        return directory;
    }
}
