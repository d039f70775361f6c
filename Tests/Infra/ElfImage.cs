using System.Text;

namespace VideoStack.Infra.Tests;

/// <summary>The smallest ELF file that names versions of the C library: a header and the two sections that tell.</summary>
internal static class ElfImage
{
    public static byte[] Needing(params string[] versions)
    {
        var names = new MemoryStream();
        names.WriteByte(0);
        int Name(string text)
        {
            var at = (int)names.Position;
            names.Write(Encoding.ASCII.GetBytes($"{text}\0"));
            return at;
        }

        using var needs = new MemoryStream();
        using (var writer = new BinaryWriter(needs, Encoding.ASCII, leaveOpen: true))
        {
            // One library: version, count, file name, distance to its versions, distance to the next library.
            writer.Write((ushort)1);
            writer.Write((ushort)versions.Length);
            writer.Write(Name("libc.so.6"));
            writer.Write(16);
            writer.Write(0);
            for (var index = 0; index < versions.Length; index++)
            {
                // A version: hash, flags, index, name, distance to the next one.
                writer.Write(0);
                writer.Write(0);
                writer.Write(Name(versions[index]));
                writer.Write(index == versions.Length - 1 ? 0 : 16);
            }
        }

        const int Header = 64, Section = 64;
        var needsAt = Header + (3 * Section);
        var namesAt = needsAt + (int)needs.Length;
        using var image = new MemoryStream();
        using (var writer = new BinaryWriter(image, Encoding.ASCII, leaveOpen: true))
        {
            writer.Write([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]);
            writer.Write(new byte[0x28 - 8]);
            writer.Write((long)Header);
            writer.Write(new byte[0x3a - 0x30]);
            writer.Write((ushort)Section);
            writer.Write((ushort)3);
            writer.Write((ushort)0);

            writer.Write(new byte[Section]);
            WriteSection(writer, type: 0x6ffffffe, needsAt, (int)needs.Length, link: 2);
            WriteSection(writer, type: 3, namesAt, (int)names.Length, link: 0);
            writer.Write(needs.ToArray());
            writer.Write(names.ToArray());
        }

        return image.ToArray();
    }

    private static void WriteSection(BinaryWriter writer, uint type, int at, int size, int link)
    {
        writer.Write(0);
        writer.Write(type);
        writer.Write(0L);
        writer.Write(0L);
        writer.Write((long)at);
        writer.Write((long)size);
        writer.Write(link);
        writer.Write(0);
        writer.Write(0L);
        writer.Write(0L);
    }
}
