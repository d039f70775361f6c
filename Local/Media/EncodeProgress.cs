using System.Globalization;

namespace VideoStack.Local.Media;

/// <summary>Follows ffmpeg's <c>-progress</c> lines.</summary>
internal sealed class EncodeProgress(TimeSpan duration)
{
    private long _frames;
    private long _microseconds;

    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>0 to 100; stays 0 when the source does not tell its length.</summary>
    public int Percent => duration <= TimeSpan.Zero
        ? 0
        : (int)Math.Clamp(100 * (Interlocked.Read(ref _microseconds) / duration.TotalMicroseconds), 0, 100);

    public void Read(string line)
    {
        if (Value(line, "frame=") is { } frames) Interlocked.Exchange(ref _frames, frames);
        else if (Value(line, "out_time_us=") is { } microseconds) Interlocked.Exchange(ref _microseconds, microseconds);
    }

    private static long? Value(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal)
        && long.TryParse(line.AsSpan(name.Length), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
