using System.Buffers.Binary;
using System.Text;

namespace VideoStack.Functions.Transcode.Mp4;

/// <summary>Finds how the first video track is to be turned (ISO/IEC 14496-12: tkhd 8.3.2, hdlr 8.4.3, matrix 6.2.2).</summary>
internal static class TrackHeaders
{
    // tkhd after version and flags: times, ids and duration, then 16 bytes, then the matrix.
    private const int MatrixOffset = 40;
    private const int MatrixOffsetLongTimes = 52;
    private const int MatrixLength = 36;

    /// <summary>Clockwise degrees; 0 when no video track says otherwise.</summary>
    public static async Task<int> ReadRotationAsync(ByteSource source, Box index, CancellationToken cancellation)
    {
        await foreach (var track in ChildrenAsync(source, index, cancellation))
        {
            if (track.Type != "trak") continue;
            int? rotation = null;
            var isVideo = false;
            await foreach (var part in ChildrenAsync(source, track, cancellation))
            {
                if (part.Type == "tkhd") rotation = await ReadMatrixAsync(source, part, cancellation);
                else if (part.Type == "mdia") isVideo = await IsVideoAsync(source, part, cancellation);
            }
            if (isVideo) return rotation ?? 0;
        }
        return 0;
    }

    private static async IAsyncEnumerable<Box> ChildrenAsync(
        ByteSource source, Box parent, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var position = parent.ContentStart; position < parent.End;)
        {
            if (await Box.ReadAsync(source, position, cancellation) is not { } child || child.End > parent.End) yield break;
            yield return child;
            position = child.End;
        }
    }

    private static async Task<bool> IsVideoAsync(ByteSource source, Box media, CancellationToken cancellation)
    {
        await foreach (var part in ChildrenAsync(source, media, cancellation))
        {
            if (part.Type != "hdlr") continue;
            // Version and flags, four bytes that are 0, then the type of the track.
            return await source.ReadAsync(part.ContentStart + 8, 4, cancellation) is { } handler && Encoding.ASCII.GetString(handler.Span) == "vide";
        }
        return false;
    }

    private static async Task<int?> ReadMatrixAsync(ByteSource source, Box header, CancellationToken cancellation)
    {
        if (await source.ReadAsync(header.ContentStart, 1, cancellation) is not { } version) return null;
        var offset = version.Span[0] == 1 ? MatrixOffsetLongTimes : MatrixOffset;
        return await source.ReadAsync(header.ContentStart + offset, MatrixLength, cancellation) is { } matrix ? Rotation(matrix.Span) : null;
    }

    // The matrix is {a b u, c d v, x y w} of 16.16 numbers: x' = ax + cy, y' = bx + dy, with y pointing down.
    private static int Rotation(ReadOnlySpan<byte> matrix)
    {
        var (a, b, c, d) = (Sign(matrix, 0), Sign(matrix, 4), Sign(matrix, 12), Sign(matrix, 16));
        return (a, b, c, d) switch
        {
            (0, 1, -1, 0) => 90,
            (-1, 0, 0, -1) => 180,
            (0, -1, 1, 0) => 270,
            _ => 0,
        };
    }

    private static int Sign(ReadOnlySpan<byte> matrix, int offset) => Math.Sign(BinaryPrimitives.ReadInt32BigEndian(matrix[offset..]));
}
