using Amazon.MediaConvert;
using Amazon.MediaConvert.Model;
using VideoStack.Media;

namespace VideoStack.Functions.Tests.Fakes;

/// <summary>A job template of the kind that the platform deploys.</summary>
internal static class Templates
{
    public static JobTemplateSettings Movie() => new()
    {
        Inputs =
        [
            new InputTemplate
            {
                TimecodeSource = InputTimecodeSource.ZEROBASED,
                VideoSelector = new VideoSelector(),
                AudioSelectors = new() { ["Audio Selector 1"] = new AudioSelector { DefaultSelection = AudioDefaultSelection.DEFAULT } },
            },
        ],
        OutputGroups =
        [
            new OutputGroup
            {
                OutputGroupSettings = new() { Type = OutputGroupType.CMAF_GROUP_SETTINGS, CmafGroupSettings = Movies() },
                Outputs = [.. EncodingLadder.For(EncodingLadder.Reference).Select(Rendition), new Output { NameModifier = "_audio", AudioDescriptions = [new()] }],
            },
            new OutputGroup
            {
                OutputGroupSettings = new() { Type = OutputGroupType.FILE_GROUP_SETTINGS, FileGroupSettings = new() },
                Outputs = [Stills()],
            },
        ],
    };

    private static CmafGroupSettings Movies() => new()
    {
        SegmentLength = 6,
        ImageBasedTrickPlay = CmafImageBasedTrickPlay.ADVANCED,
        ImageBasedTrickPlaySettings = new() { ThumbnailInterval = 2, ThumbnailWidth = 160, TileWidth = 10, TileHeight = 10 },
    };

    private static Output Rendition(Rung rung) => new()
    {
        NameModifier = rung.NameModifier,
        VideoDescription = new()
        {
            Width = rung.Width,
            Height = rung.Height,
            CodecSettings = new()
            {
                Codec = VideoCodec.H_264,
                H264Settings = new() { MaxBitrate = rung.MaxBitrate, GopSize = 2, FramerateControl = H264FramerateControl.INITIALIZE_FROM_SOURCE },
            },
        },
    };

    private static Output Stills() => new()
    {
        VideoDescription = new()
        {
            Width = 640,
            CodecSettings = new()
            {
                Codec = VideoCodec.FRAME_CAPTURE,
                FrameCaptureSettings = new() { FramerateNumerator = 1, FramerateDenominator = 6, MaxCaptures = 10 },
            },
        },
    };
}
