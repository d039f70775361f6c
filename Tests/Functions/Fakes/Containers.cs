using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>Answers of the probe.</summary>
internal static class Containers
{
    public static Container Movie(int width = 1920, int height = 1080, int rate = 30, bool sound = true, double? duration = 10, Codec? codec = null)
    {
        var picture = new Track
        {
            TrackType = TrackType.Video,
            Codec = codec ?? Codec.AVC,
            VideoProperties = new VideoProperties { Width = width, Height = height, FrameRate = new FrameRate { Numerator = rate, Denominator = 1 } },
        };
        return new Container { Format = Format.Mp4, Duration = duration, Tracks = sound ? [picture, Sound()] : [picture] };
    }

    public static Container SoundOnly() => new() { Format = Format.Mp4, Duration = 10, Tracks = [Sound()] };

    private static Track Sound() => new() { TrackType = TrackType.Audio, AudioProperties = new AudioProperties { Channels = 2 } };
}
