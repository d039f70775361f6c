using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VideoStack.Local.Media;

/// <summary>Writes a static DASH manifest (ISO/IEC 23009-1) over the segments that HLS plays too.</summary>
public static class DashManifest
{
    private const string MainProfile = "urn:mpeg:dash:profile:isoff-main:2011";
    private const string ChannelScheme = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";
    private const string RoleScheme = "urn:mpeg:dash:role:2011";
    /// <summary>DASH-IF Interoperability Points 4.3, 6.2.6: the value is columns x rows.</summary>
    private const string TileScheme = "http://dashif.org/guidelines/thumbnail_tile";

    private static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";

    /// <param name="group">Whose outputs these are, and how to write them.</param>
    /// <param name="renditions">At least one.</param>
    /// <param name="tiles">Null when there are none.</param>
    public static string Write(PlannedGroup group, IReadOnlyList<EncodedRendition> renditions, EncodedTiles? tiles)
    {
        var options = group.Dash ?? throw new ArgumentException("The group has no DASH manifest.", nameof(group));
        // Within one set a player changes between representations: all pictures are one, each sound is its own.
        var sets = renditions.Where(rendition => rendition.Rendition is VideoRendition).Take(1)
            .Select(_ => Pictures([.. renditions.Where(rendition => rendition.Rendition is VideoRendition)], group))
            .Concat(renditions.Where(rendition => rendition.Rendition is AudioRendition).Select(sound => Sound(sound, group)))
            .Concat(tiles is null ? [] : [Images(tiles)])
            .ToList();
        Number(sets);

        var longestSegment = TimeSpan.FromSeconds(renditions.SelectMany(rendition => rendition.Segments).Max(segment => segment.Seconds));
        return Text(new XElement(Mpd + "MPD",
            new XAttribute("type", "static"),
            new XAttribute("profiles", MainProfile),
            new XAttribute("mediaPresentationDuration", Duration(TimeSpan.FromSeconds(renditions.Max(rendition => rendition.Seconds)))),
            new XAttribute("minBufferTime", Duration(options.MinBufferTime ?? longestSegment)),
            new XElement(Mpd + "Period", new XAttribute("id", 1), new XAttribute("start", "PT0S"), sets)));
    }

    private static XElement Pictures(IReadOnlyList<EncodedRendition> renditions, PlannedGroup group) =>
        new(Mpd + "AdaptationSet", Kind("video", "video/mp4"),
            new XAttribute("segmentAlignment", "true"),
            new XAttribute("startWithSAP", 1),
            new XAttribute("maxWidth", renditions.Max(rendition => rendition.Init.Width)),
            new XAttribute("maxHeight", renditions.Max(rendition => rendition.Init.Height)),
            renditions.Select(rendition => Picture(rendition, group)));

    private static XElement Picture(EncodedRendition rendition, PlannedGroup group)
    {
        var (h264, rate) = (((VideoRendition)rendition.Rendition).H264, rendition.FrameRate!.Value);
        var asked = h264.RateControlMode is "QVBR" ? h264.MaxBitrate : h264.Bitrate;
        var bandwidth = group.Dash!.AverageBandwidth ? rendition.AverageBandwidth : asked ?? rendition.PeakBandwidth;
        return new(Mpd + "Representation", Bandwidth(bandwidth),
            new XAttribute("codecs", rendition.Init.Codec),
            new XAttribute("width", rendition.Init.Width),
            new XAttribute("height", rendition.Init.Height),
            new XAttribute("frameRate", rate.Denominator == 1 ? $"{rate.Numerator}" : $"{rate}"),
            new XAttribute("sar", "1:1"),
            // In frames: a rate such as 29.97 has no whole number of milliseconds to a frame.
            DashSegments.Template(rendition, rate.Numerator, rate.Denominator, group));
    }

    private static XElement Sound(EncodedRendition rendition, PlannedGroup group)
    {
        var audio = (AudioRendition)rendition.Rendition;
        var sampleRate = audio.Aac.SampleRate!.Value;
        var set = new XElement(Mpd + "AdaptationSet", Kind("audio", "audio/mp4"),
            new XAttribute("segmentAlignment", "true"),
            new XAttribute("startWithSAP", 1));
        if (audio.Audio.LanguageCode is { } language) set.Add(new XAttribute("lang", language.ToLowerInvariant()));
        var isMain = audio.TrackType is "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT";
        set.Add(Descriptor("Role", RoleScheme, isMain ? "main" : "alternate"));
        if (audio.Audio.StreamName is { } label) set.Add(new XElement(Mpd + "Label", label));
        set.Add(new XElement(Mpd + "Representation", Bandwidth(rendition.PeakBandwidth),
            new XAttribute("codecs", rendition.Init.Codec),
            new XAttribute("audioSamplingRate", sampleRate),
            Descriptor("AudioChannelConfiguration", ChannelScheme, audio.Aac.Channels.ToString(CultureInfo.InvariantCulture)),
            DashSegments.Template(rendition, sampleRate, 1, group)));
        return set;
    }

    private static XElement Images(EncodedTiles tiles) =>
        new(Mpd + "AdaptationSet", Kind("image", "image/jpeg"),
            new XElement(Mpd + "Representation", Bandwidth(tiles.PeakBandwidth),
                new XAttribute("width", tiles.Width * tiles.Tiles.Grid.Columns),
                new XAttribute("height", tiles.Height * tiles.Tiles.Grid.Rows),
                Descriptor("EssentialProperty", TileScheme, tiles.Tiles.Grid.ToString()),
                DashSegments.Template(tiles)));

    /// <summary>Sets and representations are told apart by numbers.</summary>
    private static void Number(IEnumerable<XElement> sets)
    {
        var (setNumber, representationNumber) = (0, 0);
        foreach (var set in sets)
        {
            set.SetAttributeValue("id", ++setNumber);
            foreach (var representation in set.Elements(Mpd + "Representation")) representation.SetAttributeValue("id", ++representationNumber);
        }
    }

    private static XAttribute[] Kind(string content, string mimeType) => [new("contentType", content), new("mimeType", mimeType)];

    private static XAttribute Bandwidth(double bitsPerSecond) => new("bandwidth", (long)Math.Ceiling(bitsPerSecond));

    private static XElement Descriptor(string name, string scheme, string value) =>
        new(Mpd + name, new XAttribute("schemeIdUri", scheme), new XAttribute("value", value));

    private static string Duration(TimeSpan time) => XmlConvert.ToString(time);

    private static string Text(XElement root)
    {
        var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
            new XDocument(root).Save(writer);
        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }
}
