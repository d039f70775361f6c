using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoStack.Local.Tests;

/// <summary>Sources of every kind become the same renditions.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed partial class MediaSourceTests
{
    private const string Folder = "media/v1";
    private const string Source = "uploads/v1/source";
    private static readonly string[] Tone = ["-f", "lavfi", "-i", "sine=d=5:f=440:sample_rate=44100"];

    [TestCase("10-bit HEVC", "-i testsrc2=s=320x180:r=30:d=5", "-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -tag:v hvc1 -x265-params log-level=error -c:a aac -f mp4", 30)]
    [TestCase("VP9 in WebM", "-i testsrc2=s=320x180:r=25:d=5", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus -f webm", 25)]
    [TestCase("odd sides", "-i testsrc2=s=321x181:r=30:d=5,format=yuv444p", "-c:v libx264 -preset ultrafast -c:a aac -f mp4", 30)]
    [TestCase("QuickTime as a phone writes it", "-i testsrc2=s=320x180:r=30000/1001:d=5", "-c:v libx264 -preset ultrafast -pix_fmt yuvj420p -c:a aac -timecode 00:00:00:00 -f mov", 30000.0 / 1001)]
    // Frames come and go: 20 a second on average, up to 30.
    [TestCase("varying frame rate", "-i testsrc2=s=320x180:r=30:d=5,select='not(eq(mod(n\\,3)\\,1))',settb=1/90000", "-c:v libx264 -preset ultrafast -fps_mode vfr -c:a aac -f mp4", 0)]
    public async Task A_source_of_any_kind_gives_renditions_whose_GOPs_begin_together(string kind, string picture, string coding, double rate)
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MakeAsync(platform, ["-f", "lavfi", .. picture.Split(' '), .. Tone, .. coding.Split(' ')]);

        var end = await platform.RunAsync(MediaJobSettings.For($"s3://raw/{Source}", $"s3://processed/{Folder}", [("180p", 320, 180), ("90p", 160, 90)]).WithTiles(interval: 2));

        Assert.That((string?)end["status"], Is.EqualTo("COMPLETE"), $"{kind}: {end.ToJsonString()}");
        var keyFrames = new List<IReadOnlyList<double>>();
        foreach (var name in new[] { "180p", "90p" })
        {
            var playlist = platform.Store.AddressOf(MediaPlatform.Processed, $"{Folder}/movie_{name}.m3u8").AbsoluteUri;
            var video = (await MediaInspection.ProbeAsync(playlist, "-show_streams"))["streams"]![0]!;
            Assert.That(((string?)video["codec_name"], (string?)video["pix_fmt"], (string?)video["sample_aspect_ratio"]),
                Is.EqualTo(("h264", "yuv420p", "1:1")));
            if (rate > 0) Assert.That(Fraction((string)video["avg_frame_rate"]!), Is.EqualTo(rate).Within(0.01));
            Assert.That((string?)video["r_frame_rate"], Is.EqualTo((string?)video["avg_frame_rate"]), "frames come evenly");
            keyFrames.Add(await MediaInspection.KeyFramesAsync(playlist));
        }

        Assert.That(keyFrames[0], Is.EqualTo(new[] { 0.0, 2, 4 }).Within(0.04));
        Assert.That(keyFrames[1], Is.EqualTo(keyFrames[0]).Within(0.0001));
    }

    [Test]
    public async Task Surround_sound_becomes_stereo_at_the_loudness_asked_for()
    {
        await using var platform = await MediaPlatform.StartAsync();
        // Quiet, and heard from the front and from behind.
        await MakeAsync(platform, ["-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=8", "-f", "lavfi",
            "-i", "sine=d=8:f=440:sample_rate=48000,volume=-20dB,pan=5.1|FL=c0|FR=c0|BL=c0|BR=c0", "-c:v", "libx264", "-preset", "ultrafast",
            "-c:a", "aac", "-b:a", "384k", "-f", "mp4"]);

        await platform.RunAsync(MediaJobSettings.For($"s3://raw/{Source}", $"s3://processed/{Folder}", [("180p", 320, 180)]).WithLoudness(-16));

        var playlist = platform.Store.AddressOf(MediaPlatform.Processed, $"{Folder}/movie_audio.m3u8").AbsoluteUri;
        var sound = (await MediaInspection.ProbeAsync(playlist, "-show_streams"))["streams"]![0]!;
        Assert.That(((string?)sound["codec_name"], (int)sound["channels"]!, (string?)sound["sample_rate"]), Is.EqualTo(("aac", 2, "48000")));
        Assert.That(await LoudnessAsync(playlist), Is.EqualTo(-16).Within(1.0));
    }

    [Test]
    public async Task Sound_of_one_loudness_stays_with_its_picture()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, Source), "320x180", "30", 9);

        await platform.RunAsync(MediaJobSettings.For($"s3://raw/{Source}", $"s3://processed/{Folder}", [("180p", 320, 180)]).WithLoudness(-16));

        var (flashes, beeps) = await MediaInspection.MarksAsync(platform.Store.AddressOf(MediaPlatform.Processed, $"{Folder}/movie.m3u8").AbsoluteUri);
        Assert.That(beeps, Has.Count.EqualTo(9));
        Assert.That(flashes.Zip(beeps, (flash, beep) => Math.Abs(flash - beep)), Is.All.LessThan(0.05));
    }

    [Test]
    public async Task A_constant_bitrate_is_kept_where_the_picture_is_simple()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MakeAsync(platform, ["-f", "lavfi", "-i", "color=gray:s=320x180:r=30:d=12", "-c:v", "libx264", "-preset", "ultrafast", "-f", "mp4"]);

        await platform.RunAsync(MediaJobSettings.For($"s3://raw/{Source}", $"s3://processed/{Folder}", [("180p", 320, 180)], sound: false,
            h264: new() { ["rateControlMode"] = "CBR", ["bitrate"] = 400_000, ["gopSize"] = 2, ["gopSizeUnits"] = "SECONDS" }));

        var master = await File.ReadAllTextAsync(platform.Store.FileOf(MediaPlatform.Processed, $"{Folder}/movie.m3u8"));
        var average = double.Parse(Average().Match(master).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.That(average, Is.EqualTo(400_000).Within(8).Percent);
    }

    private static Task MakeAsync(MediaPlatform platform, IReadOnlyList<string> arguments)
    {
        var file = platform.Store.FileOf(MediaPlatform.Raw, Source);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return MediaSources.RunAsync(["-v", "error", "-y", .. arguments, file]);
    }

    private static async Task<double> LoudnessAsync(string playlist)
    {
        var lines = new List<string>();
        string[] arguments = ["-hide_banner", "-nostats", "-i", playlist, "-af", "ebur128=framelog=verbose", "-f", "null", "-"];
        await using var process = ChildProcess.Start(new("ffmpeg", arguments) { OnError = lines.Add });
        Assert.That(await process.Exited, Is.Zero);
        var text = lines.Last(line => line.Contains("I:", StringComparison.Ordinal));
        return double.Parse(Loudness().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static double Fraction(string text) =>
        text.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).Aggregate((top, bottom) => top / bottom);

    [GeneratedRegex("AVERAGE-BANDWIDTH=([0-9]+)")]
    private static partial Regex Average();

    [GeneratedRegex(@"I:\s+(-?[0-9.]+) LUFS")]
    private static partial Regex Loudness();
}
