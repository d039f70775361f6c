using VideoStack.Local;
using Repository = VideoStack.Tests.Support.Repository;

namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>What <see cref="FilmTests"/> promises of short films, held against long ones and real footage.</summary>
[Category("Bench"), NonParallelizable]
public sealed class LongFilmsBench
{
    [TestCase(120, 30, true)]
    [TestCase(60, 60, true)]
    [TestCase(45, 24, false)]
    public async Task A_long_film_becomes_an_adaptive_stream(double seconds, int rate, bool sound)
    {
        var film = await PlatformFixture.Films.MakeAsync(seconds, "1920x1080", rate, sound);
        await AssertStreamsAsync(film, seconds, sound);
    }

    [Test]
    public async Task Real_footage_becomes_an_adaptive_stream() =>
        await AssertStreamsAsync(await Sample.FetchAsync(Repository.Root, CancellationToken.None), seconds: 30, sound: true);

    private static async Task AssertStreamsAsync(string film, double seconds, bool sound)
    {
        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        using var stream = await HlsStream.DownloadAsync(visitor, await visitor.ReadyAsync(await visitor.UploadAsync(film)));
        Assert.That(stream.Video.Select(rung => rung.Height), Is.EquivalentTo(new[] { 1080, 720, 480, 360 }));
        Assert.That(stream.Audio is not null, Is.EqualTo(sound));
        await StreamChecks.AssertDecodableAsync(stream);
        await StreamChecks.AssertInTimeAsync(stream, seconds);
        Figures.Report(Path.GetFileName(film), $"{stream.Video.Count} rungs, {stream.Video[0].Segments.Count} segments each, all decode; in time within 50 ms");
    }
}
