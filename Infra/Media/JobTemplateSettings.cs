using System.Text.Json.Nodes;
using VideoStack.Media;

namespace VideoStack.Infra.Media;

/// <summary>
/// What MediaConvert makes of a film, in the words of its API: one CMAF set of segments with an HLS and a DASH manifest over it, a rendition
/// for each rung of the ladder, the sound, tiles of thumbnails for the storyboard, and stills. IngestUpload fits it to each film.
/// </summary>
/// <remarks>
/// Operators may tune the settings of the output groups and of their outputs, the first input's video and audio selectors, the time codes, and
/// remove renditions. IngestUpload sets for itself: the file, its rotation, destinations, names and sizes of renditions, the size of
/// stills and thumbnails and the time between them; it scales bitrates by the film's shape and frame rate, and keeps frame rates at 60 or below. Nothing else
/// of an input or of the settings reaches the job.
/// <para>
/// What it costs is in the data of the encoding prices, which count all of it at the Professional tier's rate: a single pass of high quality is
/// billed so in AWS's own example, and audio normalisation is an addition of that tier. A plain single pass may be of the cheaper Basic tier.
/// Sources: MediaConvert user guide, "Understanding your billing and usage reports"; Video on Demand on AWS, "Cost".
/// </para>
/// </remarks>
internal static class JobTemplateSettings
{
    private const string AudioSelector = "Audio Selector 1";
    // AAC-LC stereo at this rate is transparent to nearly everyone. Bits per second.
    private const int AudioBitrate = 128_000;
    private const int AudioSampleRate = 48_000;
    // AES TD1004.1.15-10 for streaming: not above -16 LUFS, not below -20, and true peaks at -1 dBTP. At the loud end, because
    // films are heard on phones. Left alone, MediaConvert would choose -23, which is meant for broadcasting.
    private const double LoudnessTarget = -16;
    private const double PeakLimit = -1;
    private const int MaxStills = 10;
    private const int SecondsBetweenStills = 6;
    private const int StillWidth = 640;
    private const int StillQuality = 80;
    // The storyboard: 100 thumbnails in one image, so that a pointer on the timeline costs one request. Rows must be even and the width divisible
    // by 8 (API reference, CmafImageBasedTrickPlaySettings). The time between is the least; IngestUpload stretches it over long films.
    private const int ThumbnailWidth = 160;
    private const int ThumbnailsPerRow = 10;
    private const int ThumbnailRows = 10;

    /// <summary>The settings.</summary>
    /// <param name="rateControl">How the renditions' bits are spent.</param>
    public static JsonObject Create(RateControl rateControl = RateControl.Qvbr) => new()
    {
        ["TimecodeConfig"] = new JsonObject { ["Source"] = "ZEROBASED" },
        ["Inputs"] = new JsonArray(new JsonObject
        {
            ["TimecodeSource"] = "ZEROBASED",
            // Phones film upright and say so in a flag.
            ["VideoSelector"] = new JsonObject { ["Rotate"] = "AUTO" },
            ["AudioSelectors"] = new JsonObject { [AudioSelector] = new JsonObject { ["DefaultSelection"] = "DEFAULT" } },
        }),
        ["OutputGroups"] = new JsonArray(CreateMovie(rateControl), CreateStills()),
    };

    private static JsonObject CreateMovie(RateControl rateControl)
    {
        var outputs = new JsonArray([.. EncodingLadder.For(EncodingLadder.Reference).Select(rung => CreateRendition(rung, rateControl)), CreateSound()]);
        return new JsonObject
        {
            ["Name"] = "Movie",
            ["OutputGroupSettings"] = new JsonObject
            {
                ["Type"] = "CMAF_GROUP_SETTINGS",
                ["CmafGroupSettings"] = new JsonObject
                {
                    ["WriteHlsManifest"] = "ENABLED",
                    ["WriteDashManifest"] = "ENABLED",
                    // Without it the DASH manifest states one length for all segments, and frame rates such as 29.97 drift away from it.
                    ["WriteSegmentTimelineInRepresentation"] = "ENABLED",
                    ["SegmentControl"] = "SEGMENTED_FILES",
                    ["SegmentLength"] = EncodingLadder.SegmentSeconds,
                    ["FragmentLength"] = EncodingLadder.GopSeconds,
                    ["ManifestDurationFormat"] = "FLOATING_POINT",
                    ["ManifestCompression"] = "NONE",
                    ["StreamInfResolution"] = "INCLUDE",
                    ["CodecSpecification"] = "RFC_6381",
                    ["ClientCache"] = "ENABLED",
                    ["ImageBasedTrickPlay"] = "ADVANCED",
                    ["ImageBasedTrickPlaySettings"] = new JsonObject
                    {
                        ["IntervalCadence"] = "FOLLOW_CUSTOM",
                        ["ThumbnailInterval"] = EncodingLadder.GopSeconds,
                        ["ThumbnailWidth"] = ThumbnailWidth,
                        ["TileWidth"] = ThumbnailsPerRow,
                        ["TileHeight"] = ThumbnailRows,
                    },
                    ["DestinationSettings"] = CreateDestinationSettings(),
                },
            },
            ["Outputs"] = outputs,
        };
    }

    private static JsonObject CreateRendition(Rung rung, RateControl rateControl) => new()
    {
        ["NameModifier"] = rung.NameModifier,
        ["ContainerSettings"] = new JsonObject { ["Container"] = "CMFC" },
        ["VideoDescription"] = new JsonObject
        {
            ["Width"] = rung.Width,
            ["Height"] = rung.Height,
            ["CodecSettings"] = new JsonObject { ["Codec"] = "H_264", ["H264Settings"] = CreateH264(rung, rateControl) },
        },
    };

    private static JsonObject CreateH264(Rung rung, RateControl rateControl)
    {
        var settings = new JsonObject
        {
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
        };
        if (rateControl == RateControl.Cbr)
        {
            settings["RateControlMode"] = "CBR";
            settings["Bitrate"] = rung.MaxBitrate;
        }
        else
        {
            settings["RateControlMode"] = "QVBR";
            settings["QvbrSettings"] = new JsonObject { ["QvbrQualityLevel"] = rung.QvbrQualityLevel };
            settings["MaxBitrate"] = rung.MaxBitrate;
        }
        return settings;
    }

    private static JsonObject CreateSound() => new()
    {
        ["NameModifier"] = "_audio",
        ["ContainerSettings"] = new JsonObject { ["Container"] = "CMFC" },
        ["AudioDescriptions"] = new JsonArray(new JsonObject
        {
            ["AudioSourceName"] = AudioSelector,
            // So that no film is much louder than the one before. 1770-3 measures true peaks as well.
            ["AudioNormalizationSettings"] = new JsonObject
            {
                ["Algorithm"] = "ITU_BS_1770_3",
                ["AlgorithmControl"] = "CORRECT_AUDIO",
                ["TargetLkfs"] = LoudnessTarget,
                ["TruePeakLimiterThreshold"] = PeakLimit,
                ["LoudnessLogging"] = "DONT_LOG",
            },
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
