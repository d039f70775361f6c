namespace VideoStack.Local.Media;

/// <summary>
/// Turns job settings into a plan. Refuses what MediaConvert would refuse, and also what this encoder cannot do: a setting that was
/// silently ignored here would surprise in production.
/// </summary>
public static class EncodePlanner
{
    private const string DefaultAudioGroup = "program_audio";
    private const int DefaultSegmentSeconds = 10;

    private static readonly HashSet<string> Rotations = ["AUTO", "DEGREE_0", "DEGREES_90", "DEGREES_180", "DEGREES_270"];

    /// <summary>Throws <see cref="InvalidJobException"/> naming the setting.</summary>
    public static EncodePlan Plan(JobSettings settings)
    {
        Require(settings.Inputs.Count == 1, "/inputs", "Exactly one input is supported");
        Require(settings.OutputGroups.Count > 0, "/outputGroups", "Should not be empty");
        var input = settings.Inputs[0];
        var file = S3Location.TryParse(input.FileInput);
        Require(file is { Key.Length: > 0 }, "/inputs/0/fileInput", "Should be s3://bucket/key");
        var rotate = input.VideoSelector?.Rotate ?? "DEGREE_0";
        Require(Rotations.Contains(rotate), "/inputs/0/videoSelector/rotate", $"{rotate} is not a rotation");

        var groups = settings.OutputGroups.Select((group, index) => Group(group, input, file!, $"/outputGroups/{index}"));
        return new(file!, rotate, [.. groups]);
    }

    private static PlannedGroup Group(OutputGroup group, JobInput input, S3Location file, string path)
    {
        Require(group.Outputs.Count > 0, $"{path}/outputs", "Should not be empty");
        return group.OutputGroupSettings?.Type switch
        {
            "CMAF_GROUP_SETTINGS" => CmafGroup(group, input, file, path),
            "FILE_GROUP_SETTINGS" => FileGroup(group, file, path),
            _ => throw new InvalidJobException(
                $"{path}/outputGroupSettings/type: Only CMAF_GROUP_SETTINGS and FILE_GROUP_SETTINGS are supported"),
        };
    }

    private static PlannedGroup CmafGroup(OutputGroup group, JobInput input, S3Location file, string path)
    {
        var (cmaf, at) = (group.OutputGroupSettings!.CmafGroupSettings, $"{path}/outputGroupSettings/cmafGroupSettings");
        Require(cmaf is not null, at, "Should not be null");
        var destination = Destination(cmaf!.Destination, file, at);
        List<PlannedOutput> outputs =
            [.. group.Outputs.Select((output, index) => Segmented(output, input, destination.FileName, $"{path}/outputs/{index}"))];
        if (TilePlanner.Plan(cmaf, outputs.OfType<VideoRendition>().FirstOrDefault(), destination.FileName, at) is { } tiles)
            outputs.Add(tiles);
        var planned = new PlannedGroup(PlannedGroup.Cmaf, destination, cmaf.SegmentLength ?? DefaultSegmentSeconds, outputs)
        {
            Dash = cmaf.WriteDashManifest is "DISABLED" ? null : Dash(cmaf),
        };
        return Checked(planned, path);
    }

    private static DashOptions Dash(CmafGroupSettings cmaf) => new(
        cmaf.WriteSegmentTimelineInRepresentation is "ENABLED",
        cmaf.MpdManifestBandwidthType is "AVERAGE",
        cmaf.MinBufferTime is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null);

    private static PlannedGroup FileGroup(OutputGroup group, S3Location file, string path)
    {
        var settings = group.OutputGroupSettings!.FileGroupSettings;
        var destination = Destination(settings?.Destination, file, $"{path}/outputGroupSettings/fileGroupSettings");
        var outputs = group.Outputs.Select((output, index) => Captures(output, destination.FileName, $"{path}/outputs/{index}"));
        return Checked(new(PlannedGroup.File, destination, 0, [.. outputs]), path);
    }

