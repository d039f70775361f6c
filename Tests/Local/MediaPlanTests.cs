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
    [TestCase("outputGroups/0/outputGroupSettings/cmafGroupSettings/writeDashManifest", "\"ENABLED\"", "writeDashManifest")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/width", "321", "/outputGroups/0/outputs/0/videoDescription/width")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/height", "16", "/outputGroups/0/outputs/0/videoDescription/height")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/codecSettings/codec", "\"AV1\"", "codec")]
    [TestCase("outputGroups/0/outputs/0/videoDescription/codecSettings/h264Settings/maxBitrate", "null", "maxBitrate")]
    [TestCase("outputGroups/0/outputs/0/containerSettings/container", "\"MP4\"", "container")]
    [TestCase("outputGroups/0/outputs/1/nameModifier", "\"_180p\"", "nameModifier")]
    [TestCase("outputGroups/0/outputs/1/audioDescriptions/0/audioSourceName", "\"Audio Selector 2\"", "audioSourceName")]
    [TestCase("outputGroups/0/outputs/1/audioDescriptions/0/codecSettings/aacSettings/sampleRate", "\"fast\"", "sampleRate")]
    public void A_job_that_cannot_be_done_is_refused_with_the_setting_at_fault(string path, string value, string named)
    {
        var settings = MediaJobSettings.For("s3://raw/uploads/v1/source", "s3://processed/media/v1", [("180p", 320, 180)]);
        Set(settings, path.Split('/'), JsonNode.Parse(value));

        Assert.That(() => EncodePlanner.Plan(JobSettings.Parse(settings)), Throws.TypeOf<InvalidJobException>()
            .With.Message.Contains(named));
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
