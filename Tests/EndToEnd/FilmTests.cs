using System.Net;

namespace VideoStack.Tests.EndToEnd;

/// <summary>A film becomes a stream that any player can play, over more than one segment and at any frame rate.</summary>
public sealed class FilmTests
{
    [TestCase(10, "1920x1080", 24, "1080p 720p 480p 360p")]
    [TestCase(7, "1920x1080", 60, "1080p 720p 480p 360p")]
    [TestCase(7, "320x240", 30, "240p")]
    public async Task A_film_becomes_an_adaptive_stream(double seconds, string size, int rate, string rungs)
    {
        var file = await PlatformFixture.Films.MakeAsync(seconds, size, rate);
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(file));
        using var stream = await HlsStream.DownloadAsync(visitor, videoId);

        var sides = size.Split('x').Select(int.Parse).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(stream.Video.Select(rung => $"{Math.Min(rung.Width, rung.Height)}p"), Is.EquivalentTo(rungs.Split(' ')));
            Assert.That(stream.Video, Has.All.Matches<Rendition>(rung => rung.Width <= sides[0] && rung.Height <= sides[1]));
            Assert.That(stream.Audio, Is.Not.Null);
        });
        await StreamChecks.AssertDecodableAsync(stream);
        await StreamChecks.AssertInTimeAsync(stream, seconds);

        var film = await visitor.ReadAsync($"/api/videos/{videoId}");
        Assert.Multiple(() =>
        {
            Assert.That((double)film["durationSeconds"]!, Is.EqualTo(seconds).Within(0.2));
            Assert.That(((int)film["width"]!, (int)film["height"]!), Is.EqualTo((sides[0], sides[1])));
        });
        using var poster = await visitor.GetAsync((string)film["poster"]!, withCookies: false);
        Assert.That(poster.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the poster opens by its signed address alone");
        Assert.That(poster.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/jpeg"));
    }
}
