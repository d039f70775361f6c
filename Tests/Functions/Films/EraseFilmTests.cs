using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Films;

public sealed class EraseFilmTests
{
    private InMemoryVideoTable _videos = null!;
    private InMemoryFolder _originals = null!;
    private InMemoryFolder _renditions = null!;
    private EraseFilm _erase = null!;

    [SetUp]
    public void SetUp()
    {
        _videos = new InMemoryVideoTable(new ManualClock());
        _originals = new InMemoryFolder();
        _renditions = new InMemoryFolder();
        _erase = new EraseFilm(new InMemoryErasure(_videos, new ManualClock()), new InMemoryViewCounts(), _originals, new InMemoryMultipart(), _renditions);
    }

    [Test]
    public async Task All_that_is_stored_of_the_film_goes_and_nothing_else()
    {
        var film = Add();
        var other = Add(VideoStatus.Ready);

        var (failed, log) = await _erase.TellAsync(StreamBatch.Record(film));

        Assert.That(failed, Is.Empty);
        Assert.That(log, Does.Contain($"Film {film}: erased, with 4 objects."));
        Assert.That(await _videos.FindAsync(film, default), Is.Null);
        Assert.That(_originals.Keys, Is.EqualTo(new[] { $"uploads/{other}/source" }));
        Assert.That(_renditions.Keys, Is.EqualTo(new[] { $"media/{other}/movie.m3u8", $"media/{other}/movie_720p_000000001.cmfv", $"media/{other}/thumbnails/thumb.0000000.jpg" }));
    }

    [Test]
    public async Task The_same_record_again_is_no_error()
    {
        var film = Add();
        for (var i = 0; i < 2; i++) Assert.That((await _erase.TellAsync(StreamBatch.Record(film))).Failed, Is.Empty);
    }

    [Test]
    public async Task Wherever_it_breaks_down_the_film_stays_until_a_retry_has_removed_the_rest([Range(0, 3)] int removals)
    {
        var film = Add();
        if (removals == 0) _originals.FailAfter = 0;
        else _renditions.FailAfter = removals - 1;

        Assert.That((await _erase.TellAsync(StreamBatch.Record(film, "7"))).Failed, Is.EqualTo(new[] { "7" }));
        Assert.That((await _videos.FindAsync(film, default))!.Status, Is.EqualTo(VideoStatus.Deleting));

        Assert.That((await _erase.TellAsync(StreamBatch.Record(film, "7"))).Failed, Is.Empty);
        Assert.That(await _videos.FindAsync(film, default), Is.Null);
        Assert.That(_originals.Keys.Concat(_renditions.Keys), Is.Empty);
    }

    [Test]
    public async Task One_film_that_cannot_be_erased_holds_none_of_the_others()
    {
        var films = Enumerable.Range(0, 5).Select(_ => Add()).ToList();
        _renditions.Broken.Add($"media/{films[1]}/");
        _renditions.Broken.Add($"media/{films[3]}/");

        var (failed, _) = await _erase.TellAsync([.. films.Select((film, index) => StreamBatch.Record(film, $"{index}"))]);

        Assert.That(failed, Is.EqualTo(new[] { "1", "3" }));
        foreach (var (film, index) in films.Select((film, index) => (film, index)))
            Assert.That(await _videos.FindAsync(film, default), index is 1 or 3 ? Is.Not.Null : Is.Null);

        // Lambda brings again what follows the first failure.
        _renditions.Broken.Clear();
        Assert.That((await _erase.TellAsync([.. films.Skip(1).Select((film, index) => StreamBatch.Record(film, $"{index + 1}"))])).Failed, Is.Empty);
        Assert.That(_originals.Keys.Concat(_renditions.Keys), Is.Empty);
    }

    [Test]
    public async Task A_failure_tells_the_log_and_no_more_than_the_film()
    {
        var film = Add();
        _originals.FailAfter = 0;
        var (_, log) = await _erase.TellAsync(StreamBatch.Record(film));
        Assert.That(log, Does.Contain($"Film {film} is not erased yet.").And.Contain("The bucket broke down."));
    }

    [TestCase("Ready")]
    [TestCase("AwaitingUpload")]
    [TestCase("deleting")]
    public async Task A_record_of_a_film_that_nobody_deletes_costs_nothing(string status)
    {
        var film = Add(VideoStatus.Ready);
        Assert.That((await _erase.TellAsync(StreamBatch.Record(film, status: status))).Failed, Is.Empty);
        Assert.That(await _videos.FindAsync(film, default), Is.Not.Null);
        Assert.That(_originals.Keys.Concat(_renditions.Keys), Has.Exactly(4).Items);
    }

    [TestCase("")]
    [TestCase("..")]
    [TestCase("../..")]
    public async Task A_record_without_a_films_id_empties_no_folder(string videoId)
    {
        Add(VideoStatus.Ready);
        Assert.That((await _erase.TellAsync(StreamBatch.Record(videoId))).Failed, Is.Empty);
        Assert.That(_originals.Keys.Concat(_renditions.Keys), Has.Exactly(4).Items);
    }

    [Test]
    public async Task A_record_of_a_film_that_is_gone_altogether_costs_nothing()
    {
        var removed = """{"eventID":"e","eventName":"REMOVE","dynamodb":{"Keys":{"videoId":{"S":"x"}},"SequenceNumber":"1"}}""";
        Assert.That((await _erase.TellAsync(removed)).Failed, Is.Empty);
    }

    private string Add(VideoStatus status = VideoStatus.Deleting)
    {
        var film = Samples.Ready() with { Status = status };
        _videos.Put(film);
        _originals.Put($"uploads/{film.VideoId}/source");
        _renditions.Put($"media/{film.VideoId}/movie.m3u8");
        _renditions.Put($"media/{film.VideoId}/movie_720p_000000001.cmfv");
        _renditions.Put($"media/{film.VideoId}/thumbnails/thumb.0000000.jpg");
        return film.VideoId;
    }
}
