using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Local.Media;

/// <summary>The part of MediaConvert's job settings that the local encoder acts on. Names, units and defaults are the service's.</summary>
public sealed record JobSettings
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<JobInput> Inputs { get; init; } = [];

    public IReadOnlyList<OutputGroup> OutputGroups { get; init; } = [];

    /// <summary>
    /// Reads the API's JSON. Throws <see cref="InvalidJobException"/> where a member is not supported or has the wrong type.
    /// </summary>
    public static JobSettings Parse(JsonNode? settings)
    {
        SupportedSettings.Check(settings);
        try
        {
            return settings.Deserialize<JobSettings>(Wire) ?? throw new InvalidJobException("/settings: Should not be null");
        }
        catch (JsonException e)
        {
            throw new InvalidJobException($"/settings: {e.Path} has the wrong type");
        }
    }
}

public sealed record JobInput
{
    /// <summary><c>s3://bucket/key</c>.</summary>
    public string? FileInput { get; init; }

    public VideoSelector? VideoSelector { get; init; }

    public IReadOnlyDictionary<string, AudioSelector>? AudioSelectors { get; init; }
}

/// <param name="Rotate">DEGREE_0 (default), DEGREES_90, DEGREES_180, DEGREES_270 clockwise, or AUTO: as the container says.</param>
public sealed record VideoSelector(string? Rotate);

public sealed record AudioSelector(string? DefaultSelection);

public sealed record OutputGroup
{
    public OutputGroupSettings? OutputGroupSettings { get; init; }

    public IReadOnlyList<Output> Outputs { get; init; } = [];
}

public sealed record OutputGroupSettings(string? Type, CmafGroupSettings? CmafGroupSettings, FileGroupSettings? FileGroupSettings);

public sealed record FileGroupSettings(string? Destination);

public sealed record Output
{
    public string? NameModifier { get; init; }

    public ContainerSettings? ContainerSettings { get; init; }

    public VideoDescription? VideoDescription { get; init; }

    public IReadOnlyList<AudioDescription> AudioDescriptions { get; init; } = [];
}

public sealed record ContainerSettings(string? Container, CmfcSettings? CmfcSettings);

/// <param name="AudioGroupId">For an audio output; default <c>program_audio</c>.</param>
/// <param name="AudioRenditionSets">For a video output: the groups it plays with, between commas; default <c>program_audio</c>.</param>
public sealed record CmfcSettings(string? AudioGroupId, string? AudioRenditionSets, string? AudioTrackType);

public sealed record VideoDescription(int? Width, int? Height, string? ScalingBehavior, VideoCodecSettings? CodecSettings);

public sealed record VideoCodecSettings(string? Codec, H264Settings? H264Settings, FrameCaptureSettings? FrameCaptureSettings);

public sealed record H264Settings
{
    /// <summary>QVBR, VBR (default) or CBR.</summary>
    public string? RateControlMode { get; init; }

    /// <summary>Bits per second; for VBR and CBR.</summary>
    public int? Bitrate { get; init; }

    /// <summary>Bits per second; for QVBR and VBR.</summary>
    public int? MaxBitrate { get; init; }

    /// <summary>Bits; default twice the maximal bit rate.</summary>
    public int? HrdBufferSize { get; init; }

    public QvbrSettings? QvbrSettings { get; init; }

    public double? GopSize { get; init; }

    /// <summary>FRAMES, SECONDS or AUTO.</summary>
    public string? GopSizeUnits { get; init; }

    /// <summary>DISABLED, ENABLED (default) or TRANSITION_DETECTION.</summary>
    public string? SceneChangeDetect { get; init; }

    /// <summary>INITIALIZE_FROM_SOURCE (default) or SPECIFIED.</summary>
    public string? FramerateControl { get; init; }

    public int? FramerateNumerator { get; init; }

    public int? FramerateDenominator { get; init; }

    public int? NumberBFramesBetweenReferenceFrames { get; init; }

    public string? CodecProfile { get; init; }
}

/// <param name="QvbrQualityLevel">1 to 10; default: the service chooses.</param>
/// <param name="QvbrQualityLevelFineTune">Added to the level: 0 to below 1.</param>
public sealed record QvbrSettings(int? QvbrQualityLevel, double? QvbrQualityLevelFineTune);

/// <summary>Captures per second as a fraction; quality 1 to 100.</summary>
public sealed record FrameCaptureSettings(int? FramerateNumerator, int? FramerateDenominator, int? MaxCaptures, int? Quality);
