using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Films;

/// <summary>Finding films among one's own, in DynamoDB and in the fake that other tests use.</summary>
[TestFixture("DynamoDB")]
[TestFixture("memory")]
public sealed class FilmSearchTests(string kind)
{
    private static readonly FilmFilter _ready = new(VideoStatus.Ready, null);

    private readonly List<string> _asked = [];
    private Func<Video, Task> _put = null!;
    private IFilmSearch _search = null!;

    [SetUp]
    public async Task SetUp()
    {
        _asked.Clear();
        if (kind == "memory")
        {
            var films = new InMemoryVideoTable(new ManualClock());
            _search = new InMemoryFilmSearch(films);
            _put = film => Task.Run(() => films.Put(film));
            return;
        }
        var client = await AwsEmulator.DynamoDbAsync(_asked.Add);
        var table = await AwsEmulator.CreateVideosTableAsync(client);
        _search = new FilmSearch(new(client), table);
        _put = film => AwsEmulator.PutFilmAsync(client, table, film);
    }

    [TestCase(null, "SEA", "2 1 0")]
    [TestCase(null, "at sea", "2 0")]
    [TestCase(VideoStatus.Ready, null, "3 1")]
    [TestCase(VideoStatus.Ready, "sea", "1")]
    [TestCase(VideoStatus.Failed, "sea", "")]
    [TestCase(null, "ÉTÉ", "4")]
    [TestCase(null, "%", "")]
    [TestCase(null, null, "4 3 2 1 0")]
    public async Task Only_what_is_asked_for_is_found_newest_first(VideoStatus? status, string? text, string expected)
    {
        string[] titles = ["At sea", "Sea otters", "Still at SEA", "A meadow", "L'été"];
        var films = titles.Select((title, number) => Film(number, number is 1 or 3 ? VideoStatus.Ready : VideoStatus.Uploaded) with { Title = title }).ToList();
        foreach (var film in films) await _put(film);
        await _put(Film(9, VideoStatus.Ready) with { OwnerId = "somebody else", Title = "At sea" });

        var page = await _search.FindOwnedAsync(Samples.OwnerId, new FilmFilter(status, text), 24, null, default);

        Assert.That(page.Videos.Select(found => films.FindIndex(film => film.VideoId == found.VideoId)), Is.EqualTo(Numbers(expected)));
        Assert.That(page.Next, Is.Null);
    }

    [Test]
    public async Task Pages_of_what_is_found_join_without_gaps([Values(1, 2, 3, 100)] int limit)
    {
        var films = Enumerable.Range(0, 9).Select(number => Film(number, number % 3 == 0 ? VideoStatus.Failed : VideoStatus.Ready)).ToList();
        foreach (var film in films) await _put(film);

        var found = new List<string>();
        FilmPosition? after = null;
        do
        {
            var page = await _search.FindOwnedAsync(Samples.OwnerId, _ready, limit, after, default);
            Assert.That(page.Videos, Has.Count.LessThanOrEqualTo(limit));
            found.AddRange(page.Videos.Select(film => film.VideoId));
            after = page.Next;
        }
        while (after is not null && found.Count < 20);

        Assert.That(found, Is.EqualTo(films.Where(film => film.Status == VideoStatus.Ready).Reverse().Select(film => film.VideoId)));
    }

    [Test]
    public async Task A_question_looks_at_five_hundred_films_and_says_where_it_ended()
    {
        var oldest = Film(0, VideoStatus.Ready);
        await _put(oldest);
        for (var number = 1; number <= 520; number++) await _put(Film(number, VideoStatus.Failed));
        _asked.Clear();

        var first = await _search.FindOwnedAsync(Samples.OwnerId, _ready, 24, null, default);

        Assert.That(first.Videos, Is.Empty);
        if (kind == "DynamoDB") Assert.That(_asked, Is.EqualTo(Enumerable.Repeat("Query", 5)), "a hundred each");
        var second = await _search.FindOwnedAsync(Samples.OwnerId, _ready, 24, first.Next, default);
        Assert.That((second.Videos.Single().VideoId, second.Next), Is.EqualTo((oldest.VideoId, (FilmPosition?)null)));
    }

    private static IEnumerable<int> Numbers(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);

    private static Video Film(int number, VideoStatus status) => Samples.Ready() with { Status = status, CreatedAt = Samples.Noon.AddSeconds(number) };
}
