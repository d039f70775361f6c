using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd;

/// <summary>One rendition of a stream, downloaded.</summary>
/// <param name="File">Its initialisation segment and all media segments in one file.</param>
/// <param name="Segments">Each media segment behind the initialisation segment, as a file that can be decoded by itself.</param>
internal sealed record Rendition(string Uri, int Width, int Height, string File, IReadOnlyList<string> Segments);

/// <summary>A film as a player gets it: the master playlist and everything it names, fetched with the visitor's cookies.</summary>
internal sealed partial class HlsStream : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("videostack-stream-");
    private readonly List<Rendition> _video = [];

    private HlsStream()
    {
    }

    public IReadOnlyList<Rendition> Video => _video;

    /// <summary>Null for a film without sound.</summary>
    public Rendition? Audio { get; private set; }

    public static async Task<HlsStream> DownloadAsync(Visitor visitor, string videoId)
    {
        var playback = await visitor.ReadAsync($"/api/videos/{videoId}/playback");
        var master = (string)playback["sources"]![0]!["url"]!;
        var playlist = await TextAsync(visitor, master);
        var stream = new HlsStream();
        foreach (Match variant in Variant().Matches(playlist))
        {
            var (width, height) = (Number(variant, "width"), Number(variant, "height"));
            stream._video.Add(await stream.RenditionAsync(visitor, Resolve(master, variant.Groups["uri"].Value), width, height));
        }

        var sound = SoundTrack().Match(playlist);
        if (sound.Success) stream.Audio = await stream.RenditionAsync(visitor, Resolve(master, sound.Groups["uri"].Value), 0, 0);
        return stream;
    }

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>When the first frame shows and the last one ends, in seconds.</summary>
    public static async Task<(double Start, double End)> ExtentAsync(string file)
    {
        var packets = await Shell.RunAsync("ffprobe", "-v", "error", "-show_entries", "packet=pts_time,duration_time", "-of", "json", file);
        var times = JsonNode.Parse(packets)!["packets"]!.AsArray()
            .Select(packet => (Start: Seconds(packet!["pts_time"]), Length: Seconds(packet["duration_time"]))).ToList();
        return (times.Min(packet => packet.Start), times.Max(packet => packet.Start + packet.Length));
    }

    // The first packet of a sound track has no length of its own.
    private static double Seconds(JsonNode? node) => node is null ? 0 : double.Parse((string)node!, CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Resolve(string playlist, string uri) => new Uri(new Uri(new Uri("http://site"), playlist), uri).AbsolutePath;

    private async Task<Rendition> RenditionAsync(Visitor visitor, string uri, int width, int height)
    {
        var playlist = await TextAsync(visitor, uri);
        var start = await BytesAsync(visitor, Resolve(uri, Start().Match(playlist).Groups["uri"].Value));
        var name = Path.GetFileNameWithoutExtension(uri);
        var whole = Path.Combine(_directory.FullName, $"{name}.mp4");
        await File.WriteAllBytesAsync(whole, start);
        var segments = new List<string>();
        foreach (var segment in playlist.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var bytes = await BytesAsync(visitor, Resolve(uri, segment.Trim()));
            await File.AppendAllBytesAsync(whole, bytes);
            segments.Add(Path.Combine(_directory.FullName, $"{name}-{segments.Count}.mp4"));
            await File.WriteAllBytesAsync(segments[^1], [.. start, .. bytes]);
        }

        return new Rendition(uri, width, height, whole, segments);
    }

    private static async Task<string> TextAsync(Visitor visitor, string path)
    {
        using var response = await visitor.GetAsync(path);
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{path}: {response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<byte[]> BytesAsync(Visitor visitor, string path)
    {
        using var response = await visitor.GetAsync(path);
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{path}: {response.StatusCode}");
        return await response.Content.ReadAsByteArrayAsync();
    }

    [GeneratedRegex(@"#EXT-X-STREAM-INF:.*RESOLUTION=(?<width>\d+)x(?<height>\d+).*\r?\n(?<uri>[^\r\n]+)")]
    private static partial Regex Variant();

    [GeneratedRegex("#EXT-X-MEDIA:TYPE=AUDIO.*URI=\"(?<uri>[^\"]+)\"")]
    private static partial Regex SoundTrack();

    [GeneratedRegex("#EXT-X-MAP:URI=\"(?<uri>[^\"]+)\"")]
    private static partial Regex Start();
}
