using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using VideoStack.Functions.Catalog;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Films;

public sealed class MyVideosTests
{
    private FilmOperations _api = null!;

    [SetUp]
    public void SetUp() => _api = new FilmOperations();

    [TearDown]
    public void TearDown() => _api.Dispose();

    [Test]
    public async Task They_are_all_of_ones_own_films_in_any_state_and_nobody_elses()
    {
        var expected = new List<string>();
        foreach (var status in Enum.GetValues<VideoStatus>())
        foreach (var visibility in Enum.GetValues<Visibility>())
            expected.Insert(0, Put(Callers.Owner, status, visibility));
        Put(Callers.OtherCreator, VideoStatus.Ready, Visibility.Public);

        var (items, cursor) = await PageAsync(Callers.Owner);

        Assert.That(items, Is.EqualTo(expected));
        Assert.That(cursor, Is.Null);
    }

    [Test]
    public async Task The_cursor_leads_through_all_of_them()
    {
        var expected = new List<string>();
        for (var i = 0; i < 5; i++) expected.Insert(0, Put(Callers.Owner));

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            (var items, cursor) = await PageAsync(Callers.Owner, cursor, limit: "2");
            seen.AddRange(items);
        }
        while (cursor is not null && seen.Count < 10);

        Assert.That(seen, Is.EqualTo(expected));
    }

    [Test]
    public async Task Owners_see_what_viewers_do_not()
    {
        var failed = Samples.Ready() with
        {
            Status = VideoStatus.Failed,
            Progress = 40,
            Failure = new Failure(FailureCodes.OverBudget, "Too dear."),
            EstimatedMicroUsd = 1_234_567,
            Revision = 7,
            Captions = new Dictionary<string, string> { ["pt-BR"] = "key", ["en"] = "key" },
        };
        _api.Videos.Put(failed);

        var item = JsonDocument.Parse((await _api.CallAsync("ListMyVideos", Callers.Owner)).Body).RootElement.GetProperty("items")[0];

        Assert.That(item.EnumerateObject().Select(property => property.Name), Is.EquivalentTo(new[]
        {
            "videoId", "title", "visibility", "status", "createdAt", "publishedAt", "durationSeconds", "width", "height", "views", "poster",
            "revision", "progress", "failure", "fileName", "size", "captions", "estimatedCost", "canRetry",
        }));
        Assert.That(item.GetProperty("revision").GetString(), Is.EqualTo("7"));
        Assert.That(item.GetProperty("failure").ToString(), Is.EqualTo("""{"code":"over-budget","reason":"Too dear."}"""));
        Assert.That(item.GetProperty("captions").ToString(), Is.EqualTo("""["en","pt-BR"]"""));
        Assert.That(item.GetProperty("estimatedCost").ToString(), Is.EqualTo("""{"amount":1.234567,"currency":"USD"}"""));
        Assert.That(item.GetProperty("canRetry").GetBoolean(), Is.True);
    }

    [TestCase(VideoStatus.Failed, FailureCodes.EncodingFailed, true)]
    [TestCase(VideoStatus.Failed, FailureCodes.Cancelled, true)]
    [TestCase(VideoStatus.Failed, FailureCodes.Truncated, false)]
    [TestCase(VideoStatus.Failed, FailureCodes.UploadExpired, false)]
    [TestCase(VideoStatus.Deleting, FailureCodes.EncodingFailed, false)]
    [TestCase(VideoStatus.Ready, null, false)]
    public async Task Another_try_is_offered_where_it_may_help(VideoStatus status, string? code, bool canRetry)
    {
        _api.Videos.Put(Samples.Ready() with { Status = status, Failure = code is null ? null : new Failure(code, "Why.") });
        var item = JsonDocument.Parse((await _api.CallAsync("ListMyVideos", Callers.Owner)).Body).RootElement.GetProperty("items")[0];
        Assert.That(item.GetProperty("canRetry").GetBoolean(), Is.EqualTo(canRetry));
    }

    [Test]
    public async Task A_film_that_is_being_deleted_shows_no_picture_that_may_be_gone()
    {
        _api.Videos.Put(Samples.Ready() with { Status = VideoStatus.Deleting });
        Assert.That((await _api.CallAsync("ListMyVideos", Callers.Owner)).Body, Does.Contain("Deleting").And.Not.Contain("poster"));
    }

    [Test]
    public async Task They_can_be_narrowed_by_state_and_text()
    {
        var (ready, _) = (Put(Callers.Owner), Put(Callers.Owner, VideoStatus.Failed));
        var found = JsonDocument.Parse((await _api.CallAsync("ListMyVideos", Callers.Owner, query: new() { ["status"] = "Ready", ["q"] = "FILM" })).Body);
        Assert.That(found.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("videoId").GetString()), Is.EqualTo(new[] { ready }));
        Assert.That((await _api.CallAsync("ListMyVideos", Callers.Owner, query: new() { ["q"] = "otter" })).Body, Is.EqualTo("""{"items":[]}"""));
    }

    [TestCase("status", "ready")]
    [TestCase("status", "3")]
    [TestCase("status", "")]
    [TestCase("status", "Ready,Failed")]
    [TestCase("q", "")]
    [TestCase("q", "long")]
    public async Task What_narrows_nothing_is_refused(string name, string value)
    {
        if (value == "long") value = new string('x', 101);
        var answer = await _api.CallAsync("ListMyVideos", Callers.Owner, query: new() { [name] = value });
        Assert.That(answer.StatusCode, Is.EqualTo(400));
        Assert.That(JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo(name));
    }

    [Test]
    public async Task Receipts_of_removed_films_have_cursors_of_their_own()
    {
        foreach (var film in new[] { _api.Add(), _api.Add() })
        {
            await _api.Videos.TakeDownAsync(film.VideoId, "Not theirs.", default);
            var closed = (await _api.Videos.FindAsync(film.VideoId, default))!;
            await _api.Erasure.FinishAsync(closed, new FilmInventory(new StoredAmount(1, 1000), new StoredAmount(12, 34_567)), default);
            _api.Clock.Now += TimeSpan.FromSeconds(1);
        }
        var page = JsonDocument.Parse((await _api.CallAsync("ListMyDeletions", Callers.Owner, query: new() { ["limit"] = "1" })).Body).RootElement;
        var receipt = page.GetProperty("items")[0];
        Assert.That(receipt.EnumerateObject().Select(property => property.Name),
            Is.EquivalentTo(new[] { "videoId", "requestedAt", "erasedAt", "by", "reason", "originals", "renditions" }));
        Assert.That(receipt.GetProperty("renditions").ToString(), Is.EqualTo("""{"objects":12,"bytes":34567}"""));
        Assert.That((receipt.GetProperty("by").GetString(), receipt.GetProperty("reason").GetString()), Is.EqualTo(("administrator", "Not theirs.")));

        var cursor = page.GetProperty("cursor").GetString()!;
        await AssertRefused("ListMyVideos", Callers.Owner, cursor);
        await AssertRefused("ListMyDeletions", Callers.OtherCreator, cursor);
        var rest = JsonDocument.Parse((await _api.CallAsync("ListMyDeletions", Callers.Owner, query: new() { ["cursor"] = cursor })).Body).RootElement;
        Assert.That((rest.GetProperty("items").GetArrayLength(), rest.TryGetProperty("cursor", out _)), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task Nobody_keeps_the_answer() =>
        Assert.That((await _api.CallAsync("ListMyVideos", Callers.Owner)).Headers["Cache-Control"], Is.EqualTo("no-store"));

    [Test]
    public async Task A_cursor_counts_in_its_own_list_only()
    {
        for (var i = 0; i < 3; i++)
        {
            Put(Callers.Owner);
            Put(Callers.OtherCreator);
        }
        var (_, mine) = await PageAsync(Callers.Owner, limit: "1");
        var (_, theirs) = await PageAsync(Callers.OtherCreator, limit: "1");
        var feed = PageCursor.Write(PageCursor.Feed, new FilmPosition(Samples.Noon, Samples.NewId()));

        await AssertRefused("ListMyVideos", Callers.Owner, theirs!);
        await AssertRefused("ListMyVideos", Callers.OtherCreator, mine!);
        await AssertRefused("ListMyVideos", Callers.Owner, feed);
        await AssertRefused("ListVideos", null, mine!);
        Assert.That((await _api.CallAsync("ListMyVideos", Callers.Owner, query: new() { ["cursor"] = mine! })).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_cursor_forged_onto_somebodys_film_shows_none_of_theirs()
    {
        var theirs = Put(Callers.OtherCreator);
        var own = Put(Callers.Owner);
        var forged = PageCursor.Write(Callers.Owner.UserId, new FilmPosition(Samples.Noon.AddYears(1), theirs));
        Assert.That((await PageAsync(Callers.Owner, forged)).Items, Is.EqualTo(new[] { own }));
    }

    [TestCase("x")]
    [TestCase("not base64!")]
    [TestCase("owner|2026-03-01T12:00:00.000Z|../other")]
    [TestCase("owner|2026-03-01T12:00:00.000Z|0195506E-0000-7000-8000-000000000001")]
    [TestCase("owner|yesterday|0195506e-0000-7000-8000-000000000001")]
    [TestCase("owner|2026-03-01T12:00:00.000Z")]
    [TestCase("""{"ownerId":{"S":"another-creator"}}""")]
    public async Task What_is_no_cursor_is_refused(string text)
    {
        await AssertRefused("ListMyVideos", Callers.Owner, text);
        await AssertRefused("ListMyVideos", Callers.Owner, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)));
    }

    private string Put(Caller owner, VideoStatus status = VideoStatus.Ready, Visibility visibility = Visibility.Public)
    {
        _api.Clock.Now += TimeSpan.FromSeconds(1);
        var video = Samples.Ready(visibility: visibility) with { OwnerId = owner.UserId, Status = status, CreatedAt = _api.Clock.Now };
        _api.Videos.Put(video);
        return video.VideoId;
    }

    private async Task<(List<string> Items, string? Cursor)> PageAsync(Caller caller, string? cursor = null, string? limit = null)
    {
        var query = new Dictionary<string, string>();
        if (cursor is not null) query["cursor"] = cursor;
        if (limit is not null) query["limit"] = limit;
        var page = JsonDocument.Parse((await _api.CallAsync("ListMyVideos", caller, query: query)).Body).RootElement;
        return ([.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("videoId").GetString()!)],
            page.TryGetProperty("cursor", out var next) ? next.GetString() : null);
    }

    private async Task AssertRefused(string operation, Caller? caller, string cursor)
    {
        var answer = await _api.CallAsync(operation, caller, query: new() { ["cursor"] = cursor });
        Assert.That(answer.StatusCode, Is.EqualTo(400), cursor);
        Assert.That(JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo("cursor"));
    }
}
