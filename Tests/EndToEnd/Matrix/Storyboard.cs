using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VideoStack.Tests.EndToEnd.Matrix;

/// <summary>One cue: which rectangle of which picture shows the film from when to when.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Picture">The path of the image.</param>
/// <param name="Left">Pixels, as all that follow.</param>
internal sealed record Cue(double Start, double End, string Picture, int Left, int Top, int Width, int Height);

/// <summary>A film's storyboard as a player gets it.</summary>
internal sealed partial class Storyboard
{
    private readonly Dictionary<string, (string File, int Width, int Height)> _pictures = [];

    private Storyboard(IReadOnlyList<Cue> cues) => Cues = cues;

    public IReadOnlyList<Cue> Cues { get; }

    /// <summary>Fetches it and its pictures with the visitor's cookies.</summary>
    public static async Task<Storyboard> ReadAsync(Visitor visitor, string videoId)
    {
        var playback = await visitor.ReadAsync($"/api/videos/{videoId}/playback");
        var address = (string?)playback["storyboard"];
        Assert.That(address, Is.Not.Null, $"no storyboard in {playback.ToJsonString()}");
        var storyboard = new Storyboard([.. CueText().Matches(await TextAsync(visitor, address!)).Select(match => Parse(match, address!))]);
        foreach (var picture in storyboard.Cues.Select(cue => cue.Picture).Distinct()) storyboard._pictures[picture] = await FetchAsync(visitor, picture);
        return storyboard;
    }

    /// <summary>Every moment of the film has its cue, and every cue lies within its picture.</summary>
    /// <param name="seconds">The film's length.</param>
    /// <param name="interval">Seconds from one thumbnail to the next.</param>
    public void AssertCovers(double seconds, double interval) => Assert.Multiple(() =>
    {
        Assert.That(Cues, Has.Count.EqualTo((int)Math.Ceiling(seconds / interval)), "cues");
        Assert.That(Cues.Select(cue => cue.Start), Is.EqualTo(Enumerable.Range(0, Cues.Count).Select(at => at * interval)).Within(0.01), "starts");
        Assert.That(Cues.Skip(1).Select(cue => cue.Start), Is.EqualTo(Cues.SkipLast(1).Select(cue => cue.End)).Within(0.001), "no gaps");
        Assert.That(Cues[^1].End, Is.EqualTo(seconds).Within(0.1), "the end");
        Assert.That(Cues.Select(cue => (cue.Picture, cue.Left, cue.Top)), Is.Unique, "each cue has a place of its own");
        foreach (var cue in Cues)
        {
            var (_, width, height) = _pictures[cue.Picture];
            Assert.That((cue.Left >= 0, cue.Top >= 0, cue.Left + cue.Width <= width, cue.Top + cue.Height <= height), Is.EqualTo((true, true, true, true)), $"{cue} in {width}x{height}");
            Assert.That((cue.Left % cue.Width, cue.Top % cue.Height), Is.EqualTo((0, 0)), $"{cue} is one cell of the grid");
        }
    });

    /// <summary>The colour in the middle of what a cue shows: red, green, blue.</summary>
    public async Task<byte[]> ColourAsync(Cue cue)
    {
        var raw = PlatformFixture.Films.PathOf($"{Guid.NewGuid():N}.rgb");
        await Shell.RunAsync("ffmpeg", "-v", "error", "-i", _pictures[cue.Picture].File, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", raw);
        var pixel = ((cue.Top + (cue.Height / 2)) * _pictures[cue.Picture].Width) + cue.Left + (cue.Width / 2);
        return (await File.ReadAllBytesAsync(raw))[(3 * pixel)..(3 * pixel + 3)];
    }

    private static Cue Parse(Match match, string address)
    {
        var picture = new Uri(new Uri(new Uri("http://site"), address), match.Groups["picture"].Value).AbsolutePath;
        return new(Seconds("start"), Seconds("end"), picture, Number("x"), Number("y"), Number("w"), Number("h"));

        double Seconds(string group) => TimeSpan.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture).TotalSeconds;
        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> TextAsync(Visitor visitor, string address)
    {
        using var response = await visitor.GetAsync(address);
        Assert.That((response.IsSuccessStatusCode, response.Content.Headers.ContentType?.MediaType), Is.EqualTo((true, "text/vtt")), address);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<(string File, int Width, int Height)> FetchAsync(Visitor visitor, string picture)
    {
        using var response = await visitor.GetAsync(picture);
        Assert.That((response.IsSuccessStatusCode, response.Content.Headers.ContentType?.MediaType), Is.EqualTo((true, "image/jpeg")), picture);
        var file = PlatformFixture.Films.Write($"{Guid.NewGuid():N}.jpg", await response.Content.ReadAsByteArrayAsync());
        var stream = JsonNode.Parse(await Shell.RunAsync("ffprobe", "-v", "error", "-show_streams", "-of", "json", file))!["streams"]![0]!;
        return (file, (int)stream["width"]!, (int)stream["height"]!);
    }

    [GeneratedRegex(@"(?<start>[0-9:.]+) --> (?<end>[0-9:.]+)\r?\n(?<picture>[^#\s]+)#xywh=(?<x>\d+),(?<y>\d+),(?<w>\d+),(?<h>\d+)")]
    private static partial Regex CueText();
}
