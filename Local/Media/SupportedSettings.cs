using System.Text.Json.Nodes;

namespace VideoStack.Local.Media;

/// <summary>
/// Every job setting that the local encoder knows. All others are refused: a setting that was silently ignored here would surprise in
/// production.
/// </summary>
internal static class SupportedSettings
{
    // Below each object its members. Behind a colon: the only values for which the encoder does the right thing. Members without one are
    // checked by the planners, or change nothing that a player could notice: time codes are not shown, objects lie on one disk whatever
    // their storage class, segments are loaded whole however they are fragmented, and how hard x264 tries is its preset.
    private const string Table =
        """
        timecodeConfig
          source
        inputs.*
          fileInput timecodeSource
        inputs.*.videoSelector
          rotate
        inputs.*.audioSelectors.*
          defaultSelection
        outputGroups.*
          name customName
        outputGroups.*.outputGroupSettings
          type
        outputGroups.*.outputGroupSettings.fileGroupSettings
          destination
        outputGroups.*.outputGroupSettings.fileGroupSettings.destinationSettings.s3Settings
          storageClass
        outputGroups.*.outputGroupSettings.cmafGroupSettings
          destination segmentLength fragmentLength minBufferTime
          writeHlsManifest: ENABLED
          writeDashManifest: ENABLED DISABLED
          segmentControl: SEGMENTED_FILES
          segmentLengthControl: GOP_MULTIPLE
          manifestDurationFormat: FLOATING_POINT
          manifestCompression: NONE
          streamInfResolution: INCLUDE
          codecSpecification: RFC_6381
          clientCache: ENABLED
          targetDurationCompatibilityMode: SPEC_COMPLIANT
          dashManifestStyle: BASIC
          mpdProfile: MAIN_PROFILE
          mpdManifestBandwidthType: MAX AVERAGE
          ptsOffsetHandlingForBFrames: ZERO_BASED
          writeSegmentTimelineInRepresentation: ENABLED DISABLED
          imageBasedTrickPlay: NONE ADVANCED
        outputGroups.*.outputGroupSettings.cmafGroupSettings.destinationSettings.s3Settings
          storageClass
        outputGroups.*.outputGroupSettings.cmafGroupSettings.imageBasedTrickPlaySettings
          thumbnailInterval thumbnailWidth thumbnailHeight tileWidth tileHeight
          intervalCadence: FOLLOW_CUSTOM FOLLOW_IFRAME
        outputGroups.*.outputs.*
          nameModifier
          extension: jpg
        outputGroups.*.outputs.*.containerSettings
          container
        outputGroups.*.outputs.*.containerSettings.cmfcSettings
          audioGroupId audioRenditionSets
          audioTrackType: ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT ALTERNATE_AUDIO_AUTO_SELECT ALTERNATE_AUDIO_NOT_AUTO_SELECT
        outputGroups.*.outputs.*.videoDescription
          width height
          scalingBehavior: DEFAULT STRETCH_TO_OUTPUT
        outputGroups.*.outputs.*.videoDescription.codecSettings
          codec
        outputGroups.*.outputs.*.videoDescription.codecSettings.frameCaptureSettings
          framerateNumerator framerateDenominator maxCaptures quality
        outputGroups.*.outputs.*.videoDescription.codecSettings.h264Settings
          bitrate maxBitrate hrdBufferSize qualityTuningLevel gopSize numberBFramesBetweenReferenceFrames
          framerateNumerator framerateDenominator
          rateControlMode: QVBR CBR VBR
          codecProfile: BASELINE MAIN HIGH
          codecLevel: AUTO
          gopSizeUnits: FRAMES SECONDS AUTO
          gopClosedCadence: 1
          sceneChangeDetect: DISABLED ENABLED TRANSITION_DETECTION
          framerateControl: INITIALIZE_FROM_SOURCE SPECIFIED
          framerateConversionAlgorithm: DUPLICATE_DROP
          parControl: SPECIFIED
          parNumerator: 1
          parDenominator: 1
        outputGroups.*.outputs.*.videoDescription.codecSettings.h264Settings.qvbrSettings
          qvbrQualityLevel qvbrQualityLevelFineTune
        outputGroups.*.outputs.*.audioDescriptions.*
          audioSourceName streamName languageCode
          languageCodeControl: USE_CONFIGURED
        outputGroups.*.outputs.*.audioDescriptions.*.audioNormalizationSettings
          peakCalculation targetLkfs truePeakLimiterThreshold
          algorithm: ITU_BS_1770_2 ITU_BS_1770_3 ITU_BS_1770_4
          algorithmControl: CORRECT_AUDIO MEASURE_ONLY
          correctionGateLevel: -70
          loudnessLogging: DONT_LOG
        outputGroups.*.outputs.*.audioDescriptions.*.codecSettings
          codec
        outputGroups.*.outputs.*.audioDescriptions.*.codecSettings.aacSettings
          bitrate sampleRate
          codingMode: CODING_MODE_1_0 CODING_MODE_2_0 CODING_MODE_5_1
          codecProfile: LC
          rateControlMode: CBR
        """;

    private static readonly Dictionary<string, string[]> Settings = Read();

    /// <summary>The objects and lists on the way to a setting.</summary>
    private static readonly HashSet<string> Containers = [.. Settings.Keys.SelectMany(Ancestors)];

    /// <summary>Throws <see cref="InvalidJobException"/> for the first setting, or value of one, that is not supported.</summary>
    public static void Check(JsonNode? settings)
    {
        if (settings is JsonObject json) CheckMembers(json, "", "");
    }

    private static void Check(JsonNode? node, string path, string setting)
    {
        switch (node)
        {
            case null:
                return; // Not given.
            case JsonObject json when Containers.Contains(setting):
                CheckMembers(json, path, setting + ".");
                return;
            case JsonArray list when Containers.Contains(setting):
                for (var i = 0; i < list.Count; i++) Check(list[i], $"{path}/{i}", $"{setting}.*");
                return;
            case JsonValue value when Settings.TryGetValue(setting, out var values):
                if (values.Length > 0 && !values.Contains(value.ToString()))
                    throw new InvalidJobException($"{path}: Only {string.Join(" and ", values)} is supported, not {value}");
                return;
            default:
                throw new InvalidJobException($"{path}: The local MediaConvert does not support this setting");
        }
    }

    private static void CheckMembers(JsonObject json, string path, string prefix)
    {
        foreach (var (name, value) in json)
        {
            // Selectors are told by names of their own.
            var member = Containers.Contains($"{prefix}*") && !Containers.Contains(prefix + name) ? "*" : name;
            Check(value, $"{path}/{name}", prefix + member);
        }
    }

    private static Dictionary<string, string[]> Read()
    {
        var (settings, parent) = (new Dictionary<string, string[]>(), "");
        foreach (var line in Table.Split('\n'))
        {
            if (line[0] != ' ') parent = line.TrimEnd();
            else if (line.Split(':') is [var name, var values]) settings[$"{parent}.{name.Trim()}"] = Words(values);
            else foreach (var member in Words(line)) settings[$"{parent}.{member}"] = [];
        }

        return settings;

        static string[] Words(string text) => text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Ancestors(string setting)
    {
        for (var dot = setting.LastIndexOf('.'); dot > 0; dot = setting.LastIndexOf('.', dot - 1)) yield return setting[..dot];
    }
}
