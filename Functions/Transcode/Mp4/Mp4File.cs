namespace VideoStack.Functions.Transcode.Mp4;

/// <summary>
/// What the structure of an MP4 or MOV file tells beyond the probe: whether the file is whole, and how its picture is turned.
/// </summary>
/// <param name="IsMp4">Whether the file is an ISO base media file at all.</param>
/// <param name="IsTruncated">Whether it ends before its boxes do, or lacks its index.</param>
/// <param name="Rotation">Clockwise degrees of the first video track: 0, 90, 180 or 270.</param>
internal sealed record Mp4File(bool IsMp4, bool IsTruncated, int Rotation)
{
    private static readonly Mp4File _other = new(false, false, 0);

    // Boxes that a file can begin with. Old QuickTime files have no ftyp.
    private static readonly string[] _openings = ["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp"];

    /// <summary>Reads the structure: the headers of the outer boxes, and the track headers within the index wherever it lies.</summary>
    public static async Task<Mp4File> ReadAsync(ByteSource source, CancellationToken cancellation)
    {
        long position = 0;
        var rotation = 0;
        var hasIndex = false;
        while (position < source.Size && await Box.ReadAsync(source, position, cancellation) is { } box)
        {
            if (position == 0 && !_openings.Contains(box.Type)) return _other;
            if (box.End > source.Size) return new Mp4File(true, IsTruncated: true, 0);
            if (box.Type == "moov")
            {
                hasIndex = true;
                rotation = await TrackHeaders.ReadRotationAsync(source, box, cancellation);
            }
            // A fragmented file has thousands of boxes; after the first fragment there is nothing more to learn.
            if (box.Type == "moof") break;
            position = box.End;
        }
        return position == 0 ? _other : new Mp4File(true, IsTruncated: !hasIndex && !source.IsExhausted, rotation);
    }
}
