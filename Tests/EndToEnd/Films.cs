using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Films made on the spot. The picture moves and counts, the sound is a tone: dull, but every frame differs.</summary>
internal sealed class Films : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("videostack-films-");

    // Each is made once, however many want it at the same time.
    private readonly ConcurrentDictionary<string, Lazy<Task>> _made = new(StringComparer.Ordinal);

    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    /// <summary>An H.264/AAC MP4.</summary>
    /// <param name="seconds">Its length.</param>
    /// <param name="size">Width and height in pixels as coded, such as 1920x1080.</param>
    /// <param name="rate">Frames per second.</param>
    /// <param name="sound">Whether it has a sound track.</param>
    public async Task<string> MakeAsync(double seconds, string size, int rate = 30, bool sound = true)
    {
        var file = PathOf($"{seconds}s-{size}-{rate}-{sound}.mp4");
        await _made.GetOrAdd(file, _ => new(async () =>
        {
            string[] picture = ["-f", "lavfi", "-i", $"testsrc2=size={size}:rate={rate}"];
            string[] tone = sound ? ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-c:a", "aac"] : [];
            await Shell.RunAsync("ffmpeg", ["-v", "error", "-y", .. picture, .. tone, "-t", $"{seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", file]);
        })).Value;
        return file;
    }

    /// <summary>A film whose colour tells its second: one grey all over, lighter by <see cref="GreyStep"/> with each of at most 21 seconds.</summary>
    public async Task<string> MakeGreyAsync(int seconds)
    {
        var file = PathOf($"{seconds}s-grey.mp4");
        // As luma: 16 is black and 235 is white.
        var picture = $"nullsrc=size=320x180:rate=10,format=yuv420p,geq=lum='16+10*floor(T)':cb=128:cr=128";
        await Shell.RunAsync("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", picture, "-t", $"{seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "10", file);
        return file;
    }

    /// <summary>What such a film shows in one second, as red, green or blue, 0 to 255.</summary>
    public static double GreyOf(int second) => second * GreyStep;

    /// <summary>By how much each second is lighter.</summary>
    public const double GreyStep = 10 * 255.0 / 219;

    /// <summary>A film of any size that is quick to make and to encode: what players skip is random bytes.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="size">Its size in bytes.</param>
    public async Task<string> MakeLargeAsync(string name, int size)
    {
        var film = await File.ReadAllBytesAsync(await MakeAsync(2, "320x240"));
        var padded = new byte[size];
        film.CopyTo(padded, 0);
        var box = padded.AsSpan(film.Length);
        RandomNumberGenerator.Fill(box);
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "free"u8.CopyTo(box[4..]);
        return Write(name, padded);
    }

    /// <summary>Any file; others may have one of the same name.</summary>
    public string Write(string name, byte[] content)
    {
        var file = Path.Combine(_directory.CreateSubdirectory($"{Guid.NewGuid():N}").FullName, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
