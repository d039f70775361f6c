using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd.Matrix;

/// <summary>Whatever people upload: each kind of film gets the renditions that it should, in step with each other, and a storyboard.</summary>
public sealed class FilmMatrixTests
{
    private const double Seconds = 5;
    private const double GopSeconds = 2;
    private const double ThumbnailSeconds = 2;

    [TestCase("landscape", "1280x720 854x480 640x360")]
    [TestCase("portrait by its rotation flag", "480x854 360x640")]
    [TestCase("square", "480x480 360x360")]
    [TestCase("4:3", "640x480 480x360")]
    [TestCase("odd sides", "640x360")]
    [TestCase("10-bit HEVC", "640x360")]
    [TestCase("VP9 in WebM", "640x360")]
    [TestCase("MOV from a phone", "360x640")]
    [TestCase("5.1 sound", "640x360")]
    [TestCase("no sound", "640x360", false)]
    [TestCase("varying frame rate", "640x360")]
    public async Task A_film_gets_the_ladder_that_it_should(string kind, string sizes, bool sound = true)
    {
        var source = SourceFilm.Kinds[kind];
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(await source.MakeAsync(Seconds), source.FileName, source.ContentType));

        using var stream = await HlsStream.DownloadAsync(visitor, videoId);
        Assert.That(stream.Video.Select(rung => $"{rung.Width}x{rung.Height}"), Is.EqualTo(sizes.Split(' ')));
        Assert.That(stream.Audio is not null, Is.EqualTo(sound));
        var groups = new List<IReadOnlyList<double>>();
        foreach (var rung in stream.Video)
        {
            var coded = await CodedAsync(rung.File);
            Assert.That($"{coded["width"]}x{coded["height"]}", Is.EqualTo($"{rung.Width}x{rung.Height}"), "what the playlist promises");
            Assert.That(((string?)coded["codec_name"], (string?)coded["pix_fmt"]), Is.EqualTo(("h264", "yuv420p")));
            groups.Add(await GroupStartsAsync(rung.File));
        }

        Assert.That(groups[0], Is.EqualTo(new[] { 0, GopSeconds, 2 * GopSeconds }).Within(0.04));
        Assert.That(groups, Is.All.EqualTo(groups[0]).Within(0.001), "a player can change rungs at each group of pictures");
        if (stream.Audio is { } track)
        {
            var coded = await CodedAsync(track.File);
            Assert.That(((string?)coded["codec_name"], (int)coded["channels"]!), Is.EqualTo(("aac", 2)));
        }

        await StreamChecks.AssertDecodableAsync(stream);
        await StreamChecks.AssertInTimeAsync(stream, Seconds);
        var film = await visitor.ReadAsync($"/api/videos/{videoId}");
        Assert.That((int)film["width"]! > (int)film["height"]!, Is.EqualTo(stream.Video[0].Width > stream.Video[0].Height), "what the list tells of its shape");
        (await Storyboard.ReadAsync(visitor, videoId)).AssertCovers(Seconds, ThumbnailSeconds);
    }

    private static async Task<JsonNode> CodedAsync(string file) =>
        JsonNode.Parse(await Shell.RunAsync("ffprobe", "-v", "error", "-show_streams", "-of", "json", file))!["streams"]![0]!;

    /// <summary>When the key frames show, in seconds.</summary>
    private static async Task<IReadOnlyList<double>> GroupStartsAsync(string file)
    {
        var packets = await Shell.RunAsync("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "packet=pts_time,flags", "-of", "json", file);
        return [.. JsonNode.Parse(packets)!["packets"]!.AsArray()
            .Where(packet => ((string)packet!["flags"]!).StartsWith('K'))
            .Select(packet => double.Parse((string)packet!["pts_time"]!, CultureInfo.InvariantCulture))];
    }
}
