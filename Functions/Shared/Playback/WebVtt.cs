using System.Globalization;

namespace VideoStack.Functions.Shared.Playback;

/// <summary>WebVTT (W3C) as it is written here.</summary>
public static class WebVtt
{
    /// <summary>The media type that files are stored with.</summary>
    public const string ContentType = "text/vtt; charset=utf-8";

    /// <summary>A cue's time: hours, minutes, seconds and milliseconds, such as <c>00:01:02.500</c>.</summary>
    public static string Time(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");
}
