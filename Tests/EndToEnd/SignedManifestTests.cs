using System.Net;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Players that keep no cookies: every address that they meet opens by itself, and none opens another film.</summary>
public sealed class SignedManifestTests
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
            foreach (var segment in Addresses(variant, playlist))
            {
                using var opened = await stranger.GetAsync(segment);
                Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{segment}");
                using var stripped = await stranger.GetAsync(segment.GetLeftPart(UriPartial.Path));
                Assert.That(stripped.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "without its signature");
                using var another = await stranger.GetAsync(segment.PathAndQuery.Replace(videoId, $"{Guid.CreateVersion7()}", StringComparison.Ordinal));
                Assert.That(another.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "for another film");
            }
        }

        using var manifest = await stranger.GetAsync(signed.Replace(videoId, $"{Guid.CreateVersion7()}", StringComparison.Ordinal));
        Assert.That(manifest.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden).Or.EqualTo(HttpStatusCode.NotFound), "the token of another film");
    }

    private static List<Uri> Addresses(Uri playlist, string text) =>
        [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => new Uri(playlist, line.Trim()))];
}
