using System.Globalization;
using VideoStack.Local.Media;
using VideoStack.Tests.Support;

namespace VideoStack.Local.Tests;

/// <summary>Films made by ffmpeg for a test: small, and with a flash and a beep at every whole second.</summary>
internal static class MediaSources
{
    private const string Picture =
        "color=c=black:s={0}:r={1}:d={2},format=yuv420p,geq=lum='if(lt(mod(T,1),0.1),235,16+mod(X+Y+N,64))':cb=128:cr=128";
    private const string Beeps = "aevalsrc='if(lt(mod(t,1),0.1),0.8*sin(2*PI*1000*t),0)':s=44100:d={0}";

    /// <param name="file">Where to write it, as MP4.</param>
    /// <param name="size">Such as 320x180.</param>
    /// <param name="rate">Such as 30000/1001.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="sound">Whether it has any.</param>
    /// <param name="rotation">Clockwise degrees that players are to turn it by: 0, 90 or 270.</param>
    public static async Task MakeAsync(string file, string size, string rate, double seconds, bool sound = true, int rotation = 0)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var length = FfmpegArguments.Text(seconds);
        List<string> arguments = ["-v", "error", "-y", "-f", "lavfi", "-i", Format(Picture, size, rate, length)];
        if (sound) arguments.AddRange(["-f", "lavfi", "-i", Format(Beeps, length), "-c:a", "aac", "-ac", "2"]);
        await RunAsync([.. arguments, "-c:v", "libx264", "-preset", "ultrafast", "-movflags", "+faststart", "-f", "mp4", file]);
        if (rotation != 0) TrackMatrix.Rotate(file, rotation);
    }

    public static Task RunAsync(IReadOnlyList<string> arguments) => ChildProcess.RunAsync(new("ffmpeg", [.. arguments]),
        CancellationToken.None);

    private static string Format(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);
}