    private static Rendition Segmented(Output output, JobInput input, string baseName, string path)
    {
        Require(output.ContainerSettings?.Container is "CMFC", $"{path}/containerSettings/container", "Should be CMFC");
        var cmfc = output.ContainerSettings!.CmfcSettings;
        var name = baseName + output.NameModifier;
        if (output.VideoDescription is { } video)
        {
            Require(output.AudioDescriptions.Count == 0, path, "A CMAF output holds video or audio, not both");
            path += "/videoDescription";
            Require(video.CodecSettings?.Codec is "H_264", $"{path}/codecSettings/codec", "Only H_264 is supported");
            var h264 = RateControlled(video.CodecSettings!.H264Settings, $"{path}/codecSettings/h264Settings");
            return new VideoRendition(name, EvenSize(video, path), h264,
                (cmfc?.AudioRenditionSets ?? DefaultAudioGroup).Split(',', StringSplitOptions.TrimEntries));
        }

        Require(output.AudioDescriptions.Count == 1, path, "Should have a videoDescription or one of audioDescriptions");
        var audio = output.AudioDescriptions[0];
        path += "/audioDescriptions/0";
        Require(audio.CodecSettings?.Codec is "AAC", $"{path}/codecSettings/codec", "Only AAC is supported");
        Require(audio.AudioSourceName is null || input.AudioSelectors?.ContainsKey(audio.AudioSourceName) is true,
            $"{path}/audioSourceName", $"There is no audio selector '{audio.AudioSourceName}'");
        var aac = audio.CodecSettings!.AacSettings;
        Require(aac is { SampleRate: > 0 }, $"{path}/codecSettings/aacSettings", "Should have sampleRate");
        LoudnessFilter.Check(audio.AudioNormalizationSettings, $"{path}/audioNormalizationSettings");
        return new AudioRendition(name, audio, aac!, cmfc?.AudioGroupId ?? DefaultAudioGroup,
            cmfc?.AudioTrackType ?? "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT");
    }

    private static FrameCapture Captures(Output output, string baseName, string path)
    {
        var settings = output.VideoDescription?.CodecSettings;
        path += "/videoDescription";
        Require(settings?.Codec is "FRAME_CAPTURE", $"{path}/codecSettings/codec", "Only FRAME_CAPTURE is supported in a file group");
        var captures = settings!.FrameCaptureSettings ?? new(null, null, null, null);
        return new(baseName + output.NameModifier, EvenSize(output.VideoDescription!, path), captures);
    }

    private static H264Settings RateControlled(H264Settings? h264, string path)
    {
        Require(h264 is not null, path, "Should not be null");
        if (h264!.RateControlMode is "QVBR") Require(h264.MaxBitrate is not null, $"{path}/maxBitrate", "Should be given with QVBR");
        else Require(h264.Bitrate is not null, $"{path}/bitrate", "Should be given with CBR and VBR");
        return h264;
    }

    private static VideoDescription EvenSize(VideoDescription video, string path)
    {
        const string rule = "Should be even and between 32 and 8192";
        Require(IsSide(video.Width), $"{path}/width", rule);
        Require(IsSide(video.Height), $"{path}/height", rule);
        return video;

        // 4:2:0 pictures have no odd sides; the service refuses them too.
        static bool IsSide(int? pixels) => pixels is null or (>= 32 and <= 8192) && pixels % 2 is null or 0;
    }

    private static S3Location Destination(string? destination, S3Location input, string path)
    {
        var location = S3Location.TryParse(destination);
        Require(location is not null, $"{path}/destination", "Should be s3://bucket/folder/name");
        // A destination that ends in a slash takes the input's name, as the service does.
        return location!.FileName.Length > 0 ? location : location.Sibling(Path.GetFileNameWithoutExtension(input.FileName));
    }

    private static PlannedGroup Checked(PlannedGroup group, string path)
    {
        var names = group.Outputs.Select(output => output.Name).ToHashSet();
        Require(names.Count == group.Outputs.Count, $"{path}/outputs", "Each output needs its own nameModifier");
        return group;
    }

    internal static void Require(bool condition, string path, string message)
    {
        if (!condition) throw new InvalidJobException($"{path}: {message}");
    }
}
