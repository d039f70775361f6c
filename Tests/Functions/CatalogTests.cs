using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Playback;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

public sealed class CatalogTests
{
    private readonly ManualClock _clock = new(Samples.Noon);
    private ECDsa _key = null!;
    private InMemoryVideoTable _videos = null!;

    [SetUp]
    public void SetUp()
    {
        _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _videos = new InMemoryVideoTable(_clock);
    }

    [TearDown]
    public void TearDown() => _key.Dispose();

    [Test]
    public async Task The_feed_shows_a_film_as_viewers_see_it_and_nothing_else()
    {
        var video = Samples.Ready() with { Description = "At sea", Views = 3 };
        _videos.Put(video);

        var result = await List();

        Assert.That(result.Status, Is.EqualTo(200));
        var item = JsonDocument.Parse(result.Body!).RootElement.GetProperty("items")[0];
        Assert.That(item.EnumerateObject().Select(property => property.Name), Is.EquivalentTo(new[]
        {
            "videoId", "title", "description", "visibility", "status", "createdAt", "publishedAt", "durationSeconds", "width", "height", "views", "poster",
        }));
        Assert.That(item.GetProperty("publishedAt").GetString(), Is.EqualTo("2026-03-01T12:00:00.000Z"));
        Assert.That(item.GetProperty("poster").GetString(), Does.StartWith($"/media/{video.VideoId}/thumbnails/thumb.0000003.jpg?Policy="));
    }

    [Test]
    public async Task The_feed_may_be_kept_for_five_seconds() => Assert.That((await List()).CacheFor, Is.EqualTo(TimeSpan.FromSeconds(5)));

    [Test]
    public async Task An_empty_feed_is_an_empty_page_without_a_cursor() => Assert.That((await List()).Body, Is.EqualTo("""{"items":[]}"""));

    [Test]
    public async Task The_cursor_leads_to_the_next_page_and_the_last_page_has_none()
    {
        var ids = Enumerable.Range(0, 5).Select(n => Publish(Samples.Noon.AddMinutes(-n))).ToList();

        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var page = JsonDocument.Parse((await List(("limit", "2"), ("cursor", cursor))).Body!).RootElement;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("videoId").GetString()));
            cursor = page.TryGetProperty("cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null && seen.Count < 10);

        Assert.That(seen, Is.EqualTo(ids));
    }

    [TestCase("0")]
    [TestCase("101")]
    [TestCase("-1")]
    [TestCase("ten")]
    [TestCase("1.5")]
    [TestCase("")]
    [TestCase("99999999999999999999")]
    public async Task A_limit_outside_1_to_100_is_refused(string limit)
    {
        var result = await List(("limit", limit));
        Assert.That(result.Status, Is.EqualTo(400));
        Assert.That(JsonDocument.Parse(result.Body!).RootElement.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo("limit"));
    }

    [TestCase("1")]
    [TestCase("100")]
    public async Task Limits_from_1_to_100_are_taken(string limit) => Assert.That((await List(("limit", limit))).Status, Is.EqualTo(200));

    private static IEnumerable<string> ForgedCursors() =>
    [
        "", "x", "not base64!", new string('A', 1000),
        Encode("feed|2026-03-01T12:00:00.000Z|"),
        Encode("feed|2026-03-01T12:00:00.000Z|../other"),
        Encode("feed|never|0195506e-0000-7000-8000-000000000001"),
        Encode("2026-03-01T12:00:00.000Z|0195506e-0000-7000-8000-000000000001"),
        Encode("private|2026-03-01T12:00:00.000Z|0195506e-0000-7000-8000-000000000001"),
        Encode("owner|2026-03-01T12:00:00.000Z|0195506e-0000-7000-8000-000000000001"),
        Encode("feed|2026-03-01T12:00:00.000Z|0195506e-0000-7000-8000-000000000001|private"),
        Encode("""{"feed":{"S":"private"}}"""),
        Encode("feed|2026-03-01T12:00:00.000Z|0195506E-0000-7000-8000-000000000001"),
    ];

    [TestCaseSource(nameof(ForgedCursors))]
    public async Task What_is_no_cursor_is_refused(string cursor)
    {
        var result = await List(("cursor", cursor));
        Assert.That(result.Status, Is.EqualTo(400));
        Assert.That(JsonDocument.Parse(result.Body!).RootElement.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo("cursor"));
    }

    [Test]
    public async Task A_well_made_forged_cursor_reaches_nothing_but_the_public_feed_in_DynamoDB()
    {
        var client = await AwsEmulator.DynamoDbAsync();
        var name = await AwsEmulator.CreateVideosTableAsync(client);
        var table = new VideoTable(new(client), name, _clock);
        var hidden = Samples.Awaiting(visibility: Visibility.Private);
        await AwsEmulator.PutFilmAsync(client, name, hidden);
        await table.PublishAsync(hidden.VideoId, new EncodingJob("job", 1), Samples.Rendition(hidden.VideoId), default);
        var shown = Samples.Awaiting();
        await AwsEmulator.PutFilmAsync(client, name, shown);
        await table.PublishAsync(shown.VideoId, new EncodingJob("job", 1), Samples.Rendition(shown.VideoId), default);

        var forged = PageCursor.Write(PageCursor.Feed, new FilmPosition(_clock.Now.AddYears(1), hidden.VideoId));
        var result = await new ListVideos(table, Cards()).HandleAsync(Request(("cursor", forged)), default);

        var ids = JsonDocument.Parse(result.Body!).RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("videoId").GetString());
        Assert.That(ids, Is.EqualTo(new[] { shown.VideoId }));
    }

    [Test]
    public async Task A_film_that_is_not_ready_has_no_poster_yet()
    {
        var video = Samples.Awaiting();
        _videos.Put(video);
        Assert.That((await Get(video.VideoId)).Body, Does.Not.Contain("poster").And.Not.Contain("publishedAt"));
    }

    [Test]
    public async Task The_API_tells_that_it_answers()
    {
        var result = await new Health().HandleAsync(new ApiRequest(), default);
        Assert.That((result.Status, result.Body), Is.EqualTo((200, """{"status":"ok"}""")));
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static ApiRequest Request(params (string Name, string? Value)[] query) =>
        new() { Query = query.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value!) };

    private string Publish(DateTimeOffset at)
    {
        var video = Samples.Ready() with { PublishedAt = at };
        _videos.Put(video);
        return video.VideoId;
    }

    private VideoCards Cards() => new(new PlaybackSigner(_key, "KEYID", _clock));

    private Task<ApiResult> List(params (string Name, string? Value)[] query) => new ListVideos(_videos, Cards()).HandleAsync(Request(query), default);

    private Task<ApiResult> Get(string videoId) =>
        new GetVideo(_videos, Cards()).HandleAsync(new ApiRequest { Path = new Dictionary<string, string> { ["videoId"] = videoId } }, default);
}
