using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>What owners do with a film that is there: change, caption, find and fetch it.</summary>
public sealed class EditTests
{
    private const string FileName = "Ferien am Meer – día 1.mp4";

    private string _file = "";
    private string _videoId = "";
    private Visitor _visitor = null!;
    private HttpClient _owner = null!;

    [OneTimeSetUp]
    public async Task UploadAsync()
    {
        var account = await Accounts.OpenAsync(PlatformFixture.Platform.Address);
        (_visitor, _owner) = (new(PlatformFixture.Platform.Address, account), account.Client());
        _file = await PlatformFixture.Films.MakeAsync(2, "320x240");
        _videoId = await _visitor.ReadyAsync(await _visitor.UploadAsync(_file, FileName, visibility: "private"));
    }

    [OneTimeTearDown]
    public void Leave()
    {
        _owner.Dispose();
        _visitor.Dispose();
    }

    [Test]
    public async Task Nobodys_change_is_lost()
    {
        var seen = await TagAsync();
        using var blind = await ChangeAsync(new { title = "Blind" }, null);
        using var first = await ChangeAsync(new { title = "By the first" }, seen);
        using var second = await ChangeAsync(new { title = "By the second" }, seen);
        Assert.Multiple(() =>
        {
            Assert.That(blind.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionRequired));
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        });
        Assert.That((string)(await _visitor.ReadAsync($"/api/videos/{_videoId}"))["title"]!, Is.EqualTo("By the first"));
        Assert.That(await TagAsync(), Is.EqualTo(first.Headers.ETag!.ToString()).And.Not.EqualTo(seen));
        Assert.That((string)(await OwnAsync(""))!["revision"]!, Is.EqualTo(first.Headers.ETag!.Tag.Trim('"')));
    }

    [Test]
    public async Task A_film_is_in_the_feed_while_it_is_public()
    {
        using var stranger = new Visitor(PlatformFixture.Platform.Address);
        foreach (var (visibility, isListed, answer) in new[] { ("public", true, 200), ("unlisted", false, 200), ("public", true, 200), ("private", false, 404) })
        {
            using var changed = await ChangeAsync(new { visibility }, await TagAsync());
            Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.OK), await changed.Content.ReadAsStringAsync());
            // Everyone's feed is kept for seconds at the edge.
            Assert.That(async () => (await stranger.ReadAsync("/api/videos?limit=100")).ToJsonString().Contains(_videoId, StringComparison.Ordinal),
                Is.EqualTo(isListed).After(20_000, 500), visibility);
            using var film = await stranger.GetAsync($"/api/videos/{_videoId}");
            Assert.That((int)film.StatusCode, Is.EqualTo(answer), visibility);
        }
    }

    [Test]
    public async Task Own_films_are_found_by_state_and_text()
    {
        using var changed = await ChangeAsync(new { title = "Otters by the SEA" }, await TagAsync());
        foreach (var query in new[] { "", "?q=by%20the%20sea", "?status=Ready", "?status=Ready&q=OTTERS" })
            Assert.That(() => OwnAsync(query), Is.Not.Null.After(10_000, 500), query);
        foreach (var query in new[] { "?q=beaver", "?status=Failed", "?status=Failed&q=otters" }) Assert.That(await OwnAsync(query), Is.Null, query);
        var own = (await OwnAsync(""))!;
        Assert.Multiple(() =>
        {
            Assert.That((string)own["fileName"]!, Is.EqualTo(FileName));
            Assert.That((long)own["size"]!, Is.EqualTo(new FileInfo(_file).Length));
            Assert.That((int)own["progress"]!, Is.EqualTo(100));
            Assert.That((bool)own["canRetry"]!, Is.False);
            Assert.That((decimal)own["estimatedCost"]!["amount"]!, Is.GreaterThan(0));
        });
    }

    [Test]
    public async Task Captions_are_offered_to_whoever_begins_to_watch()
    {
        using var added = await CaptionAsync("pt-br", "1\r\n00:00:00,500 --> 00:00:01,500\r\nOlá & bem-vindo\r\n", "application/x-subrip");
        Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), await added.Content.ReadAsStringAsync());
        var first = (await TracksAsync()).Single();
        Assert.That((string)first["lang"]!, Is.EqualTo("pt-BR"));
        using var file = await _visitor.GetAsync((string)first["url"]!);
        Assert.That((file.StatusCode, file.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/vtt")));
        Assert.That(await file.Content.ReadAsStringAsync(), Is.EqualTo("WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nOlá &amp; bem-vindo\n"));
        using var anonymous = await _visitor.GetAsync((string)first["url"]!, withCookies: false);
        Assert.That(anonymous.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        // Longer than any other body may be.
        var cues = string.Concat(Enumerable.Range(0, 900).Select(number => $"{number / 60:00}:{number % 60:00}.000 --> {number / 60:00}:{number % 60:00}.900\nLine {number}\n\n"));
        using var replaced = await CaptionAsync("pt-BR", "WEBVTT\n\n" + cues, "text/vtt");
        Assert.That(replaced.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), await replaced.Content.ReadAsStringAsync());
        Assert.That((string)(await TracksAsync()).Single()["url"]!, Is.Not.EqualTo((string)first["url"]!), "edges keep what they have");

        for (var i = 0; i < 2; i++)
        {
            using var removed = await _owner.DeleteAsync($"/api/videos/{_videoId}/captions/pt-BR");
            Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        }
        Assert.That(await TracksAsync(), Is.Empty);
    }

    [TestCase("en", "WEBVTT\n\n00:02.000 --> 00:01.000\nHello\n", "text/vtt", 400, "Line 3:")]
    [TestCase("english", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "text/vtt", 400, "BCP 47")]
    [TestCase("en", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", "text/plain", 415, "text/vtt")]
    [TestCase("en", "{}", "application/json", 415, "text/vtt")]
    public async Task Captions_that_are_not_right_are_refused_in_words(string language, string text, string type, int status, string words)
    {
        using var answer = await CaptionAsync(language, text, type);
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(words));
    }

    [Test]
    public async Task The_original_comes_back_as_it_was_in_ranges_too()
    {
        var link = await _visitor.ReadAsync($"/api/videos/{_videoId}/source");
        using var anyone = new HttpClient();
        using var whole = await anyone.GetAsync((string)link["url"]!);
        Assert.That(await whole.Content.ReadAsByteArrayAsync(), Is.EqualTo(await File.ReadAllBytesAsync(_file)));
        var disposition = whole.Content.Headers.ContentDisposition!;
        Assert.That((disposition.DispositionType, disposition.FileNameStar), Is.EqualTo(("attachment", FileName)));

        using var request = new HttpRequestMessage(HttpMethod.Get, (string)link["url"]!) { Headers = { Range = new RangeHeaderValue(100, 199) } };
        using var range = await anyone.SendAsync(request);
        Assert.That(range.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(await range.Content.ReadAsByteArrayAsync(), Is.EqualTo((await File.ReadAllBytesAsync(_file))[100..200]));
    }

    [Test]
    public async Task Nothing_can_be_fetched_that_has_not_arrived()
    {
        using var announced = await _visitor.PostAsync("/api/uploads", new { fileName = "late.mp4", contentType = "video/mp4", size = 1000 });
        var videoId = (string)(await announced.Content.ReadFromJsonAsync<JsonNode>())!["videoId"]!;
        using var answer = await _visitor.GetAsync($"/api/videos/{videoId}/source");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    private async Task<string> TagAsync()
    {
        using var answer = await _visitor.GetAsync($"/api/videos/{_videoId}");
        return answer.Headers.ETag!.ToString();
    }

    private async Task<HttpResponseMessage> ChangeAsync(object change, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/videos/{_videoId}") { Content = JsonContent.Create(change) };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await _owner.SendAsync(request);
    }

    private async Task<HttpResponseMessage> CaptionAsync(string language, string text, string type)
    {
        using var content = new StringContent(text, Encoding.UTF8, type);
        return await _owner.PutAsync($"/api/videos/{_videoId}/captions/{language}", content);
    }

    private async Task<List<JsonNode>> TracksAsync() => [.. (await _visitor.ReadAsync($"/api/videos/{_videoId}/playback"))["tracks"]!.AsArray().Select(track => track!)];

    private async Task<JsonNode?> OwnAsync(string query) =>
        (await _visitor.ReadAsync($"/api/me/videos{query}"))["items"]!.AsArray().FirstOrDefault(film => (string)film!["videoId"]! == _videoId);
}
