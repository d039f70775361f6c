using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

/// <summary>Job settings in the API's JSON, shaped like the ones the platform sends.</summary>
internal static class MediaJobSettings
{
    public static JsonObject For(
        string input,
        string destination,
        IReadOnlyList<(string Name, int Width, int Height)> rungs,
        bool sound = true,
        JsonObject? captures = null,
        JsonObject? h264 = null)
    {
        var outputs = rungs.Select(rung => (JsonNode)Video(rung.Name, rung.Width, rung.Height, h264)).ToList();
        if (sound) outputs.Add(Audio());
        var groups = new JsonArray(new JsonObject
        {
            ["outputGroupSettings"] = new JsonObject
            {
                ["type"] = "CMAF_GROUP_SETTINGS",
                ["cmafGroupSettings"] = new JsonObject
                {
                    ["destination"] = $"{destination}/movie",
                    ["segmentLength"] = 6,
                    ["fragmentLength"] = 2,
                    ["writeHlsManifest"] = "ENABLED",
                    ["writeDashManifest"] = "ENABLED",
                    ["writeSegmentTimelineInRepresentation"] = "ENABLED",
                },
            },
            ["outputs"] = new JsonArray([.. outputs]),
        });
        if (captures is not null) groups.Add(Captures(destination, captures));
        return new()
        {
            ["inputs"] = new JsonArray(new JsonObject
            {
                ["fileInput"] = input,
                ["videoSelector"] = new JsonObject { ["rotate"] = "AUTO" },
                ["audioSelectors"] = new JsonObject { ["Audio Selector 1"] = new JsonObject { ["defaultSelection"] = "DEFAULT" } },
            }),
            ["outputGroups"] = groups,
        };
    }

    /// <summary>Thumbnails of the group, four to an image.</summary>
    public static JsonObject WithTiles(this JsonObject settings, double interval, int width = 104)
    {
        var group = settings["outputGroups"]![0]!["outputGroupSettings"]!["cmafGroupSettings"]!.AsObject();
        group["imageBasedTrickPlay"] = "ADVANCED";
        group["imageBasedTrickPlaySettings"] = new JsonObject
        {
            ["intervalCadence"] = "FOLLOW_CUSTOM",
            ["thumbnailInterval"] = interval,
            ["thumbnailWidth"] = width,
            ["tileWidth"] = 2,
            ["tileHeight"] = 2,
        };
        return settings;
    }

    /// <summary>Sound at one loudness.</summary>
    public static JsonObject WithLoudness(this JsonObject settings, double target)
    {
        var sound = settings["outputGroups"]![0]!["outputs"]!.AsArray().Last()!["audioDescriptions"]![0]!;
        sound["audioNormalizationSettings"] = new JsonObject
        {
            ["algorithm"] = "ITU_BS_1770_3",
            ["algorithmControl"] = "CORRECT_AUDIO",
            ["targetLkfs"] = target,
            ["truePeakLimiterThreshold"] = -1,
            ["loudnessLogging"] = "DONT_LOG",
        };
        return settings;
    }

    public static JsonObject Video(string name, int width, int height, JsonObject? h264 = null) => new()
    {
        ["nameModifier"] = $"_{name}",
        ["containerSettings"] = new JsonObject { ["container"] = "CMFC" },
        ["videoDescription"] = new JsonObject
        {
            ["width"] = width,
            ["height"] = height,
            ["codecSettings"] = new JsonObject
            {
                ["codec"] = "H_264",
                ["h264Settings"] = h264?.DeepClone() ?? new JsonObject
                {
                    ["rateControlMode"] = "QVBR",
                    ["maxBitrate"] = 1_000_000,
                    ["qvbrSettings"] = new JsonObject { ["qvbrQualityLevel"] = 7 },
                    ["gopSize"] = 2,
                    ["gopSizeUnits"] = "SECONDS",
                    ["framerateControl"] = "INITIALIZE_FROM_SOURCE",
                    ["codecProfile"] = "HIGH",
                    ["numberBFramesBetweenReferenceFrames"] = 2,
                    ["sceneChangeDetect"] = "TRANSITION_DETECTION",
                },
            },
        },
    };

    private static JsonObject Audio() => new()
    {
        ["nameModifier"] = "_audio",
        ["containerSettings"] = new JsonObject { ["container"] = "CMFC" },
        ["audioDescriptions"] = new JsonArray(new JsonObject
        {
            ["audioSourceName"] = "Audio Selector 1",
            ["codecSettings"] = new JsonObject
            {
                ["codec"] = "AAC",
                ["aacSettings"] = new JsonObject { ["bitrate"] = 96_000, ["codingMode"] = "CODING_MODE_2_0", ["sampleRate"] = 48_000 },
            },
        }),
    };

    private static JsonObject Captures(string destination, JsonObject settings) => new()
    {
        ["outputGroupSettings"] = new JsonObject
        {
            ["type"] = "FILE_GROUP_SETTINGS",
            ["fileGroupSettings"] = new JsonObject { ["destination"] = $"{destination}/thumbnails/thumb" },
        },
        ["outputs"] = new JsonArray(new JsonObject
        {
            ["containerSettings"] = new JsonObject { ["container"] = "RAW" },
            ["videoDescription"] = new JsonObject
            {
                ["width"] = 160,
                ["codecSettings"] = new JsonObject { ["codec"] = "FRAME_CAPTURE", ["frameCaptureSettings"] = settings.DeepClone() },
            },
        }),
    };
}
