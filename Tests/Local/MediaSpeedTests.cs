using System.Diagnostics;
using System.Text.Json.Nodes;
using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

/// <summary>Measures; run by name. What it finds depends on how busy the machine is.</summary>
[Explicit]
public sealed class MediaSpeedTests
{
    private static readonly (string Name, int Width, int Height)[] Ladder =
        [("1080p", 1920, 1080), ("720p", 1280, 720), ("480p", 854, 480), ("360p", 640, 360)];

    [Test]
    public async Task Half_a_minute_is_ready_hardly_later_than_a_plain_ffmpeg_command_would_be()
    {
        await using var platform = await MediaPlatform.StartAsync();
        var source = platform.Store.FileOf(MediaPlatform.Raw, "uploads/v1/source");
        Directory.CreateDirectory(Path.GetDirectoryName(source)!);
        await MediaSources.RunAsync(["-v", "error", "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=30,noise=alls=12:allf=t", "-f",
            "lavfi", "-i", "sine=d=30",
            "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-f", "mp4", source]);

        var plain = await TimeAsync(() => MediaSources.RunAsync(Plain(source, platform.Store.Root)));
        JsonNode? end = null;
        var job = await TimeAsync(async () =>
            end = await platform.RunAsync(MediaJobSettings.For("s3://raw/uploads/v1/source", "s3://processed/media/v1", Ladder,
            captures: new() { ["framerateNumerator"] = 1, ["framerateDenominator"] = 3, ["maxCaptures"] = 10 })));

        Assert.That((string?)end!["status"], Is.EqualTo("COMPLETE"));
        TestContext.Out.WriteLine($"plain {plain.TotalSeconds:0.00} s, job {job.TotalSeconds:0.00} s, ratio {job / plain:0.00}");
        Assert.That(job, Is.LessThan(plain * 1.25 + TimeSpan.FromSeconds(3)));
    }

    private static List<string> Plain(string source, string folder)
    {
        var pads = string.Concat(Ladder.Select((_, i) => $"[i{i}]"));
        var scales = string.Join(';', Ladder.Select((rung, i) => $"[i{i}]scale={rung.Width}:{rung.Height}[o{i}]"));
        List<string> arguments = ["-v", "error", "-i", source, "-filter_complex",
            $"[0:v]split={Ladder.Length}{pads};{scales}"];
        foreach (var (rung, i) in Ladder.Select((rung, i) => (rung, i)))
            arguments.AddRange(["-map", $"[o{i}]", "-c:v", "libx264", "-preset", X264Arguments.Preset, "-crf", "23", "-maxrate", "1M",
                "-bufsize", "2M", "-bf", "2", "-g", "60", Path.Combine(folder, $"{rung.Name}.mp4")]);
        return [.. arguments, "-map", "0:a", "-c:a", "aac", "-b:a", "96k", Path.Combine(folder, "audio.mp4")];
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }
}
