using System.Diagnostics;

namespace VideoStack.Functions.Tests;

/// <summary>Small real files, made with ffmpeg once for each set of options.</summary>
internal static class FilmFiles
{
    private static readonly Dictionary<string, byte[]> _made = [];
    private static readonly Lock _lock = new();

    /// <summary>One second of picture, turned by the track's matrix when a rotation is given.</summary>
    public static byte[] Mp4(int rotation = 0, bool fastStart = false, string extension = "mp4", string extra = "")
    {
        var movflags = fastStart ? "-movflags +faststart" : "";
        return Make(
            $"-y -f lavfi -i testsrc2=size=320x180:rate=25:duration=1 -f lavfi -i sine=duration=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac {movflags} {extra} {{0}}",
            extension,
            // ffmpeg counts anticlockwise when it writes the matrix.
            rotation == 0 ? null : $"-y -display_rotation {360 - rotation} -i {{1}} -c copy {movflags} {{0}}");
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

    private static void Run(string arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", "-v error -nostdin " + arguments) { RedirectStandardError = true })!;
        var errors = ffmpeg.StandardError.ReadToEnd();
        ffmpeg.WaitForExit();
        Assert.That(ffmpeg.ExitCode, Is.Zero, $"ffmpeg {arguments}\n{errors}");
    }
}
