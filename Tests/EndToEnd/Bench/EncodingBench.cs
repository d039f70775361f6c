using System.Diagnostics;
using VideoStack.Local;
using VideoStack.Media;
using Repository = VideoStack.Tests.Support.Repository;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>How long a film takes from the first byte sent until it can be watched, beside one plain ffmpeg command for the same ladder.</summary>
[Category("Bench"), NonParallelizable]
public sealed class EncodingBench
{
    private const int Rounds = 3;

    [Test]
    public async Task Half_a_minute_of_real_footage()
    {
        var film = await Sample.FetchAsync(Repository.Root, CancellationToken.None);
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        await PlainAsync(film); // The first round warms the disk's cache.
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            // In turn, so that both see the machine's moods.
            var plain = await TimeAsync(() => PlainAsync(film));
            var platform = await TimeAsync(async () => await visitor.ReadyAsync(await visitor.UploadAsync(film)));
            ratios.Add(platform / plain);
            Figures.Report("30 s film, 1080p", $"plain ffmpeg {plain:0.0} s, platform {platform:0.0} s; promised at most {1.25 * plain + 3:0.0} s; ratio {platform / plain:0.00}");
        }

        Figures.Report("30 s film, 1080p", $"median ratio {ratios.Order().ElementAt(Rounds / 2):0.00}");
    }

    // The same rungs, preset, quality and group of pictures as the platform's job asks for, into files instead of segments.
    private static async Task PlainAsync(string film)
    {
        var directory = Directory.CreateTempSubdirectory("videostack-plain-");
        var rungs = EncodingLadder.For(EncodingLadder.Reference);
        var labels = Enumerable.Range(0, rungs.Count).ToList();
        var graph = $"[0:v]split={rungs.Count}{string.Concat(labels.Select(at => $"[i{at}]"))};"
            + string.Join(';', labels.Select(at => $"[i{at}]scale={rungs[at].Width}:{rungs[at].Height}[o{at}]"));
        List<string> arguments = ["-v", "error", "-i", film, "-filter_complex", graph];
        foreach (var at in labels)
        {
            var (peak, quality) = (rungs[at].MaxBitrate, 37 - (2 * rungs[at].QvbrQualityLevel));
            arguments.AddRange(
            [
                "-map", $"[o{at}]", "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-crf", $"{quality}",
                "-maxrate", $"{peak}", "-bufsize", $"{2 * peak}", "-g", "48", Path.Combine(directory.FullName, $"{at}.mp4"),
            ]);
        }

        await Shell.RunAsync("ffmpeg", [.. arguments, "-map", "0:a", "-c:a", "aac", "-b:a", "128k", "-ac", "2", Path.Combine(directory.FullName, "a.mp4")]);
        directory.Delete(recursive: true);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
