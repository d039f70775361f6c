using System.Globalization;
using System.Text;
using VideoStack.Functions.Shared.Playback;

namespace VideoStack.Functions.Transcode.Storyboards;

/// <summary>
/// The storyboard as players take it: WebVTT, whose cues say which rectangle of which image shows which moment (media fragments,
/// <c>#xywh=</c>).
/// </summary>
internal static class Storyboard
{
    // A timeline has no room for more; it bounds what a strange playlist could make the function write.
    private const int MaxCues = 5000;

    /// <summary>The text of the file; null when there is nothing to show.</summary>
    /// <param name="images">In the order of the film, their addresses relative to the file.</param>
    /// <param name="filmSeconds">The film's length: no cue goes beyond it. 0 when it is not known.</param>
    public static string? Write(IEnumerable<TileImage> images, double filmSeconds)
    {
        var end = filmSeconds > 0 ? filmSeconds : double.PositiveInfinity;
        var text = new StringBuilder("WEBVTT\n");
        var cues = 0;
        var start = 0.0;
        foreach (var image in images)
        {
            var last = Math.Min(start + image.Seconds, end);
            for (var index = 0; index < image.Count && cues < MaxCues; index++)
            {
                var from = start + index * image.SecondsEach;
                if (from >= last) break;
                var to = index == image.Count - 1 ? last : Math.Min(from + image.SecondsEach, last);
                var (x, y) = (index % image.Columns * image.Width, index / image.Columns * image.Height);
                text.Append(CultureInfo.InvariantCulture, $"\n{Time(from)} --> {Time(to)}\n{image.Uri}#xywh={x},{y},{image.Width},{image.Height}\n");
                cues++;
            }
            start += image.Seconds;
        }
        return cues > 0 ? text.ToString() : null;
    }

    private static string Time(double seconds) => WebVtt.Time(TimeSpan.FromMilliseconds(Math.Round(seconds * 1000)));
}
