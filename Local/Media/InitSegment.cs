using System.Buffers.Binary;

namespace VideoStack.Local.Media;

/// <summary>What an fMP4 initialisation segment says about its one track.</summary>
/// <param name="Codec">As in RFC 6381.</param>
/// <param name="Width">Pixels; 0 for sound.</param>
/// <param name="Height">Pixels; 0 for sound.</param>
/// <param name="SkippedSeconds">How much of the first segment players skip: what the sound encoder needs to get going.</param>
public sealed record InitSegment(string Codec, int Width, int Height, double SkippedSeconds = 0)
{
    private const string AacLowComplexity = "mp4a.40.2";

    /// <summary>Throws <see cref="InvalidDataException"/> for anything but H.264 and AAC-LC.</summary>
    public static InitSegment Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("mp4a"u8) >= 0) return new(AacLowComplexity, 0, 0, Skipped(bytes));

        // ISO 14496-12, VisualSampleEntry: width and height are 24 bytes after the end of its type.
        var entry = bytes.IndexOf("avc1"u8);
        // ISO 14496-15, AVCDecoderConfigurationRecord: version, then profile, compatibility and level.
        var configuration = bytes.IndexOf("avcC"u8);
        // "avc1" stands in the brands as well: the sample entry is the one shortly before its configuration.
        if (configuration >= 0) entry = bytes[..configuration].LastIndexOf("avc1"u8);
        if (entry < 0 || configuration < 0) throw new InvalidDataException("The initialisation segment holds neither H.264 nor AAC.");

        var profile = Convert.ToHexStringLower(bytes.Slice(configuration + 5, 3));
        var size = bytes.Slice(entry + 28, 4);
        return new($"avc1.{profile}", BinaryPrimitives.ReadUInt16BigEndian(size), BinaryPrimitives.ReadUInt16BigEndian(size[2..]));
    }

    /// <summary>The start of the edit list's only entry (ISO 14496-12), in seconds.</summary>
    private static double Skipped(ReadOnlySpan<byte> bytes)
    {
        var (edits, header) = (bytes.IndexOf("elst"u8), bytes.IndexOf("mdhd"u8));
        if (edits < 0 || header < 0) return 0;

        // Behind the type: version and flags; then the number of entries and a duration, or the times of creation and change.
        var start = BinaryPrimitives.ReadInt32BigEndian(bytes[(edits + 16)..]);
        var timescale = BinaryPrimitives.ReadUInt32BigEndian(bytes[(header + 16)..]);
        return (double)Math.Max(0, start) / timescale;
    }
}
