using System.Buffers.Binary;
using System.Text;

namespace VideoStack.Infra.Packaging;

/// <summary>Which C library a Linux executable needs: the newest version that it names in its ELF section <c>.gnu.version_r</c>.</summary>
internal static class GlibcRequirement
{
    /// <summary>What Amazon Linux 2023 has, and so Lambda's <c>provided.al2023</c>.</summary>
    public static readonly Version AmazonLinux2023 = new(2, 34);

    private const uint VersionNeeds = 0x6ffffffe; // SHT_GNU_verneed
    private const string Prefix = "GLIBC_";

    /// <summary>The newest version needed; null when the file is no 64-bit ELF executable or names none.</summary>
    public static Version? Read(string path)
    {
        var elf = File.ReadAllBytes(path);
        if (elf.Length < 64 || !elf.AsSpan(0, 6).SequenceEqual<byte>([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1])) return null;

        var sections = (int)UInt64(elf, 0x28);
        int size = UInt16(elf, 0x3a), count = UInt16(elf, 0x3c);
        for (var index = 0; index < count; index++)
        {
            var header = sections + (index * size);
            if (UInt32(elf, header + 4) != VersionNeeds) continue;
            // Its names lie in the section that its header links to.
            var names = (int)UInt64(elf, sections + ((int)UInt32(elf, header + 40) * size) + 24);
            return Needs(elf, (int)UInt64(elf, header + 24), names).Max();
        }

        return null;
    }

    // A list of libraries, each with a list of versions; both linked by byte distances, 0 at the end.
    private static IEnumerable<Version> Needs(byte[] elf, int library, int names)
    {
        while (true)
        {
            var version = library + (int)UInt32(elf, library + 8);
            while (true)
            {
                var name = Text(elf, names + (int)UInt32(elf, version + 8));
                if (name.StartsWith(Prefix, StringComparison.Ordinal) && Version.TryParse(name[Prefix.Length..], out var parsed)) yield return parsed;
                var nextVersion = (int)UInt32(elf, version + 12);
                if (nextVersion == 0) break;
                version += nextVersion;
            }

            var nextLibrary = (int)UInt32(elf, library + 12);
            if (nextLibrary == 0) yield break;
            library += nextLibrary;
        }
    }

    private static string Text(byte[] elf, int start) => Encoding.ASCII.GetString(elf, start, Array.IndexOf(elf, (byte)0, start) - start);

    private static ushort UInt16(byte[] elf, int at) => BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(at));

    private static uint UInt32(byte[] elf, int at) => BinaryPrimitives.ReadUInt32LittleEndian(elf.AsSpan(at));

    private static ulong UInt64(byte[] elf, int at) => BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(at));
}
