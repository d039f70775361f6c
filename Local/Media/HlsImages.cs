using System.Globalization;
using System.Text;

namespace VideoStack.Local.Media;

/// <summary>Tile images in HLS, by the Image Media Playlist specification 0.4, which Roku, Shaka Player and others read.</summary>
public static class HlsImages
{
    /// <summary>One entry for each image. The last is as long as what is left of the film, so all together are as long as the film.</summary>
    public static string Media(EncodedTiles tiles)
    {
        var playlist = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        var target = tiles.Images.Max(image => Math.Ceiling(image.Seconds - 0.5));
        playlist.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{Math.Max(1, target)}\n");
        playlist.Append("#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-IMAGES-ONLY\n");
        foreach (var image in tiles.Images)
        {
            playlist.Append(CultureInfo.InvariantCulture, $"#EXTINF:{image.Seconds:0.000000},\n");
            playlist.Append(CultureInfo.InvariantCulture, $"#EXT-X-TILES:RESOLUTION={tiles.Width}x{tiles.Height},LAYOUT={tiles.Tiles.Grid}");
            playlist.Append(CultureInfo.InvariantCulture, $",DURATION={tiles.IntervalSeconds:0.000000}\n{image.FileName}\n");
        }

        return playlist.Append("#EXT-X-ENDLIST\n").ToString();
    }

    /// <summary>The line of the multivariant playlist.</summary>
    public static string Variant(EncodedTiles tiles) => string.Create(CultureInfo.InvariantCulture,
        $"#EXT-X-IMAGE-STREAM-INF:BANDWIDTH={Math.Ceiling(tiles.PeakBandwidth):0},RESOLUTION={tiles.Width}x{tiles.Height},CODECS=\"jpeg\",URI=\"{tiles.Tiles.Playlist}\"\n");
}
