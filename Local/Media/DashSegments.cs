using System.Xml.Linq;

namespace VideoStack.Local.Media;

/// <summary>Writes where a representation's segments are and how long each is.</summary>
internal static class DashSegments
{
    private static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";

    /// <param name="rendition">Whose segments.</param>
    /// <param name="timescale">Parts of a second.</param>
    /// <param name="frameTicks">How many of them a frame, or a sample, lasts: every segment is a whole number of those.</param>
    /// <param name="group">How to write it.</param>
    public static XElement Template(EncodedRendition rendition, int timescale, int frameTicks, PlannedGroup group)
    {
        var template = Template(rendition.Rendition.SegmentPattern, timescale);
        template.Add(new XAttribute("initialization", Escaped(rendition.Rendition.Init)));
        var lengths = rendition.Segments.Select(segment => Ticks(segment.Seconds, timescale, frameTicks)).ToList();
        if (group.Dash!.ExactDurations) template.Add(Timeline(lengths));
        else template.Add(new XAttribute("duration", lengths[0]));
        return template;
    }

    /// <summary>All images are told with the same length: players find a thumbnail by its share of it. The last may end behind the film.</summary>
    public static XElement Template(EncodedTiles tiles)
    {
        var rate = tiles.FrameRate;
        var template = Template(tiles.Tiles.Pattern, rate.Numerator);
        template.Add(new XAttribute("duration", (long)tiles.IntervalFrames * tiles.Tiles.Grid.Cells * rate.Denominator));
        return template;
    }

    private static XElement Template(string pattern, int timescale) => new(Mpd + "SegmentTemplate",
        new XAttribute("timescale", timescale),
        new XAttribute("media", Escaped(pattern).Replace(Rendition.SegmentNumber, $"$Number{Rendition.SegmentNumber}$", StringComparison.Ordinal)),
        new XAttribute("startNumber", 1));

    private static XElement Timeline(List<long> lengths)
    {
        var timeline = new XElement(Mpd + "SegmentTimeline");
        for (var (i, next) = (0, 0); i < lengths.Count; i = next)
        {
            next = i + 1;
            while (next < lengths.Count && lengths[next] == lengths[i]) next++;
            var run = new XElement(Mpd + "S", i == 0 ? new XAttribute("t", 0) : null, new XAttribute("d", lengths[i]));
            if (next - i > 1) run.Add(new XAttribute("r", next - i - 1));
            timeline.Add(run);
        }

        return timeline;
    }

    private static long Ticks(double seconds, int timescale, int frameTicks) =>
        Math.Max(1, (long)Math.Round(seconds * timescale / frameTicks)) * frameTicks;

    /// <summary>In a template a dollar sign begins a placeholder.</summary>
    private static string Escaped(string fileName) => fileName.Replace("$", "$$", StringComparison.Ordinal);
}
