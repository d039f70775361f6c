using System.Buffers.Binary;

namespace VideoStack.Local.Media;

/// <summary>What an fMP4 initialisation segment says about its one track.</summary>
/// <param name="Codec">As in RFC 6381.</param>
/// <param name="Width">Pixels; 0 for sound.</param>
/// <param name="Height">Pixels; 0 for sound.</param>
public sealed record InitSegment(string Codec, int Width, int Height)
{
    private const string AacLowComplexity = "mp4a.40.2";

    /// <summary>Throws <see cref="InvalidDataException"/> for anything but H.264 and AAC-LC.</summary>
    public static InitSegment Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("mp4a"u8) >= 0) return new(AacLowComplexity, 0, 0);

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
}
