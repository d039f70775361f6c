namespace VideoStack.Local.Media;

/// <summary>
/// Thumbnails of a whole film, many to an image: what a player shows while the viewer searches. MediaConvert does not document how it
/// names them; whoever needs a name reads it from the manifest.
/// </summary>
/// <param name="Follows">The rendition whose frames and GOPs the thumbnails go by.</param>
public sealed record TileImages(string Name, VideoRendition Follows, TileGrid Grid) : PlannedOutput(Name)
{
    public string Playlist => $"{Name}.m3u8";

    /// <summary>With printf's placeholder for the number, which starts at 1.</summary>
    public string Pattern => $"{Name}_%09d.jpg";

    public string Picture(int number) => FormattableString.Invariant($"{Name}_{number:D9}.jpg");
}

/// <summary>The grid of one image. Images are always whole: cells behind the film's end are black.</summary>
/// <param name="ThumbnailWidth">Pixels.</param>
/// <param name="ThumbnailHeight">Pixels; null for the film's own shape.</param>
/// <param name="IntervalSeconds">From one thumbnail to the next; null for one each GOP.</param>
public sealed record TileGrid(int Columns, int Rows, int ThumbnailWidth, int? ThumbnailHeight, double? IntervalSeconds)
{
    public int Cells => Columns * Rows;

    public override string ToString() => FormattableString.Invariant($"{Columns}x{Rows}");
}

/// <summary>Tile images as made.</summary>
/// <param name="Width">Of one thumbnail, in pixels.</param>
/// <param name="Height">Of one thumbnail, in pixels.</param>
/// <param name="IntervalFrames">Frames from one thumbnail to the next.</param>
/// <param name="FrameRate">Of those frames.</param>
/// <param name="Images">One after the other; the last is as long as what is left of the film.</param>
public sealed record EncodedTiles(
    TileImages Tiles, int Width, int Height, int IntervalFrames, FrameRate FrameRate, IReadOnlyList<Segment> Images)
{
    /// <summary>From one thumbnail to the next.</summary>
    public double IntervalSeconds => IntervalFrames / FrameRate.Value;

    public double PeakBandwidth => Images.Max(image => image.Bytes * 8 / (IntervalSeconds * Tiles.Grid.Cells));

    /// <summary>Finds the images of a film of this length.</summary>
    internal static EncodedTiles Read(TileImages tiles, FilterGraph graph, double filmSeconds, string folder)
    {
        var (width, height) = graph.SizeOf(tiles);
        var (frames, rate) = (graph.IntervalFrames(tiles), graph.RateOf(tiles.Follows));
        var imageSeconds = frames * tiles.Grid.Cells / rate.Value;
        var images = new List<Segment>();
        for (var number = 1; new FileInfo(Path.Combine(folder, tiles.Picture(number))) is { Exists: true } file; number++)
            images.Add(new(file.Name, Math.Min(imageSeconds, filmSeconds - images.Count * imageSeconds), file.Length));
        return images.Count > 0
            ? new(tiles, width, height, frames, rate, images)
            : throw new EncodeException(EncodeException.TranscodingFailed, "No frame could be captured for the thumbnails");
    }
}
