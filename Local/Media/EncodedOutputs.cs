namespace VideoStack.Local.Media;

/// <summary>Reads what ffmpeg left in a job's directory, and describes it: manifests for players, details for the COMPLETE event.</summary>
internal sealed class EncodedOutputs(EncodePlan plan, SourceMedia source, string directory)
{
    /// <summary>By group.</summary>
    private readonly List<List<EncodedRendition>> _renditions = [.. plan.Groups.Select((group, index) => group.Outputs.OfType<Rendition>()
        .Select(rendition => Read(rendition, plan, source, OutputUploader.DirectoryOf(directory, index)))
        .ToList())];

    /// <summary>In the order of upload: a multivariant playlist never points to one that is not there yet.</summary>
    public IEnumerable<(int Group, string FileName, string Text)> Manifests()
    {
        foreach (var (renditions, group) in _renditions.Select((renditions, group) => (renditions, group)))
        {
            if (renditions.Count == 0) continue;
            foreach (var rendition in renditions) yield return (group, rendition.Rendition.Playlist, HlsPlaylists.Media(rendition));
            yield return (group, plan.Groups[group].MasterPlaylist, HlsPlaylists.Master(renditions));
        }
    }

    public EncodeResult Result() => new([.. plan.Groups.Select((group, index) => new EncodedGroup(
        group.Type,
        group.Type == PlannedGroup.Cmaf ? [group.Destination.Sibling(group.MasterPlaylist)] : [],
        [.. _renditions[index].Select(Output), .. group.Outputs.OfType<FrameCapture>().Select(capture => Output(capture, index))]))]);

    private static EncodedRendition Read(Rendition rendition, EncodePlan plan, SourceMedia source, string folder)
    {
        var playlist = Path.Combine(folder, rendition.Playlist);
        if (!File.Exists(playlist))
            throw new EncodeException(EncodeException.TranscodingFailed, $"Nothing could be decoded from [{plan.Input}]");

        var segments = HlsPlaylists.Segments(File.ReadLines(playlist))
            .Select(segment => new Segment(segment.FileName, segment.Seconds, new FileInfo(Path.Combine(folder, segment.FileName)).Length))
            .ToList();
        var init = InitSegment.Parse(File.ReadAllBytes(Path.Combine(folder, rendition.Init)));
        FrameRate? rate = rendition is VideoRendition video ? new FilterGraph(plan, source.Video).RateOf(video) : null;
        return new(rendition, init, rate, segments);
    }

    private static EncodedOutput Output(EncodedRendition rendition) => new(
        null, TimeSpan.FromSeconds(rendition.Seconds), rendition.Init.Width > 0 ? (rendition.Init.Width, rendition.Init.Height) : null);

    private EncodedOutput Output(FrameCapture capture, int group)
    {
        var count = 0;
        while (File.Exists(Path.Combine(OutputUploader.DirectoryOf(directory, group), capture.Picture(count)))) count++;
        if (count == 0)
            throw new EncodeException(EncodeException.TranscodingFailed, $"No frame could be captured from [{plan.Input}]");

        var size = new FilterGraph(plan, source.Video).SizeOf(capture);
        return new(plan.Groups[group].Destination.Sibling(capture.Picture(count - 1)), source.Duration, size);
    }
}
