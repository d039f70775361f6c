using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Media;

/// <summary>Looks into a media file.</summary>
internal static class FfProbe
{
    /// <summary>Throws <see cref="EncodeException"/> when it is no media file.</summary>
    public static async Task<SourceMedia> ProbeAsync(S3Location location, Uri address, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        var errors = new List<string>();
        string[] wanted = ["-print_format", "json", "-show_format", "-show_streams"];
        var start = new ChildProcessStart("ffprobe",
            ["-v", "error", .. FfmpegArguments.InputGuards(address), .. wanted, FfmpegArguments.Address(address)])
        {
            Environment = MediaProcess.Environment(),
            OnOutput = line => output.AppendLine(line),
            OnError = errors.Add,
        };
        await using var process = ChildProcess.Start(start);
        var exitCode = await process.Exited.WaitAsync(cancellation);
        var source = exitCode == 0 ? SourceMedia.Parse(JsonNode.Parse(output.ToString())!) : null;
        if (source is { Tracks.Count: > 0 }) return source;

        var notFound = errors.Any(line => line.Contains("404 Not Found", StringComparison.Ordinal));
        var reason = notFound ? "Not found" : "Can't find a matching demuxer";
        throw new EncodeException(notFound ? EncodeException.InputNotFound : EncodeException.InputUnreadable,
            $"Unable to open input file [{location}]: [Failed probe/open: [{reason}]]");
    }
}
