using System.Buffers.Binary;
using System.Text;

namespace VideoStack.Functions.Transcode.Mp4;

/// <summary>A box of an ISO base media file (ISO/IEC 14496-12, 4.2).</summary>
/// <param name="Type">Four characters, such as <c>moov</c>.</param>
/// <param name="ContentStart">Where its content begins in the file.</param>
/// <param name="End">Where it ends, by its own account; that may be beyond the end of the file.</param>
internal readonly record struct Box(string Type, long ContentStart, long End)
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    /// <summary>The box that begins here; null when no box does.</summary>
    public static async Task<Box?> ReadAsync(ByteSource source, long start, CancellationToken cancellation)
    {
        if (await source.ReadAsync(start, ShortHeader, cancellation) is not { } header) return null;
        var type = Encoding.Latin1.GetString(header.Span.Slice(4, 4));
        if (!type.All(character => character is >= ' ' and <= '~' or '©')) return null;
        return BinaryPrimitives.ReadUInt32BigEndian(header.Span) switch
        {
            // To the end of the file.
            0 => new Box(type, start + ShortHeader, source.Size),
            1 => await ReadLongAsync(source, start, type, cancellation),
            < ShortHeader => null,
            var size => new Box(type, start + ShortHeader, start + size),
        };
    }

    private static async Task<Box?> ReadLongAsync(ByteSource source, long start, string type, CancellationToken cancellation)
    {
        if (await source.ReadAsync(start + ShortHeader, LongHeader - ShortHeader, cancellation) is not { } header) return null;
        var size = BinaryPrimitives.ReadUInt64BigEndian(header.Span);
        // A length that no file has would overflow below; it is no box.
        return size is < LongHeader or > long.MaxValue / 2 ? null : new Box(type, start + LongHeader, start + (long)size);
    }
}
