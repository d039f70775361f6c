using System.Text.Json;

namespace VideoStack.Infra.Packaging;

/// <summary>What the last build of a project for one target was made from, and what it made.</summary>
/// <param name="Fingerprint">Of the inputs.</param>
/// <param name="Inputs">Files and directories, relative to the root.</param>
/// <param name="Sha256">Of the zip, in hex.</param>
/// <param name="Glibc">The C library that its executable needs; null for none.</param>
internal sealed record PackageRecord(string Fingerprint, IReadOnlyList<string> Inputs, string Sha256, string? Glibc)
{
    /// <summary>Null when there is none, or none that can be read: then it is built anew.</summary>
    public static PackageRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PackageRecord>(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(string path)
    {
        var temporary = $"{path}.new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this));
        File.Move(temporary, path, overwrite: true);
    }
}
