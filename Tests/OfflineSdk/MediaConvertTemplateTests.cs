using System.Text.Json.Nodes;
using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using Amazon.Runtime;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>A job made from a template: what the template says must arrive at the service unchanged.</summary>
internal sealed class MediaConvertTemplateTests
{
    private const string Settings = """
        {
          "adAvailOffset": 0, "followSource": 1, "timecodeConfig": {"source": "ZEROBASED"},
          "inputs": [{"timecodeSource": "ZEROBASED", "videoSelector": {"rotate": "AUTO", "colorSpace": "FOLLOW"},
            "audioSelectors": {"Audio Selector 1": {"defaultSelection": "DEFAULT", "offset": 0, "programSelection": 1, "tracks": [1]}}}],
          "outputGroups": [
            {"customName": "movie", "name": "CMAF",
             "outputGroupSettings": {"type": "CMAF_GROUP_SETTINGS", "cmafGroupSettings": {
               "segmentLength": 6, "fragmentLength": 2, "segmentControl": "SEGMENTED_FILES", "segmentLengthControl": "GOP_MULTIPLE",
               "minFinalSegmentLength": 1.5, "writeHlsManifest": "ENABLED", "writeDashManifest": "DISABLED", "manifestDurationFormat": "FLOATING_POINT",
               "manifestCompression": "NONE", "codecSpecification": "RFC_6381", "streamInfResolution": "INCLUDE", "clientCache": "ENABLED",
               "targetDurationCompatibilityMode": "SPEC_COMPLIANT", "imageBasedTrickPlay": "ADVANCED",
               "imageBasedTrickPlaySettings": {"intervalCadence": "FOLLOW_CUSTOM", "thumbnailInterval": 2.5, "thumbnailWidth": 160, "tileWidth": 5, "tileHeight": 5},
               "destinationSettings": {"s3Settings": {"storageClass": "INTELLIGENT_TIERING", "encryption": {"encryptionType": "SERVER_SIDE_ENCRYPTION_KMS", "kmsKeyArn": "arn:key"}}}}},
             "outputs": [
               {"nameModifier": "_1080p", "containerSettings": {"container": "CMFC", "cmfcSettings": {"iFrameOnlyManifest": "EXCLUDE", "scte35Esam": "NONE"}},
                "videoDescription": {"width": 1920, "height": 1080, "scalingBehavior": "DEFAULT", "sharpness": 50, "respondToAfd": "NONE", "antiAlias": "ENABLED",
                  "timecodeInsertion": "DISABLED", "afdSignaling": "NONE", "colorMetadata": "INSERT", "dropFrameTimecode": "ENABLED",
                  "videoPreprocessors": {"deinterlacer": {"algorithm": "INTERPOLATE", "mode": "ADAPTIVE", "control": "NORMAL"}},
                  "codecSettings": {"codec": "H_264", "h264Settings": {
                    "rateControlMode": "QVBR", "qvbrSettings": {"qvbrQualityLevel": 8, "qvbrQualityLevelFineTune": 0.33}, "maxBitrate": 6000000,
                    "gopSize": 2.0, "gopSizeUnits": "SECONDS", "gopClosedCadence": 1, "numberBFramesBetweenReferenceFrames": 2, "numberReferenceFrames": 3,
                    "framerateControl": "SPECIFIED", "framerateNumerator": 30000, "framerateDenominator": 1001, "parControl": "SPECIFIED",
                    "parNumerator": 1, "parDenominator": 1, "qualityTuningLevel": "SINGLE_PASS_HQ", "sceneChangeDetect": "TRANSITION_DETECTION",
                    "codecProfile": "HIGH", "codecLevel": "AUTO", "adaptiveQuantization": "AUTO", "entropyEncoding": "CABAC", "interlaceMode": "PROGRESSIVE",
                    "hrdBufferSize": 12000000, "softness": 0, "slices": 1, "minIInterval": 0, "syntax": "DEFAULT", "repeatPps": "DISABLED",
                    "spatialAdaptiveQuantization": "ENABLED", "temporalAdaptiveQuantization": "ENABLED", "flickerAdaptiveQuantization": "ENABLED",
                    "gopBReference": "ENABLED", "dynamicSubGop": "ADAPTIVE", "telecine": "NONE", "slowPal": "DISABLED",
                    "framerateConversionAlgorithm": "DUPLICATE_DROP", "writeMp4PackagingType": "AVC1"}}}},
               {"nameModifier": "_audio", "containerSettings": {"container": "CMFC", "cmfcSettings": {"audioGroupId": "audio", "audioTrackType": "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT", "audioDuration": "MATCH_VIDEO_DURATION"}},
                "audioDescriptions": [{"audioSourceName": "Audio Selector 1", "languageCodeControl": "FOLLOW_INPUT", "audioTypeControl": "FOLLOW_INPUT", "streamName": "main",
                  "audioNormalizationSettings": {"algorithm": "ITU_BS_1770_2", "algorithmControl": "CORRECT_AUDIO", "targetLkfs": -16.0, "truePeakLimiterThreshold": -1.0, "peakCalculation": "TRUE_PEAK"},
                  "codecSettings": {"codec": "AAC", "aacSettings": {"bitrate": 128000, "codingMode": "CODING_MODE_2_0", "sampleRate": 48000, "codecProfile": "LC", "rateControlMode": "CBR", "rawFormat": "NONE", "specification": "MPEG4"}}}]}]},
            {"name": "thumbnails", "outputGroupSettings": {"type": "FILE_GROUP_SETTINGS", "fileGroupSettings": {"destinationSettings": {"s3Settings": {"storageClass": "INTELLIGENT_TIERING"}}}},
             "outputs": [{"extension": "jpg", "containerSettings": {"container": "RAW"}, "videoDescription": {"width": 640, "codecSettings": {"codec": "FRAME_CAPTURE",
               "frameCaptureSettings": {"framerateNumerator": 1, "framerateDenominator": 10, "maxCaptures": 10, "quality": 80}}}}]},
            {"name": "hls", "outputGroupSettings": {"type": "HLS_GROUP_SETTINGS", "hlsGroupSettings": {"segmentLength": 6, "minSegmentLength": 0, "directoryStructure": "SINGLE_DIRECTORY", "programDateTime": "EXCLUDE"}},
             "outputs": [{"preset": "System-Avc", "outputSettings": {"hlsSettings": {"audioGroupId": "a", "segmentModifier": "-$dt$", "iFrameOnlyManifest": "EXCLUDE"}}}]}
          ]
        }
        """;

