using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>Looks at encoded films with ffprobe and ffmpeg.</summary>
internal static class MediaInspection
{
    /// <summary>A segment with its initialisation, as a player puts them together.</summary>
    public static string Join(MediaStore store, string folder, string rendition, string extension, string segment)
    {
        var file = Path.Combine(store.Root, $"{Guid.NewGuid():N}.mp4");
        File.WriteAllBytes(file, [.. File.ReadAllBytes(store.FileOf(MediaPlatform.Processed, $"{folder}/{rendition}init.{extension}")),
            .. File.ReadAllBytes(store.FileOf(MediaPlatform.Processed, $"{folder}/{segment}"))]);
        return file;
    }

    /// <summary>What ffmpeg complains of when it decodes a file; empty when it is sound.</summary>
    public static async Task<string> DecodeErrorsAsync(string file)
    {
        var errors = new StringBuilder();
        string[] arguments = ["-v", "error", "-xerror", "-i", file, "-f", "null", "-"];
        await using var process = ChildProcess.Start(new("ffmpeg", arguments) { OnError = line => errors.AppendLine(line) });
        var exitCode = await process.Exited;
        return exitCode == 0 ? errors.ToString() : $"exit code {exitCode}: {errors}";
    }

    /// <summary>ffprobe's JSON.</summary>
    public static async Task<JsonNode> ProbeAsync(string address, params string[] options)
    {
        var output = new StringBuilder();
        string[] arguments = ["-v", "error", .. options, "-print_format", "json", address];
        await using var process = ChildProcess.Start(new("ffprobe", arguments) { OnOutput = line => output.AppendLine(line) });
        Assert.That(await process.Exited, Is.Zero, string.Join('\n', process.LastLines));
        return JsonNode.Parse(output.ToString())!;
    }

    /// <summary>When key frames are shown, in seconds.</summary>
    public static async Task<IReadOnlyList<double>> KeyFramesAsync(string address)
    {
        var packets = (await ProbeAsync(address, "-select_streams", "v:0", "-show_entries", "packet=pts_time,flags"))["packets"]!.AsArray();
        return [.. packets.Where(packet => ((string)packet!["flags"]!).StartsWith('K')).Select(packet => Number(packet!["pts_time"]))];
    }

    /// <summary>When the flashes and the beeps begin, in seconds, as a player of the multivariant playlist shows them.</summary>
    public static async Task<(IReadOnlyList<double> Flashes, IReadOnlyList<double> Beeps)> MarksAsync(string master)
    {
        var flashes = await LogAsync(master, ["-map", "0:v:0", "-vf", "signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-"],
            "lavfi.signalstats.YAVG=", 150);
        var beeps = await LogAsync(master, ["-map", "0:a:0", "-af",
            "asetnsamples=n=240,astats=metadata=1:reset=1,ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-"],
            "lavfi.astats.Overall.RMS_level=", -20);
        return (flashes, beeps);
    }

    /// <summary>The mean brightness of a part of a picture, 0 to 255.</summary>
    /// <param name="file">The picture.</param>
    /// <param name="part">Width, height, left and top in pixels, between colons.</param>
    public static async Task<double> BrightnessAsync(string file, string part)
    {
        var value = 0.0;
        const string key = "lavfi.signalstats.YAVG=";
        string[] arguments = ["-v", "error", "-i", file, "-vf", $"crop={part},signalstats,metadata=print:key={key.TrimEnd('=')}:file=-", "-f", "null", "-"];
        await using var process = ChildProcess.Start(new("ffmpeg", arguments)
        {
            OnOutput = line => value = line.StartsWith(key, StringComparison.Ordinal) ? double.Parse(line[key.Length..], CultureInfo.InvariantCulture) : value,
        });
        Assert.That(await process.Exited, Is.Zero, string.Join('\n', process.LastLines));
        return value;
    }

    public static double Number(JsonNode? text) => double.Parse((string)text!, CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<double>> LogAsync(string address, string[] filter, string key, double threshold)
    {
        var (starts, time, above) = (new List<double>(), 0.0, false);
        string[] arguments = ["-v", "error", "-i", address, .. filter, "-f", "null", "-"];
        await using var process = ChildProcess.Start(new("ffmpeg", arguments) { OnOutput = Read });
        Assert.That(await process.Exited, Is.Zero, string.Join('\n', process.LastLines));
        return starts;

        void Read(string line)
        {
            if (line.Split("pts_time:") is [_, var seconds]) time = double.Parse(seconds, CultureInfo.InvariantCulture);
            if (!line.StartsWith(key, StringComparison.Ordinal)) return;

            var now = double.TryParse(line[key.Length..], CultureInfo.InvariantCulture, out var level) && level > threshold;
            if (now && !above) starts.Add(time);
            above = now;
        }
    }
}
