using VideoStack.Tests.Support;

namespace VideoStack.Tests.EndToEnd.Matrix;

/// <summary>A kind of file that people upload.</summary>
/// <param name="Picture">The picture as ffmpeg makes it.</param>
/// <param name="Coding">How it is written.</param>
/// <param name="FileName">As uploaded.</param>
/// <param name="ContentType">As uploaded.</param>
internal sealed record SourceFilm(string Picture, string Coding, string FileName = "film.mp4", string ContentType = "video/mp4")
{
    private const string Fast = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac";

    /// <summary>The sound as ffmpeg makes it; null for none.</summary>
    public string? Sound { get; init; } = "sine=frequency=440:sample_rate=48000";

    /// <summary>Clockwise degrees that a player must turn the picture.</summary>
    public int Rotation { get; init; }

    /// <summary>Every kind, by its name.</summary>
    public static IReadOnlyDictionary<string, SourceFilm> Kinds { get; } = new Dictionary<string, SourceFilm>
    {
        ["landscape"] = new("testsrc2=s=1280x720:r=25", Fast),
        ["portrait by its rotation flag"] = new("testsrc2=s=854x480:r=30", Fast) { Rotation = 90 },
        ["square"] = new("testsrc2=s=480x480:r=30", Fast),
        ["4:3"] = new("testsrc2=s=640x480:r=30", Fast),
        ["odd sides"] = new("testsrc2=s=641x361:r=30,format=yuv444p", "-c:v libx264 -preset ultrafast -c:a aac"),
        ["10-bit HEVC"] = new("testsrc2=s=640x360:r=30", "-c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p10le -tag:v hvc1 -c:a aac"),
        ["VP9 in WebM"] = new("testsrc2=s=640x360:r=25", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus", "film.webm", "video/webm"),
        // A QuickTime file with time code, of a rate that is never quite the same.
        ["MOV from a phone"] = new("testsrc2=s=640x360:r=30000/1001", $"{Fast} -timecode 00:00:00:00", "IMG_0001.mov", "video/quicktime") { Rotation = 90 },
        ["5.1 sound"] = new("testsrc2=s=640x360:r=24", $"{Fast} -b:a 384k") { Sound = "sine=frequency=440:sample_rate=48000,pan=5.1|FL=c0|FR=c0|FC=c0|BL=c0|BR=c0" },
        ["no sound"] = new("testsrc2=s=640x360:r=30", Fast) { Sound = null },
        // Of three frames the second is missing.
        ["varying frame rate"] = new(@"testsrc2=s=640x360:r=30,select=not(eq(mod(n\,3)\,1))", $"{Fast} -fps_mode vfr"),
    };

    /// <summary>Makes a file of it.</summary>
    public async Task<string> MakeAsync(double seconds)
    {
        var file = PlatformFixture.Films.PathOf($"{Guid.NewGuid():N}-{FileName}");
        string[] sound = Sound is null ? [] : ["-f", "lavfi", "-i", $"{Sound}"];
        await Shell.RunAsync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", Picture, .. sound, "-t", $"{seconds}", .. Coding.Split(' '), file]);
        if (Rotation != 0) TrackMatrix.Rotate(file, Rotation);
        return file;
    }
}
