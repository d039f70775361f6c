using System.Security.Cryptography;
using System.Text;

namespace VideoStack.Infra.Packaging;

/// <summary>A hash over source files: the same as long as no name and no byte changed.</summary>
internal static class Fingerprint
{
    // What builds write, or what is not an input.
    private static readonly HashSet<string> _notSources = new(StringComparer.Ordinal) { "bin", "obj", "dist", "node_modules", ".artifacts" };

    /// <param name="root">What names are relative to, so that a checkout elsewhere has the same fingerprint.</param>
    /// <param name="paths">Files and directories; those that do not exist count too, by being absent.</param>
    /// <param name="facts">What else the result depends on.</param>
    public static string Of(string root, IEnumerable<string> paths, params string[] facts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var fact in facts) Append(hash, fact);
        foreach (var file in paths.SelectMany(Files).Distinct().Order(StringComparer.Ordinal))
        {
            Append(hash, Path.GetRelativePath(root, file));
            Append(hash, OfFile(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 of a file's bytes, in lower-case hex.</summary>
    public static string OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) return [];
        return Directory.EnumerateFiles(path).Concat(
            Directory.EnumerateDirectories(path).Where(directory => !_notSources.Contains(Path.GetFileName(directory))).SelectMany(Files));
    }

    // The length keeps "ab" + "c" and "a" + "bc" apart.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