    [Test]
    public async Task Settings_of_a_template_come_back_in_the_job_without_loss()
    {
        await using var service = await ServiceStub.StartAsync();
        using var client = new AmazonMediaConvertClient(
            new BasicAWSCredentials("id", "secret"), new AmazonMediaConvertConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1" });
        service.Answer($$"""
            {"jobTemplate": {"name": "dev-MovieHLS", "arn": "arn:t", "type": "CUSTOM", "category": "films", "priority": -1, "statusUpdateInterval": "SECONDS_10",
             "createdAt": 1700000000, "accelerationSettings": {"mode": "DISABLED"}, "settings": {{Settings}} } }
            """);
        service.Answer("""{"job": {"id": "1"}}""", 201);

        var template = (await client.GetJobTemplateAsync(new GetJobTemplateRequest { Name = "dev-MovieHLS" })).JobTemplate;
        await client.CreateJobAsync(new CreateJobRequest { Role = "r", Settings = JobOf(template.Settings) });

        Assert.That((template.Name, template.Type, template.Category, template.Priority), Is.EqualTo(("dev-MovieHLS", Amazon.MediaConvert.Type.CUSTOM, "films", -1)));
        var sent = JsonNode.Parse(service.Calls[1].Body)!["settings"]!;
        Assert.That(JsonNode.DeepEquals(sent, JsonNode.Parse(Settings)), Is.True, sent.ToJsonString());
    }

    [Test]
    public void What_is_not_set_is_null()
    {
        var output = new Output();
        var settings = new H264Settings();

        Assert.That((output.AudioDescriptions, new JobSettings().OutputGroups, new CreateJobRequest().UserMetadata), Is.EqualTo(((object?)null, (object?)null, (object?)null)));
        Assert.That((settings.MaxBitrate, settings.GopSize, settings.RateControlMode), Is.EqualTo(((int?)null, (double?)null, (H264RateControlMode?)null)));
    }

    [Test]
    public void Constants_are_equal_to_their_values()
    {
        H264RateControlMode mode = "QVBR";

        Assert.That(mode, Is.SameAs(H264RateControlMode.QVBR));
        Assert.That(mode == "QVBR", Is.True);
        Assert.That(H264RateControlMode.FindValue("NEWER").Value, Is.EqualTo("NEWER"));
    }

    private static JobSettings JobOf(JobTemplateSettings template) => new()
    {
        AdAvailOffset = template.AdAvailOffset,
        FollowSource = template.FollowSource,
        TimecodeConfig = template.TimecodeConfig,
        OutputGroups = template.OutputGroups,
        Inputs =
        [
            .. template.Inputs.Select(input => new Input
            {
                TimecodeSource = input.TimecodeSource,
                VideoSelector = input.VideoSelector,
                AudioSelectors = input.AudioSelectors,
            }),
        ],
    };
}
