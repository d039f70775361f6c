using System.Buffers.Binary;

namespace VideoStack.Tests.Support;

/// <summary>The rotation flag of an MP4. How to ask ffmpeg for it changes with its version, hence by hand.</summary>
public static class TrackMatrix
{
    // ISO 14496-12, TrackHeaderBox version 0: the matrix begins 40 bytes after the type's end. Its fields are 16.16 fixed point.
    private const int MatrixAfterType = 44;

    /// <summary>Makes the first track of a file one that players must turn.</summary>
    /// <param name="file">An MP4 whose first track is the picture.</param>
    /// <param name="degrees">Clockwise: 90 or 270.</param>
    public static void Rotate(string file, int degrees)
    {
        var bytes = File.ReadAllBytes(file);
        var matrix = bytes.AsSpan(bytes.AsSpan().IndexOf("tkhd"u8) + MatrixAfterType);
        var sine = degrees == 90 ? 1 : -1;
        foreach (var (field, value) in new[] { (0, 0), (1, sine), (3, -sine), (4, 0) })
            BinaryPrimitives.WriteInt32BigEndian(matrix[(field * 4)..], value << 16);
        File.WriteAllBytes(file, bytes);
    }
}
