using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Players that keep no cookies: every address that they meet opens by itself, and none opens another film.</summary>
public sealed partial class SignedManifestTests
{
    private static Uri Site => PlatformFixture.Platform.Address;

    [Test]
    public async Task A_private_film_plays_without_cookies()
    {
        using var visitor = new Visitor(Site, PlatformFixture.Creator);
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(await PlatformFixture.Films.MakeAsync(2, "320x240"), visibility: "private"));
        var grant = await visitor.ReadAsync($"/api/videos/{videoId}/playback");
        var signed = (string)grant["sources"]![0]!["signedUrl"]!;

        using var stranger = new HttpClient { BaseAddress = Site };
        var master = await stranger.GetStringAsync(signed);
        var variants = Addresses(new Uri(Site, signed), master);
        Assert.That(variants, Is.Not.Empty, master);
        foreach (var variant in variants)
        {
            var playlist = await stranger.GetStringAsync(variant);
            foreach (var segment in Addresses(variant, playlist)) await AssertOpensThisFilmOnlyAsync(stranger, segment, videoId);
        }

        var dash = new Uri(Site, (string)grant["sources"]!.AsArray().Single(source => (string)source!["type"]! == "application/dash+xml")!["signedUrl"]!);
        var segments = DashAddresses(dash, XDocument.Parse(await stranger.GetStringAsync(dash)));
        Assert.That(segments, Is.Not.Empty);
        foreach (var segment in segments) await AssertOpensThisFilmOnlyAsync(stranger, segment, videoId);

        using var manifest = await stranger.GetAsync(signed.Replace(videoId, $"{Guid.CreateVersion7()}", StringComparison.Ordinal));
        Assert.That(manifest.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden).Or.EqualTo(HttpStatusCode.NotFound), "the token of another film");
    }

    private static async Task AssertOpensThisFilmOnlyAsync(HttpClient stranger, Uri segment, string videoId)
    {
        using var opened = await stranger.GetAsync(segment);
        Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{segment}");
        using var stripped = await stranger.GetAsync(segment.GetLeftPart(UriPartial.Path));
        Assert.That(stripped.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "without its signature");
        using var another = await stranger.GetAsync(segment.PathAndQuery.Replace(videoId, $"{Guid.CreateVersion7()}", StringComparison.Ordinal));
        Assert.That(another.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "for another film");
    }

    // What comes first of each representation, and its first segment, as a player fills in the templates.
    private static List<Uri> DashAddresses(Uri manifest, XDocument document) =>
    [
        .. from template in document.Descendants().Where(element => element.Name.LocalName == "SegmentTemplate")
           from representation in template.Parent!.DescendantsAndSelf().Where(element => element.Name.LocalName == "Representation")
           from address in new[] { (string?)template.Attribute("initialization"), (string?)template.Attribute("media") }.OfType<string>()
           select new Uri(manifest, Filled(address, (string)representation.Attribute("id")!, (int?)template.Attribute("startNumber") ?? 1)),
    ];

    private static string Filled(string template, string representation, int number) => Number().Replace(
        template.Replace("$RepresentationID$", representation, StringComparison.Ordinal),
        format => number.ToString(new string('0', format.Groups["width"].Success ? int.Parse(format.Groups["width"].Value, CultureInfo.InvariantCulture) : 1), CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\$Number(%0(?<width>\d+)d)?\$")]
    private static partial Regex Number();

    private static List<Uri> Addresses(Uri playlist, string text) =>
        [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => new Uri(playlist, line.Trim()))];
}
