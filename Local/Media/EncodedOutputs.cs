namespace VideoStack.Local.Media;

/// <summary>Reads what ffmpeg left in a job's directory, and describes it: manifests for players, details for the COMPLETE event.</summary>
internal sealed class EncodedOutputs
{
    private readonly EncodePlan _plan;
    private readonly SourceMedia _source;
    private readonly string _directory;
    private readonly FilterGraph _graph;

    /// <summary>By group.</summary>
    private readonly List<List<EncodedRendition>> _renditions;

    /// <summary>By group.</summary>
    private readonly List<EncodedTiles?> _tiles;

    public EncodedOutputs(EncodePlan plan, SourceMedia source, string directory)
    {
        (_plan, _source, _directory, _graph) = (plan, source, directory, new FilterGraph(plan, source.Video));
        _renditions = [.. plan.Groups.Select((group, index) => group.Outputs.OfType<Rendition>()
            .Select(rendition => Read(rendition, FolderOf(index))).ToList())];
        _tiles = [.. plan.Groups.Select((group, index) => group.Outputs.OfType<TileImages>()
            .Select(tiles => EncodedTiles.Read(tiles, _graph, Of(tiles.Follows).Seconds, FolderOf(index))).SingleOrDefault())];
    }

    /// <summary>In the order of upload: no manifest names one that is not there yet.</summary>
    public IEnumerable<(int Group, string FileName, string Text)> Manifests()
    {
        foreach (var (renditions, index) in _renditions.Select((renditions, index) => (renditions, index)))
        {
            if (renditions.Count == 0) continue;
            var (group, tiles) = (_plan.Groups[index], _tiles[index]);
            foreach (var rendition in renditions) yield return (index, rendition.Rendition.Playlist, HlsPlaylists.Media(rendition));
            if (tiles is not null) yield return (index, tiles.Tiles.Playlist, HlsImages.Media(tiles));
            yield return (index, group.MasterPlaylist, HlsPlaylists.Master(renditions, tiles));
            if (group.Dash is not null) yield return (index, group.DashManifest, DashManifest.Write(group, renditions, tiles));
        }
    }

    public EncodeResult Result() => new([.. _plan.Groups.Select((group, index) => new EncodedGroup(
        group.Type,
        [.. TopManifests(group).Select(group.Destination.Sibling)],
        [.. _renditions[index].Select(Output), .. group.Outputs.OfType<FrameCapture>().Select(capture => Output(capture, index))]))]);

    /// <summary>As events list them: the DASH manifest first.</summary>
    private static IEnumerable<string> TopManifests(PlannedGroup group)
    {
        if (group.Type != PlannedGroup.Cmaf) yield break;
        if (group.Dash is not null) yield return group.DashManifest;
        yield return group.MasterPlaylist;
    }

    private string FolderOf(int group) => OutputUploader.DirectoryOf(_directory, group);

    private EncodedRendition Of(Rendition rendition) => _renditions.SelectMany(group => group).Single(encoded => encoded.Rendition == rendition);

    private EncodedRendition Read(Rendition rendition, string folder)
    {
        var playlist = Path.Combine(folder, rendition.Playlist);
        if (!File.Exists(playlist))
            throw new EncodeException(EncodeException.TranscodingFailed, $"Nothing could be decoded from [{_plan.Input}]");

        var segments = HlsPlaylists.Segments(File.ReadLines(playlist))
            .Select(segment => new Segment(segment.FileName, segment.Seconds, new FileInfo(Path.Combine(folder, segment.FileName)).Length))
            .ToList();
        var init = InitSegment.Parse(File.ReadAllBytes(Path.Combine(folder, rendition.Init)));
        // ffmpeg counts what players skip; the film does not.
        segments[0] = segments[0] with { Seconds = segments[0].Seconds - init.SkippedSeconds };
        FrameRate? rate = rendition is VideoRendition video ? _graph.RateOf(video) : null;
        return new(rendition, init, rate, segments);
    }

    private static EncodedOutput Output(EncodedRendition rendition) => new(
        null, TimeSpan.FromSeconds(rendition.Seconds), rendition.Init.Width > 0 ? (rendition.Init.Width, rendition.Init.Height) : null);

    private EncodedOutput Output(FrameCapture capture, int group)
    {
        var count = 0;
        while (File.Exists(Path.Combine(FolderOf(group), capture.Picture(count)))) count++;
        if (count == 0)
            throw new EncodeException(EncodeException.TranscodingFailed, $"No frame could be captured from [{_plan.Input}]");

        return new(_plan.Groups[group].Destination.Sibling(capture.Picture(count - 1)), _source.Duration, _graph.SizeOf(capture));
    }
}
