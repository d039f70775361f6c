using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Films;

public sealed class UpdateVideoTests
{
    private FilmOperations _api = null!;

    [SetUp]
    public void SetUp() => _api = new FilmOperations();

    [TearDown]
    public void TearDown() => _api.Dispose();

    [Test]
    public async Task A_change_answers_the_film_and_the_name_of_its_new_state()
    {
        var film = _api.Add();
        var seen = await _api.CallAsync("GetVideo", Callers.Owner, film.VideoId);
        Assert.That(seen.Headers["ETag"], Is.EqualTo("\"0\""));

        var changed = await ChangeAsync(film, """{"title":"  Été ","description":"At sea\nagain","visibility":"unlisted"}""", seen.Headers["ETag"]);

        Assert.That((changed.StatusCode, changed.Headers["ETag"]), Is.EqualTo((200, "\"1\"")), changed.Body);
        var card = JsonDocument.Parse(changed.Body).RootElement;
        Assert.That(card.GetProperty("title").GetString(), Is.EqualTo("Été"));
        Assert.That(card.GetProperty("description").GetString(), Is.EqualTo("At sea\nagain"));
        Assert.That(card.GetProperty("visibility").GetString(), Is.EqualTo("unlisted"));
        Assert.That((await _api.CallAsync("GetVideo", null, film.VideoId)).Body, Is.EqualTo(changed.Body));
    }

    [Test]
    public async Task Without_a_state_to_begin_from_nothing_changes()
    {
        var film = _api.Add();
        AssertRefused(await ChangeAsync(film, """{"title":"Another"}""", null), 428, "precondition-required");
        Assert.That(await _api.Videos.FindAsync(film.VideoId, default), Is.EqualTo(film));
    }

    [TestCase("\"1\"")]
    [TestCase("0")]
    [TestCase("\"00\"")]
    [TestCase("W/\"1\"")]
    [TestCase("")]
    public async Task From_another_state_nothing_changes(string tag)
    {
        var film = _api.Add();
        AssertRefused(await ChangeAsync(film, """{"title":"Another"}""", tag), 412, "changed-meanwhile");
        Assert.That(await _api.Videos.FindAsync(film.VideoId, default), Is.EqualTo(film));
    }

    [TestCase("\"0\"")]
    [TestCase("W/\"0\"", Description = "Proxies weaken the tags of what they compress.")]
    [TestCase("\"7\", \"0\"")]
    [TestCase("*")]
    public async Task The_state_may_be_named_in_every_way_of_HTTP(string tag) =>
        Assert.That((await ChangeAsync(_api.Add(), """{"title":"Another"}""", tag)).StatusCode, Is.EqualTo(200));

    [TestCase("""{}""")]
    [TestCase("""{"title":"A film"}""")]
    [TestCase("""{"description":""}""")]
    [TestCase("""{"title":null,"description":null,"visibility":null}""")]
    public async Task A_change_that_changes_nothing_is_no_new_state(string body)
    {
        var film = _api.Add();
        var answer = await ChangeAsync(film, body, "\"0\"");
        Assert.That((answer.StatusCode, answer.Headers["ETag"]), Is.EqualTo((200, "\"0\"")));
        Assert.That(await _api.Videos.FindAsync(film.VideoId, default), Is.EqualTo(film));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new("title", "");
        yield return new("title", "  ");
        yield return new("title", new string('x', 201));
        yield return new("title", "two\nlines");
        yield return new("title", "\u202Egpj");
        yield return new("description", new string('€', 1700));
        yield return new("description", "a\u0007b");
        yield return new("visibility", "Public");
        yield return new("visibility", "");
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task What_is_not_right_is_refused_by_name(string field, string value)
    {
        var film = _api.Add();
        var answer = await ChangeAsync(film, JsonSerializer.Serialize(new Dictionary<string, string> { [field] = value }), "\"0\"");
        AssertRefused(answer, 400, "validation");
        Assert.That(JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo(field));
        Assert.That(await _api.Videos.FindAsync(film.VideoId, default), Is.EqualTo(film));
    }

    [Test]
    public async Task A_film_that_is_being_deleted_is_not_found() =>
        AssertRefused(await ChangeAsync(_api.Add(status: VideoStatus.Deleting), """{"title":"Another"}""", "*"), 404, "not-found");

    private Task<APIGatewayProxyResponse> ChangeAsync(Video film, string body, string? tag) =>
        _api.CallAsync("UpdateVideo", Callers.Owner, film.VideoId, body, headers: tag is null ? null : new() { ["if-match"] = tag });

    private static void AssertRefused(APIGatewayProxyResponse answer, int status, string kind)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(status), answer.Body);
        Assert.That(JsonDocument.Parse(answer.Body).RootElement.GetProperty("type").GetString(), Is.EqualTo("urn:videostack:problem:" + kind));
    }
}
