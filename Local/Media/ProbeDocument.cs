using System.Text.Json.Nodes;

namespace VideoStack.Local.Media;

/// <summary>What Probe answers about a file.</summary>
internal static class ProbeDocument
{
    private static readonly HashSet<string> SameName =
    [
        "av1", "vp8", "vp9", "aac", "ac3", "eac3", "flac", "mp3", "opus", "vorbis", "jpeg2000", "mjpeg", "prores", "qtrle", "theora",
    ];

    /// <param name="source">What ffprobe found.</param>
    /// <param name="metadata">About the object itself.</param>
    public static JsonObject Of(SourceMedia source, JsonObject metadata) => new()
    {
        ["container"] = Container(source),
        ["metadata"] = metadata,
        ["trackMappings"] = new JsonArray(new JsonObject
        {
            ["videoTrackIndexes"] = Indexes<VideoTrack>(source),
            ["audioTrackIndexes"] = Indexes<AudioTrack>(source),
            ["dataTrackIndexes"] = new JsonArray(),
        }),
    };

    /// <summary>The API's name for a codec; UNKNOWN when it has none.</summary>
    public static string Codec(string codec) => codec switch
    {
        "h264" => "AVC",
        "hevc" => "HEVC",
        "mpeg2video" => "MPEG2",
        "mpeg1video" => "MPEG1",
        "mpeg4" => "MP4V",
        "rawvideo" => "UNCOMPRESSED",
        _ when codec.StartsWith("pcm_", StringComparison.Ordinal) => "PCM",
        _ => SameName.Contains(codec) ? codec.ToUpperInvariant() : "UNKNOWN",
    };

    private static JsonObject Container(SourceMedia source)
    {
        var container = new JsonObject
        {
            ["duration"] = source.Duration.TotalSeconds,
            ["tracks"] = new JsonArray([.. source.Tracks.Select(Track)]),
        };
        if (Format(source) is { } format) container["format"] = format;
        return container;
    }

    /// <summary>The API's names for containers; it has none for the rest.</summary>
    private static string? Format(SourceMedia source) => source.Format.Split(',')[0] switch
    {
        "mov" => source.Brand?.Trim() is "qt" ? "quicktime" : "mp4",
        // ffprobe does not tell the two apart; WebM is Matroska with these codecs.
        "matroska" => source.Tracks.All(track => track.Codec is "vp8" or "vp9" or "av1" or "opus" or "vorbis") ? "webm" : "matroska",
        "wav" => "wave",
        var same and ("mxf" or "avi" or "mpegts") => same,
        _ => null,
    };

    private static JsonNode Track(SourceTrack track)
    {
        var json = new JsonObject
        {
            ["index"] = track.Index + 1,
            ["codec"] = Codec(track.Codec),
            ["duration"] = track.Duration.TotalSeconds,
        };
        switch (track)
        {
            case VideoTrack video:
                json["trackType"] = "video";
                json["videoProperties"] = Without(new()
                {
                    ["width"] = video.Width,
                    ["height"] = video.Height,
                    ["bitDepth"] = video.BitDepth,
                    ["bitRate"] = video.BitRate,
                    ["frameRate"] = new JsonObject
                    {
                        ["numerator"] = video.FrameRate.Numerator,
                        ["denominator"] = video.FrameRate.Denominator,
                    },
                });
                break;
            case AudioTrack audio:
                json["trackType"] = "audio";
                json["audioProperties"] = Without(new()
                {
                    ["channels"] = audio.Channels,
                    ["sampleRate"] = audio.SampleRate,
                    ["bitRate"] = audio.BitRate,
                    ["languageCode"] = audio.Language?.ToUpperInvariant(),
                });
                break;
        }

        return json;
    }

    private static JsonArray Indexes<T>(SourceMedia source)
        where T : SourceTrack =>
        [.. source.Tracks.OfType<T>().Select(track => (JsonNode)(track.Index + 1))];

    /// <summary>The API leaves out what it does not know.</summary>
    private static JsonObject Without(JsonObject json)
    {
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList()) json.Remove(name);
        return json;
    }
}
