namespace VideoStack.Local.Media;

/// <summary>Checks the settings of image-based trick play as the service does.</summary>
internal static class TilePlanner
{
    private const string Modifier = "_thumbnails";
    private const int DefaultWidth = 312;
    private const int LargestSide = 4096;
    private const int MostColumns = 512;
    private const int MostRows = 2048;

    /// <summary>What to make; null when nothing is asked for.</summary>
    /// <param name="cmaf">The group's settings.</param>
    /// <param name="follows">The group's first rendition with a picture.</param>
    /// <param name="baseName">What the group's file names start with.</param>
    /// <param name="path">Of the group's settings, for refusals.</param>
    public static TileImages? Plan(CmafGroupSettings cmaf, VideoRendition? follows, string baseName, string path)
    {
        if (cmaf.ImageBasedTrickPlay is null or "NONE") return null;

        EncodePlanner.Require(follows is not null, $"{path}/imageBasedTrickPlay", "Should have an output with a picture");
        var (settings, at) = (cmaf.ImageBasedTrickPlaySettings, $"{path}/imageBasedTrickPlaySettings");
        // The service has defaults for the grid and the cadence too, but does not say which.
        EncodePlanner.Require(settings is { IntervalCadence: not null }, $"{at}/intervalCadence", "Should be given");
        EncodePlanner.Require(settings!.TileWidth is >= 1 and <= MostColumns, $"{at}/tileWidth", $"Should be between 1 and {MostColumns}");
        EncodePlanner.Require(settings.TileHeight is >= 2 and <= MostRows && settings.TileHeight % 2 == 0,
            $"{at}/tileHeight", $"Should be even and between 2 and {MostRows}");
        var width = settings.ThumbnailWidth ?? DefaultWidth;
        EncodePlanner.Require(width is >= 8 and <= LargestSide && width % 8 == 0,
            $"{at}/thumbnailWidth", $"Should be divisible by 8 and between 8 and {LargestSide}");
        EncodePlanner.Require(settings.ThumbnailHeight is null or (>= 2 and <= LargestSide) && settings.ThumbnailHeight % 2 is null or 0,
            $"{at}/thumbnailHeight", $"Should be even and between 2 and {LargestSide}");
        var custom = settings.IntervalCadence is "FOLLOW_CUSTOM";
        EncodePlanner.Require(!custom || settings.ThumbnailInterval > 0, $"{at}/thumbnailInterval", "Should be given with FOLLOW_CUSTOM");

        var grid = new TileGrid(settings.TileWidth!.Value, settings.TileHeight!.Value, width, settings.ThumbnailHeight,
            custom ? settings.ThumbnailInterval : null);
        return new(baseName + Modifier, follows!, grid);
    }

    /// <summary>Throws <see cref="EncodeException"/> when the film's shape makes an image too high, as the service rejects it.</summary>
    public static void CheckHeight(TileImages tiles, int thumbnailHeight)
    {
        if (thumbnailHeight * tiles.Grid.Rows > LargestSide)
        {
            throw new EncodeException(EncodeException.TranscodingFailed,
                $"Tile images of {tiles.Grid.Rows} thumbnails of {thumbnailHeight} pixels are higher than {LargestSide} pixels");
        }
    }
}
