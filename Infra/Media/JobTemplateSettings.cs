using System.Text.Json.Nodes;
using VideoStack.Media;

namespace VideoStack.Infra.Media;

/// <summary>
/// What MediaConvert makes of a film, in the words of its API: one CMAF set with an HLS manifest, a rendition for each rung of the
/// ladder, the sound, and stills. IngestUpload fits it to each film.
/// </summary>
/// <remarks>
/// Operators may tune the settings of the output groups and of their outputs, the first input's video and audio selectors, the time codes, and
/// remove renditions. IngestUpload sets for itself: the file, its rotation, destinations, names and sizes of renditions, the height of
/// stills and the time between them; it scales bitrates by the film's shape and frame rate, and keeps frame rates at 60 or below. Nothing else
/// of an input or of the settings reaches the job.
/// </remarks>
internal static class JobTemplateSettings
{
    private const string AudioSelector = "Audio Selector 1";
    // AAC-LC stereo at this rate is transparent to nearly everyone. Bits per second.
    private const int AudioBitrate = 128_000;
    private const int AudioSampleRate = 48_000;
    private const int MaxStills = 10;
    private const int SecondsBetweenStills = 6;
    private const int StillWidth = 640;
    private const int StillQuality = 80;

    public static JsonObject Create() => new()
    {
        ["TimecodeConfig"] = new JsonObject { ["Source"] = "ZEROBASED" },
        ["Inputs"] = new JsonArray(new JsonObject
        {
            ["TimecodeSource"] = "ZEROBASED",
            // Phones film upright and say so in a flag.
            ["VideoSelector"] = new JsonObject { ["Rotate"] = "AUTO" },
            ["AudioSelectors"] = new JsonObject { [AudioSelector] = new JsonObject { ["DefaultSelection"] = "DEFAULT" } },
        }),
        ["OutputGroups"] = new JsonArray(CreateMovie(), CreateStills()),
    };

    private static JsonObject CreateMovie()
    {
        var outputs = new JsonArray([.. EncodingLadder.For(EncodingLadder.Reference).Select(CreateRendition), CreateSound()]);
        return new JsonObject
        {
            ["Name"] = "Movie",
            ["OutputGroupSettings"] = new JsonObject
            {
                ["Type"] = "CMAF_GROUP_SETTINGS",
                ["CmafGroupSettings"] = new JsonObject
                {
                    ["WriteHlsManifest"] = "ENABLED",
                    ["WriteDashManifest"] = "DISABLED",
                    ["SegmentControl"] = "SEGMENTED_FILES",
                    ["SegmentLength"] = EncodingLadder.SegmentSeconds,
                    ["FragmentLength"] = EncodingLadder.GopSeconds,
                    ["ManifestDurationFormat"] = "FLOATING_POINT",
                    ["ManifestCompression"] = "NONE",
                    ["StreamInfResolution"] = "INCLUDE",
                    ["CodecSpecification"] = "RFC_6381",
                    ["ClientCache"] = "ENABLED",
                    ["DestinationSettings"] = CreateDestinationSettings(),
                },
            },
            ["Outputs"] = outputs,
        };
    }

    private static JsonObject CreateRendition(Rung rung) => new()
    {
        ["NameModifier"] = rung.NameModifier,
        ["ContainerSettings"] = new JsonObject { ["Container"] = "CMFC" },
        ["VideoDescription"] = new JsonObject
        {
            ["Width"] = rung.Width,
            ["Height"] = rung.Height,
            ["CodecSettings"] = new JsonObject
            {
                ["Codec"] = "H_264",
                ["H264Settings"] = new JsonObject
                {
                    ["RateControlMode"] = "QVBR",
                    ["QvbrSettings"] = new JsonObject { ["QvbrQualityLevel"] = rung.QvbrQualityLevel },
                    ["MaxBitrate"] = rung.MaxBitrate,
                    ["QualityTuningLevel"] = "SINGLE_PASS_HQ",
                    ["CodecProfile"] = "HIGH",
                    ["CodecLevel"] = "AUTO",
                    // Closed groups of one length everywhere: a player changes rung at any of them.
                    ["GopSize"] = EncodingLadder.GopSeconds,
                    ["GopSizeUnits"] = "SECONDS",
                    ["GopClosedCadence"] = 1,
                    ["SceneChangeDetect"] = "DISABLED",
                    ["FramerateControl"] = "INITIALIZE_FROM_SOURCE",
                    ["ParControl"] = "SPECIFIED",
                    ["ParNumerator"] = 1,
                    ["ParDenominator"] = 1,
                },
            },
        },
    };

    private static JsonObject CreateSound() => new()
    {
        ["NameModifier"] = "_audio",
        ["ContainerSettings"] = new JsonObject { ["Container"] = "CMFC" },
        ["AudioDescriptions"] = new JsonArray(new JsonObject
        {
            ["AudioSourceName"] = AudioSelector,
            ["CodecSettings"] = new JsonObject
            {
                ["Codec"] = "AAC",
                ["AacSettings"] = new JsonObject
                {
                    ["CodecProfile"] = "LC",
                    ["CodingMode"] = "CODING_MODE_2_0",
                    ["RateControlMode"] = "CBR",
                    ["Bitrate"] = AudioBitrate,
                    ["SampleRate"] = AudioSampleRate,
                },
            },
        }),
    };

    private static JsonObject CreateStills() => new()
    {
        ["Name"] = "Stills",
        ["OutputGroupSettings"] = new JsonObject
        {
            ["Type"] = "FILE_GROUP_SETTINGS",
            ["FileGroupSettings"] = new JsonObject { ["DestinationSettings"] = CreateDestinationSettings() },
        },
        ["Outputs"] = new JsonArray(new JsonObject
        {
            ["Extension"] = "jpg",
            ["ContainerSettings"] = new JsonObject { ["Container"] = "RAW" },
            ["VideoDescription"] = new JsonObject
            {
                // The height follows from the film's shape.
                ["Width"] = StillWidth,
                ["CodecSettings"] = new JsonObject
                {
                    ["Codec"] = "FRAME_CAPTURE",
                    ["FrameCaptureSettings"] = new JsonObject
                    {
                        ["FramerateNumerator"] = 1,
                        ["FramerateDenominator"] = SecondsBetweenStills,
                        ["MaxCaptures"] = MaxStills,
                        ["Quality"] = StillQuality,
                    },
                },
            },
        }),
    };

    // Few films are watched for long: S3 finds out by itself which. Written so at once, they need no lifecycle rule.
    private static JsonObject CreateDestinationSettings() => new()
    {
        ["S3Settings"] = new JsonObject { ["StorageClass"] = "INTELLIGENT_TIERING" },
    };
}
