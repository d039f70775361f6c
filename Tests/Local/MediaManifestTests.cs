using System.Xml.Linq;

namespace VideoStack.Local.Tests;

/// <summary>Manifests of real encodes, held against the files that they name.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class MediaManifestTests
{
    private const string Folder = "media/v1";
    private const string Source = "uploads/v1/source";
    private static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";

    [TestCase("30", 13)]
    [TestCase("30000/1001", 13)]
    public async Task The_DASH_manifest_tells_when_each_segment_begins(string rate, double seconds)
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, Source), "320x180", rate, seconds);

        var end = await platform.RunAsync(MediaJobSettings.For($"s3://raw/{Source}", $"s3://processed/{Folder}", [("180p", 320, 180), ("90p", 160, 90)]));

        Assert.That((string?)end["status"], Is.EqualTo("COMPLETE"), end.ToJsonString());
        var manifest = XDocument.Load(platform.Store.FileOf(MediaPlatform.Processed, $"{Folder}/movie.mpd"));
        var duration = System.Xml.XmlConvert.ToTimeSpan((string)manifest.Root!.Attribute("mediaPresentationDuration")!);
        Assert.That(duration.TotalSeconds, Is.EqualTo(seconds).Within(0.05));
        var templates = manifest.Descendants(Mpd + "SegmentTemplate").ToList();
        Assert.That(templates, Has.Count.EqualTo(3));
        foreach (var template in templates)
        {
            var start = (string)template.Attribute("initialization")!;
            var (rendition, extension) = (start[..start.IndexOf("init", StringComparison.Ordinal)], Path.GetExtension(start)[1..]);
            var number = 0;
            foreach (var told in Starts(template))
            {
                var segment = ((string)template.Attribute("media")!)
                    .Replace("$Number%09d$", $"{++number:D9}", StringComparison.Ordinal);
                var file = MediaInspection.Join(platform.Store, Folder, rendition, extension, segment);
                var first = (await MediaInspection.ProbeAsync(file, "-show_entries", "packet=pts_time"))["packets"]!.AsArray()
                    .Min(packet => MediaInspection.Number(packet!["pts_time"]));
                // The first of the sound begins before zero: players skip that.
                Assert.That(Math.Max(0, first), Is.EqualTo(told).Within(0.0005), segment);
            }

            Assert.That(platform.Store.Keys(MediaPlatform.Processed).Count(key => key.StartsWith($"{Folder}/{rendition}_0", StringComparison.Ordinal)),
                Is.EqualTo(number), "every segment is told");
        }
    }

    [Test]
    public async Task Thumbnails_cover_the_film_to_its_end()
    {
        await using var platform = await MediaPlatform.StartAsync();
        await MediaSources.MakeAsync(platform.Store.FileOf(MediaPlatform.Raw, Source), "320x180", "30", 13, sound: false);

        var end = await platform.RunAsync(MediaJobSettings.For($"s3://raw/{Source}", $"s3://processed/{Folder}", [("180p", 320, 180)], sound: false)
            .WithTiles(interval: 2));

        Assert.That((string?)end["status"], Is.EqualTo("COMPLETE"), end.ToJsonString());
        var playlist = await File.ReadAllTextAsync(platform.Store.FileOf(MediaPlatform.Processed, $"{Folder}/movie_thumbnails.m3u8"));
        Assert.That(playlist.Split('\n').Where(line => line.StartsWith("#EXTINF", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "#EXTINF:8.000000,", "#EXTINF:5.000000," }), "seven thumbnails, four to an image");
        Assert.That(playlist, Does.Contain("#EXT-X-TILES:RESOLUTION=104x58,LAYOUT=2x2,DURATION=2.000000\nmovie_thumbnails_000000001.jpg"));
        Assert.That(platform.Store.Keys(MediaPlatform.Processed).Count(key => key.EndsWith(".jpg", StringComparison.Ordinal)), Is.EqualTo(2));
        // Flashes are bright at every whole second, where the thumbnails are taken; the cell behind the film's end is black.
        var last = platform.Store.FileOf(MediaPlatform.Processed, $"{Folder}/movie_thumbnails_000000002.jpg");
        Assert.That(platform.Store.TypeOf(MediaPlatform.Processed, $"{Folder}/movie_thumbnails_000000002.jpg"), Is.EqualTo("image/jpeg"));
        var picture = (await MediaInspection.ProbeAsync(last, "-show_streams"))["streams"]![0]!;
        Assert.That(((int)picture["width"]!, (int)picture["height"]!), Is.EqualTo((208, 116)));
        Assert.That(await MediaInspection.BrightnessAsync(last, "104:58:0:58"), Is.GreaterThan(200), "the third cell, at 12 s");
        Assert.That(await MediaInspection.BrightnessAsync(last, "104:58:104:58"), Is.LessThan(20), "the fourth, behind the end");
    }

    private static IEnumerable<double> Starts(XElement template)
    {
        var (timescale, time) = ((double)template.Attribute("timescale")!, 0L);
        foreach (var run in template.Descendants(Mpd + "S"))
        {
            for (var i = 0; i <= ((int?)run.Attribute("r") ?? 0); i++, time += (long)run.Attribute("d")!) yield return time / timescale;
        }
    }
}
