using System.Diagnostics;

namespace VideoStack.Functions.Tests;

/// <summary>Small real files, made with ffmpeg once for each set of options.</summary>
internal static class FilmFiles
{
    private static readonly Dictionary<string, byte[]> _made = [];
    private static readonly Lock _lock = new();

    // ffmpeg up to 5 writes the matrix for a tag, later ones for an option only.
    private static readonly Lazy<bool> _turnsByOption = new(() => Output("-h full").Contains("-display_rotation", StringComparison.Ordinal));

    /// <summary>One second of picture, turned by the track's matrix when a rotation is given.</summary>
    public static byte[] Mp4(int rotation = 0, bool fastStart = false, string extension = "mp4", string extra = "")
    {
        var movflags = fastStart ? "-movflags +faststart" : "";
        var codec = $"-c copy {movflags} {{0}}";
        return Make(
            $"-y -f lavfi -i testsrc2=size=320x180:rate=25:duration=1 -f lavfi -i sine=duration=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac {movflags} {extra} {{0}}",
            extension,
            // ffmpeg counts anticlockwise, whichever way it is told.
            rotation == 0 ? null : _turnsByOption.Value
                ? $"-y -display_rotation {360 - rotation} -i {{1}} {codec}"
                : $"-y -i {{1}} -metadata:s:v:0 rotate={360 - rotation} {codec}");
    }

    private static byte[] Make(string arguments, string extension, string? second)
    {
        lock (_lock)
        {
            var key = $"{arguments}|{extension}|{second}";
            if (_made.TryGetValue(key, out var bytes)) return bytes;
            var folder = Directory.CreateTempSubdirectory("videostack-films-");
            try
            {
                var first = Path.Combine(folder.FullName, "first." + extension);
                Run(string.Format(null, arguments, first));
                var result = first;
                if (second is not null)
                {
                    result = Path.Combine(folder.FullName, "second." + extension);
                    Run(string.Format(null, second, result, first));
                }
                return _made[key] = File.ReadAllBytes(result);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static void Run(string arguments) => Output("-nostdin " + arguments);

    private static string Output(string arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", "-v error " + arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = ffmpeg.StandardError.ReadToEndAsync();
        var output = ffmpeg.StandardOutput.ReadToEnd();
        ffmpeg.WaitForExit();
        Assert.That(ffmpeg.ExitCode, Is.Zero, $"ffmpeg {arguments}\n{errors.Result}");
        return output;
    }
}
