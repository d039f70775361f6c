using System.Net;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Every kind of film becomes a stream that any player can play.</summary>
public sealed class FilmTests
{
    [TestCase(10, "1920x1080", 24, true, 0, "1080p 720p 480p 360p")]
    [TestCase(7, "1920x1080", 60, true, 0, "1080p 720p 480p 360p")]
    [TestCase(7, "320x240", 30, true, 0, "240p")]
    public async Task A_film_becomes_an_adaptive_stream(double seconds, string size, int rate, bool sound, int rotation, string rungs)
    {
        var file = await PlatformFixture.Films.MakeAsync(seconds, size, rate, sound, rotation);
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        var videoId = await visitor.ReadyAsync(await visitor.UploadAsync(file));
        using var stream = await HlsStream.DownloadAsync(visitor, videoId);

        var coded = size.Split('x').Select(int.Parse).ToArray();
        var source = rotation % 180 == 0 ? (Width: coded[0], Height: coded[1]) : (Width: coded[1], Height: coded[0]);
        Assert.Multiple(() =>
        {
            Assert.That(stream.Video.Select(rung => $"{Math.Min(rung.Width, rung.Height)}p"), Is.EquivalentTo(rungs.Split(' ')));
            Assert.That(stream.Video, Has.All.Matches<Rendition>(rung => rung.Width <= source.Width && rung.Height <= source.Height));
            Assert.That(stream.Video, Has.All.Matches<Rendition>(rung => rung.Width > rung.Height == source.Width > source.Height), "orientation");
            Assert.That(stream.Audio is not null, Is.EqualTo(sound));
        });
        await StreamChecks.AssertDecodableAsync(stream);
        await StreamChecks.AssertInTimeAsync(stream, seconds);

        var film = await visitor.ReadAsync($"/api/videos/{videoId}");
        Assert.Multiple(() =>
        {
            Assert.That((double)film["durationSeconds"]!, Is.EqualTo(seconds).Within(0.2));
            Assert.That(((int)film["width"]!, (int)film["height"]!), Is.EqualTo((source.Width, source.Height)));
        });
        using var poster = await visitor.GetAsync((string)film["poster"]!, withCookies: false);
        Assert.That(poster.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the poster opens by its signed address alone");
        Assert.That(poster.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/jpeg"));
    }
}
