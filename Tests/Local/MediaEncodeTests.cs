using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>Real encodes of small films, judged by ffprobe and ffmpeg.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class MediaEncodeTests
{
    private const string Folder = "media/v1";
    private static readonly (string Name, int Width, int Height)[] Ladder = [("180p", 320, 180), ("90p", 160, 90)];

    [TestCase("24", 7)]
    [TestCase("30", 13)]
    [TestCase("60", 7)]
    [TestCase("30000/1001", 13)]
    public async Task A_film_becomes_renditions_that_a_player_can_switch_between(string rate, double seconds)
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, "uploads/v1/source"), "320x180", rate, seconds);

        var end = await platform.RunAsync(Settings(Ladder));

        Assert.That((string?)end["status"], Is.EqualTo("COMPLETE"), end.ToJsonString());
        var keyFrames = new List<IReadOnlyList<double>>();
        foreach (var (name, width, height) in Ladder)
        {
            var playlist = platform.Store.AddressOf(MediaPlatform.Processed, $"{Folder}/movie_{name}.m3u8").AbsoluteUri;
            var video = (await MediaInspection.ProbeAsync(playlist, "-show_streams"))["streams"]![0]!;
            Assert.That(((int)video["width"]!, (int)video["height"]!, (string?)video["pix_fmt"]), Is.EqualTo((width, height, "yuv420p")));
            Assert.That(Fraction((string)video["r_frame_rate"]!), Is.EqualTo(Fraction(rate)).Within(0.001));
            keyFrames.Add(await MediaInspection.KeyFramesAsync(playlist));
        }

        Assert.That(keyFrames[1], Is.EqualTo(keyFrames[0]).Within(0.0001), "the GOPs of the rungs begin together");
        Assert.That(keyFrames[0].Zip(keyFrames[0].Skip(1), (first, second) => second - first), Is.All.EqualTo(2).Within(0.01),
            "every GOP has the length asked for");
        await EverySegmentDecodes(platform, Ladder.Select(rung => (rung.Name, "cmfv")).Append(("audio", "cmfa")));
    }

    [TestCase("24")]
    [TestCase("60")]
    public async Task Sound_and_picture_stay_together(string rate)
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, "uploads/v1/source"), "320x180", rate, 13);

        await platform.RunAsync(Settings(Ladder));

        var (flashes, beeps) = await MediaInspection.MarksAsync(Master(platform));
        Assert.That(flashes, Has.Count.EqualTo(13));
        Assert.That(beeps, Has.Count.EqualTo(13));
        var apart = flashes.Zip(beeps, (flash, beep) => Math.Abs(flash - beep)).ToList();
        TestContext.Out.WriteLine($"{apart.Max() * 1000:0} ms apart at most");
        Assert.That(apart, Is.All.LessThan(0.05));
    }

    [Test]
    public async Task Sound_that_begins_late_stays_late()
    {
        await using var platform = await MediaPlatform.StartAsync();
        var source = platform.Store.FileOf(MediaPlatform.Raw, "uploads/v1/source");
        await MediaSources.MakeAsync($"{source}.whole.mp4", "320x180", "25", 8);
        // The sound's first second is missing.
        await MediaSources.RunAsync(["-v", "error", "-i", $"{source}.whole.mp4", "-ss", "1.5", "-i", $"{source}.whole.mp4", "-map", "0:v",
            "-map", "1:a", "-c:v", "copy",
            "-af", "asetpts=PTS+1.5/TB", "-c:a", "aac", "-f", "mp4", source]);

        await platform.RunAsync(Settings(Ladder));

        var (flashes, beeps) = await MediaInspection.MarksAsync(Master(platform));
        Assert.That(beeps, Has.Count.EqualTo(6), "the beeps of seconds 2 to 7");
        Assert.That(flashes.Skip(2).Zip(beeps, (flash, beep) => Math.Abs(flash - beep)), Is.All.LessThan(0.05));
    }

    [Test]
    public async Task A_film_without_sound_gets_no_audio_rendition()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, "uploads/v1/source"), "320x180", "30", 7, sound: false);

        var end = await platform.RunAsync(Settings(Ladder, sound: false));

        Assert.That((string?)end["status"], Is.EqualTo("COMPLETE"), end.ToJsonString());
        Assert.That(await File.ReadAllTextAsync(platform.Store.FileOf(MediaPlatform.Processed, $"{Folder}/movie.m3u8")),
            Does.Not.Contain("AUDIO").And.Not.Contain("mp4a"));
        Assert.That(platform.Store.Keys(MediaPlatform.Processed), Has.None.Contains("audio"));
        await EverySegmentDecodes(platform, Ladder.Select(rung => (rung.Name, "cmfv")));
    }

    [TestCase(90)]
    [TestCase(270)]
    public async Task A_phone_held_upright_gives_an_upright_film(int rotation)
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, "uploads/v1/source"), "320x180", "30", 7, rotation: rotation);

        var end = await platform.RunAsync(Settings([("180p", 180, 320)]));

        Assert.That((string?)end["status"], Is.EqualTo("COMPLETE"), end.ToJsonString());
        var playlist = platform.Store.AddressOf(MediaPlatform.Processed, $"{Folder}/movie_180p.m3u8").AbsoluteUri;
        var video = (await MediaInspection.ProbeAsync(playlist, "-show_streams"))["streams"]![0]!;
        Assert.That(((int)video["width"]!, (int)video["height"]!), Is.EqualTo((180, 320)));
        Assert.That(video["side_data_list"]?.AsArray().Any(data => data!["rotation"] is not null), Is.Not.True,
            "players must not turn it again");
        var picture = await File.ReadAllTextAsync(platform.Store.FileOf(MediaPlatform.Processed, $"{Folder}/movie.m3u8"));
        Assert.That(picture, Does.Contain("RESOLUTION=180x320"));
    }

    [Test]
    public async Task Thumbnails_are_taken_from_the_first_frame_on_and_the_event_names_the_last()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, "uploads/v1/source"), "320x180", "30", 13);

        JsonObject everyFourSeconds = new() { ["framerateNumerator"] = 1, ["framerateDenominator"] = 4, ["maxCaptures"] = 3 };
        var end = await platform.RunAsync(Settings(Ladder, captures: everyFourSeconds));

        string[] expected = [.. Enumerable.Range(0, 3).Select(number => $"{Folder}/thumbnails/thumb.000000{number}.jpg")];
        Assert.That(platform.Store.Keys(MediaPlatform.Processed).Where(key => key.EndsWith(".jpg", StringComparison.Ordinal)),
            Is.EqualTo(expected));
        var files = end["outputGroupDetails"]!.AsArray().Single(group => (string?)group!["type"] == "FILE_GROUP")!["outputDetails"]![0]!;
        Assert.That((string?)files["outputFilePaths"]![0], Is.EqualTo($"s3://processed/{expected[2]}"));
        Assert.That(platform.Store.TypeOf(MediaPlatform.Processed, expected[0]), Is.EqualTo("image/jpeg"));
        var picture = (await MediaInspection.ProbeAsync(platform.Store.FileOf(MediaPlatform.Processed, expected[0]),
            "-show_streams"))["streams"]![0]!;
        Assert.That(((int)picture["width"]!, (int)picture["height"]!), Is.EqualTo((160, 90)));
    }

    private static JsonObject Settings(IReadOnlyList<(string, int, int)> rungs, bool sound = true, JsonObject? captures = null) =>
        MediaJobSettings.For("s3://raw/uploads/v1/source", $"s3://processed/{Folder}", rungs, sound, captures);

    private static string Master(MediaPlatform platform) =>
        platform.Store.AddressOf(MediaPlatform.Processed, $"{Folder}/movie.m3u8").AbsoluteUri;

    private static async Task EverySegmentDecodes(MediaPlatform platform, IEnumerable<(string Name, string Extension)> renditions)
    {
        foreach (var (name, extension) in renditions)
        {
            var playlist = await File.ReadAllLinesAsync(platform.Store.FileOf(MediaPlatform.Processed, $"{Folder}/movie_{name}.m3u8"));
            var segments = playlist.Where(line => line.Length > 0 && line[0] != '#').ToList();
            Assert.That(segments, Is.Not.Empty);
            foreach (var segment in segments)
            {
                var file = MediaInspection.Join(platform.Store, Folder, $"movie_{name}", extension, segment);
                Assert.That(await MediaInspection.DecodeErrorsAsync(file), Is.Empty, segment);
            }
        }
    }

    private static double Fraction(string text) =>
        text.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).Aggregate((top, bottom) => top / bottom);
}
