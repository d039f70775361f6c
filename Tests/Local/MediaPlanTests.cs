using System.Text.Json.Nodes;
using VideoStack.Local.Media;

namespace VideoStack.Local.Tests;

public sealed class MediaPlanTests
{
    [Test]
    public void Files_are_named_as_MediaConvert_names_them()
    {
        var plan = EncodePlanner.Plan(JobSettings.Parse(MediaJobSettings.For("s3://raw/uploads/v1/source", "s3://processed/media/v1",
            [("1080p", 1920, 1080)], captures: [])));

        var (video, audio, capture) = (plan.Video.Single(), plan.Audio.Single(), plan.Captures.Single());
        Assert.That(plan.Groups[0].MasterPlaylist, Is.EqualTo("movie.m3u8"));
        Assert.That((video.Playlist, video.Init, video.SegmentPattern),
            Is.EqualTo(("movie_1080p.m3u8", "movie_1080pinit.cmfv", "movie_1080p_%09d.cmfv")));
        Assert.That((audio.Playlist, audio.Init, audio.SegmentPattern),
            Is.EqualTo(("movie_audio.m3u8", "movie_audioinit.cmfa", "movie_audio_%09d.cmfa")));
        Assert.That((capture.Pattern, capture.Picture(12)), Is.EqualTo(("thumb.%07d.jpg", "thumb.0000012.jpg")));
        Assert.That(plan.Groups[0].Destination.ToString(), Is.EqualTo("s3://processed/media/v1/movie"));
        Assert.That(plan.Groups[1].Destination.ToString(), Is.EqualTo("s3://processed/media/v1/thumbnails/thumb"));
    }

    [TestCase("inputs/0/fileInput", "\"/home/film.mp4\"", "/inputs/0/fileInput")]
    [TestCase("inputs/0/videoSelector/rotate", "\"LEFT\"", "/inputs/0/videoSelector/rotate")]
    [TestCase("inputs", "[]", "/inputs")]
    [TestCase("outputGroups", "[]", "/outputGroups")]
    [TestCase("outputGroups/0/outputGroupSettings/type", "\"DASH_ISO_GROUP_SETTINGS\"", "/outputGroups/0/outputGroupSettings/type")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/destination", "\"movie\"", "destination")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/writeHlsManifest", "\"DISABLED\"", "writeHlsManifest: Only ENABLED is supported, not DISABLED")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/mpdProfile", "\"ON_DEMAND_PROFILE\"", "mpdProfile")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/encryption", "{}", "/outputGroups/0/outputGroupSettings/cmafGroupSettings/encryption: The local MediaConvert does not support this setting")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlay", "\"THUMBNAIL\"", "imageBasedTrickPlay: Only NONE and ADVANCED")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlaySettings/intervalCadence", "\"FOLLOW_SEGMENTATION\"", "intervalCadence")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlaySettings/intervalCadence", "null", "intervalCadence")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlaySettings/thumbnailInterval", "null", "thumbnailInterval")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlaySettings/thumbnailWidth", "100", "thumbnailWidth")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlaySettings/thumbnailHeight", "57", "thumbnailHeight")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlaySettings/tileWidth", "513", "tileWidth")]
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/imageBasedTrickPlaySettings/tileHeight", "3", "tileHeight")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/width", "321", "/outputGroups/0/outputs/0/videoDescription/width")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/height", "16", "/outputGroups/0/outputs/0/videoDescription/height")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/codecSettings/codec", "\"AV1\"", "codec")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/codecSettings/h264Settings/maxBitrate", "null", "maxBitrate")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/codecSettings/h264Settings/gopClosedCadence", "0", "gopClosedCadence: Only 1")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/codecSettings/h264Settings/telecine", "\"SOFT\"", "telecine")]
    [TestCase("outputGroups/0/outputs/1/audioDescriptions/0/audioNormalizationSettings/algorithm", "\"ITU_BS_1770_1\"", "algorithm")]
    [TestCase("outputGroups/0/outputs/1/audioDescriptions/0/audioNormalizationSettings/algorithmControl", "null", "algorithmControl")]
    [TestCase("outputGroups/0/outputs/1/audioDescriptions/0/audioNormalizationSettings/targetLkfs", "-2", "targetLkfs")]
    [TestCase("outputGroups/0/outputs/1/audioDescriptions/0/audioNormalizationSettings/loudnessLogging", "\"LOG\"", "loudnessLogging")]
    [TestCase("outputGroups/0/outputs/0/containerSettings/container", "\"MP4\"", "container")]
    [TestCase("outputGroups/0/outputs/1/nameModifier", "\"_180p\"", "nameModifier")]
    [TestCase("outputGroups/0/outputs/1/audioDescriptions/0/audioSourceName", "\"Audio Selector 2\"", "audioSourceName")]
    [TestCase("outputGroups/0/outputs/1/audioDescriptions/0/codecSettings/aacSettings/sampleRate", "\"fast\"", "sampleRate")]
    public void A_job_that_cannot_be_done_is_refused_with_the_setting_at_fault(string path, string value, string named)
    {
        var settings = MediaJobSettings.For("s3://raw/uploads/v1/source", "s3://processed/media/v1", [("180p", 320, 180)])
            .WithTiles(interval: 2).WithLoudness(-16);
        Set(settings, path.Split('/'), JsonNode.Parse(value));

        Assert.That(() => EncodePlanner.Plan(JobSettings.Parse(settings)), Throws.TypeOf<InvalidJobException>()
            .With.Message.Contains(named));
    }

    [Test]
    public void The_settings_that_the_platform_sends_are_all_known()
    {
        var settings = MediaJobSettings.For("s3://raw/uploads/v1/source", "s3://processed/media/v1", [("180p", 320, 180)], captures: [])
            .WithTiles(interval: 2).WithLoudness(-16);

        var plan = EncodePlanner.Plan(JobSettings.Parse(settings));

        Assert.That(plan.Groups[0].Dash, Is.EqualTo(new DashOptions(ExactDurations: true, AverageBandwidth: false, MinBufferTime: null)));
        Assert.That(plan.Tiles.Single().Grid, Is.EqualTo(new TileGrid(2, 2, 104, null, 2)));
        Assert.That((plan.Groups[0].DashManifest, plan.Tiles.Single().Picture(1)), Is.EqualTo(("movie.mpd", "movie_thumbnails_000000001.jpg")));
    }

    private static void Set(JsonNode node, ReadOnlySpan<string> path, JsonNode? value)
    {
        while (path.Length > 1)
        {
            node = node is JsonArray list ? list[int.Parse(path[0], System.Globalization.CultureInfo.InvariantCulture)]! : node[path[0]]!;
            path = path[1..];
        }

        node[path[0]] = value;
    }
}
