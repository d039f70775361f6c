using System.Globalization;
using System.Text;

namespace VideoStack.Local.Media;

/// <param name="Seconds">Its exact length.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Segment(string FileName, double Seconds, long Bytes)
{
    public double BitsPerSecond => Bytes * 8 / Seconds;
}

/// <summary>A rendition as encoded.</summary>
public sealed record EncodedRendition(Rendition Rendition, InitSegment Init, FrameRate? FrameRate, IReadOnlyList<Segment> Segments)
{
    public double Seconds => Segments.Sum(segment => segment.Seconds);

    public double PeakBandwidth => Segments.Max(segment => segment.BitsPerSecond);

    public double AverageBandwidth => Segments.Sum(segment => segment.Bytes) * 8 / Seconds;
}

/// <summary>Writes HLS playlists (RFC 8216) over fMP4 segments.</summary>
public static class HlsPlaylists
{
    /// <summary>Segment names and lengths, from the playlist that ffmpeg wrote.</summary>
    public static IEnumerable<(string FileName, double Seconds)> Segments(IEnumerable<string> lines)
    {
        const string tag = "#EXTINF:";
        var seconds = 0.0;
        foreach (var line in lines)
        {
            if (line.StartsWith(tag, StringComparison.Ordinal))
                seconds = double.Parse(line[tag.Length..].TrimEnd(','), CultureInfo.InvariantCulture);
            else if (line.Length > 0 && line[0] != '#')
                yield return (line, seconds);
        }
    }

    public static string Media(EncodedRendition rendition)
    {
        var playlist = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n");
        // RFC 8216: every EXTINF, rounded to the nearest integer, is at most the target duration.
        var target = rendition.Segments.Max(segment => Math.Ceiling(segment.Seconds - 0.5));
        playlist.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{Math.Max(1, target)}\n");
        playlist.Append("#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        playlist.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{rendition.Rendition.Init}\"\n");
        foreach (var segment in rendition.Segments)
            playlist.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Seconds:0.000000},\n{segment.FileName}\n");
        return playlist.Append("#EXT-X-ENDLIST\n").ToString();
    }

    /// <param name="renditions">What to choose from.</param>
    /// <param name="tiles">Thumbnails to search by; null when there are none.</param>
    public static string Master(IReadOnlyList<EncodedRendition> renditions, EncodedTiles? tiles = null)
    {
        var playlist = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        var sounds = renditions
            .Where(rendition => rendition.Rendition is AudioRendition)
            .ToLookup(rendition => ((AudioRendition)rendition.Rendition).GroupId);
        foreach (var sound in sounds.SelectMany(group => group)) playlist.Append(Sound(sound));

        foreach (var rendition in renditions)
        {
            if (rendition.Rendition is not VideoRendition video) continue;

            var groups = video.AudioGroups.Where(sounds.Contains).ToList();
            // One line per group that the picture may play with; one without sound if there is none.
            foreach (var group in groups.DefaultIfEmpty()) playlist.Append(Variant(rendition, group, group is null ? [] : sounds[group]));
        }

        if (tiles is not null) playlist.Append(HlsImages.Variant(tiles));
        return playlist.ToString();
    }

    private static string Sound(EncodedRendition sound)
    {
        var audio = (AudioRendition)sound.Rendition;
        var name = audio.Audio.StreamName ?? audio.GroupId;
        var language = audio.Audio.LanguageCode is { } code ? $",LANGUAGE=\"{code.ToLowerInvariant()}\"" : "";
        var isDefault = audio.TrackType is "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT" ? "YES" : "NO";
        var autoSelect = audio.TrackType is "ALTERNATE_AUDIO_NOT_AUTO_SELECT" ? "NO" : "YES";
        return $"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"{audio.GroupId}\"{language},NAME=\"{name}\""
            + $",DEFAULT={isDefault},AUTOSELECT={autoSelect},URI=\"{audio.Playlist}\"\n";
    }

    private static string Variant(EncodedRendition video, string? group, IEnumerable<EncodedRendition> sounds)
    {
        var sound = sounds.MaxBy(candidate => candidate.PeakBandwidth);
        var codecs = sound is null ? video.Init.Codec : $"{video.Init.Codec},{sound.Init.Codec}";
        var audio = group is null ? "" : $",AUDIO=\"{group}\"";
        var peak = video.PeakBandwidth + (sound?.PeakBandwidth ?? 0);
        var average = video.AverageBandwidth + (sound?.AverageBandwidth ?? 0);
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={peak:0},AVERAGE-BANDWIDTH={average:0},CODECS=\"{codecs}\"")
            .Append(CultureInfo.InvariantCulture, $",RESOLUTION={video.Init.Width}x{video.Init.Height}")
            .Append(CultureInfo.InvariantCulture, $",FRAME-RATE={video.FrameRate!.Value.Value:0.000}{audio}\n{video.Rendition.Playlist}\n")
            .ToString();
    }
}
