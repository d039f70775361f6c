using System.Globalization;

namespace VideoStack.Functions.Transcode.Storyboards;

/// <summary>
/// Reads the playlists that lead to the storyboard's pictures: the multivariant playlist names an image playlist, and that names images
/// which are grids of thumbnails. Source: Image Media Playlist Specification 0.4 (EXT-X-IMAGE-STREAM-INF, EXT-X-TILES).
/// </summary>
internal static class ImagePlaylist
{
    private const string ImageStream = "#EXT-X-IMAGE-STREAM-INF:";
    private const string Duration = "#EXTINF:";
    private const string Tiles = "#EXT-X-TILES:";

    /// <summary>The address of the image playlist that a multivariant playlist names first; null when it names none.</summary>
    public static string? FindIn(string multivariantPlaylist) => Lines(multivariantPlaylist)
        .Where(line => line.StartsWith(ImageStream, StringComparison.Ordinal))
        .Select(line => Attributes(line[ImageStream.Length..]).GetValueOrDefault("URI"))
        .FirstOrDefault(uri => !string.IsNullOrEmpty(uri));

    /// <summary>The images of an image playlist, in the order of the film. What is not said fully is left out, with its time.</summary>
    public static IReadOnlyList<TileImage> Read(string imagePlaylist)
    {
        var images = new List<TileImage>();
        double? seconds = null;
        Dictionary<string, string>? tiles = null;
        foreach (var line in Lines(imagePlaylist))
        {
            if (line.StartsWith(Duration, StringComparison.Ordinal)) seconds = Number(line[Duration.Length..].Split(',')[0]);
            else if (line.StartsWith(Tiles, StringComparison.Ordinal)) tiles = Attributes(line[Tiles.Length..]);
            else if (line[0] != '#')
            {
                if (seconds is > 0 && tiles is not null && Image(line, seconds.Value, tiles) is { } image) images.Add(image);
                (seconds, tiles) = (null, null);
            }
        }
        return images;
    }

    private static TileImage? Image(string uri, double seconds, Dictionary<string, string> tiles) =>
        Pair(tiles.GetValueOrDefault("RESOLUTION")) is var (width, height) && Pair(tiles.GetValueOrDefault("LAYOUT")) is var (columns, rows)
        && Number(tiles.GetValueOrDefault("DURATION")) is > 0 and { } each
            ? new TileImage(uri, seconds, width, height, columns, rows, each)
            : null;

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // NAME=value or NAME="value, which may hold commas", separated by commas.
    private static Dictionary<string, string> Attributes(string text)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var rest = text.AsSpan(); rest.IndexOf('=') is > 0 and var equals;)
        {
            var name = rest[..equals].Trim().ToString();
            rest = rest[(equals + 1)..];
            var isQuoted = rest is ['"', ..];
            if (isQuoted) rest = rest[1..];
            var end = rest.IndexOf(isQuoted ? '"' : ',');
            attributes[name] = (end < 0 ? rest : rest[..end]).Trim().ToString();
            var comma = end < 0 ? -1 : rest[end..].IndexOf(',');
            rest = comma < 0 ? [] : rest[(end + comma + 1)..];
        }
        return attributes;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    // 160x90
    private static (int, int)? Pair(string? text) =>
        text?.Split('x') is [var left, var right]
        && int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first > 0
        && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second > 0
            ? (first, second)
            : null;
}

/// <summary>One image: a grid of thumbnails, row by row.</summary>
/// <param name="Uri">Its address, relative to the playlist.</param>
/// <param name="Seconds">How much of the film it covers.</param>
/// <param name="Width">Pixels of one thumbnail.</param>
/// <param name="Height">Pixels of one thumbnail.</param>
/// <param name="Columns">Thumbnails in a row.</param>
/// <param name="Rows">Rows.</param>
/// <param name="SecondsEach">How long one thumbnail stands for the film.</param>
internal sealed record TileImage(string Uri, double Seconds, int Width, int Height, int Columns, int Rows, double SecondsEach)
{
    /// <summary>How many thumbnails are in it: the last image of a film is seldom full.</summary>
    public int Count => (int)Math.Min((double)Columns * Rows, Math.Ceiling(Seconds / SecondsEach - Tolerance));

    // Playlists round to a few digits: a hair more than two thumbnails are two.
    private const double Tolerance = 0.01;
}
