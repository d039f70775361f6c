using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Media;

/// <summary>What ffprobe found in a file.</summary>
/// <param name="Format">ffprobe's names for the container.</param>
/// <param name="Brand">The MP4 major brand, if any.</param>
public sealed record SourceMedia(string Format, string? Brand, TimeSpan Duration, IReadOnlyList<SourceTrack> Tracks)
{
    /// <summary>The picture: cover art does not count.</summary>
    public VideoTrack? Video => Tracks.OfType<VideoTrack>().FirstOrDefault();

    public AudioTrack? Audio => Tracks.OfType<AudioTrack>().FirstOrDefault();

    /// <summary>Reads <c>ffprobe -print_format json -show_format -show_streams</c>.</summary>
    public static SourceMedia Parse(JsonNode document)
    {
        var format = document["format"]!;
        var tracks = document["streams"]!.AsArray().Select(stream => Track(stream!)).OfType<SourceTrack>();
        return new((string)format["format_name"]!, (string?)format["tags"]?["major_brand"], Seconds(format["duration"]), [.. tracks]);
    }

    private static SourceTrack? Track(JsonNode stream)
    {
        var index = (int)stream["index"]!;
        var codec = (string?)stream["codec_name"] ?? "unknown";
        var bitRate = Number(stream["bit_rate"]);
        return (string?)stream["codec_type"] switch
        {
            "video" when (int?)stream["disposition"]?["attached_pic"] is 1 => null,
            "video" => new VideoTrack(index, codec, Seconds(stream["duration"]), bitRate)
            {
                Width = (int)stream["width"]!,
                Height = (int)stream["height"]!,
                FrameRate = FrameRate.OfSource((string?)stream["r_frame_rate"], (string?)stream["avg_frame_rate"]),
                Rotation = Rotation(stream),
                PixelAspect = PixelAspect((string?)stream["sample_aspect_ratio"]),
                BitDepth = (int)(Number(stream["bits_per_raw_sample"]) ?? 8),
            },
            "audio" => new AudioTrack(index, codec, Seconds(stream["duration"]), bitRate)
            {
                Channels = (int)stream["channels"]!,
                SampleRate = (int)(Number(stream["sample_rate"]) ?? 0),
                Language = (string?)stream["tags"]?["language"],
            },
            _ => null,
        };
    }

    /// <summary>Clockwise degrees; ffprobe says them counter-clockwise.</summary>
    private static int Rotation(JsonNode stream)
    {
        var matrix = stream["side_data_list"]?.AsArray().FirstOrDefault(data => data?["rotation"] is not null);
        return matrix is null ? 0 : (360 - (int)Math.Round((double)matrix["rotation"]!)) % 360;
    }

    /// <summary>ffprobe writes 0:1 when it does not know.</summary>
    private static double PixelAspect(string? ratio) =>
        ratio?.Split(':') is [var across, var down] && Number(across) is { } width and > 0 && Number(down) is { } height and > 0
            ? (double)width / height
            : 1;

    private static TimeSpan Seconds(JsonNode? text) =>
        text is null ? TimeSpan.Zero : TimeSpan.FromSeconds(double.Parse((string)text!, CultureInfo.InvariantCulture));

    private static long? Number(JsonNode? text) =>
        long.TryParse((string?)text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <param name="Index">In the file, from 0.</param>
/// <param name="Codec">ffmpeg's name.</param>
/// <param name="BitRate">Bits per second, where the container tells.</param>
public abstract record SourceTrack(int Index, string Codec, TimeSpan Duration, long? BitRate);

public sealed record VideoTrack(int Index, string Codec, TimeSpan Duration, long? BitRate) : SourceTrack(Index, Codec, Duration, BitRate)
{
    /// <summary>As coded, before rotation.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    public required FrameRate FrameRate { get; init; }

    /// <summary>Clockwise degrees that the container asks for.</summary>
    public int Rotation { get; init; }

    /// <summary>How much wider than high a pixel is; 1 for square ones.</summary>
    public double PixelAspect { get; init; } = 1;

    public int BitDepth { get; init; } = 8;
}

public sealed record AudioTrack(int Index, string Codec, TimeSpan Duration, long? BitRate) : SourceTrack(Index, Codec, Duration, BitRate)
{
    public required int Channels { get; init; }

    public required int SampleRate { get; init; }

    public string? Language { get; init; }
}
