using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using VideoStack.Functions.Catalog.Captions;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Films;

/// <summary>PutCaptions and DeleteCaptions.</summary>
public sealed class CaptionsTests
{
    private FilmOperations _api = null!;
    private Video _film = null!;

    [SetUp]
    public void SetUp()
    {
        _api = new FilmOperations();
        _film = _api.Add();
    }

    [TearDown]
    public void TearDown() => _api.Dispose();

    [Test]
    public async Task They_are_kept_under_a_name_of_their_own()
    {
        Assert.That((await PutAsync("pt-br", FilmOperations.Captions)).StatusCode, Is.EqualTo(204));
        var first = await KeyAsync("pt-BR");
        Assert.That(first, Does.Match($"^media/{_film.VideoId}/captions/pt-BR\\.[0-9a-f]{{8}}\\.vtt$"));
        Assert.That(await _api.Processed.ReadAsync(first!, 1000, default), Is.EqualTo(FilmOperations.Captions));

        Assert.That((await PutAsync("pt-BR", FilmOperations.Captions)).StatusCode, Is.EqualTo(204));

        var second = await KeyAsync("pt-BR");
        Assert.That(second, Is.Not.EqualTo(first), "caches keep what they have for ever");
        Assert.That(Keys(), Is.EqualTo(new[] { second }), "what was replaced is gone");
    }

    [Test]
    public async Task SubRip_is_taken_by_its_type()
    {
        const string Text = "1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n";
        Assert.That((await PutAsync("en", Text)).StatusCode, Is.EqualTo(400));
        Assert.That((await PutAsync("en", Text, "Application/X-SubRip; charset=utf-8")).StatusCode, Is.EqualTo(204));
        Assert.That(await _api.Processed.ReadAsync((await KeyAsync("en"))!, 1000, default), Is.EqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n"));
    }

    [Test]
    public async Task They_come_in_any_state_but_deletion([Values] VideoStatus status)
    {
        _film = _api.Add(status: status);
        Assert.That((await PutAsync("en", FilmOperations.Captions)).StatusCode, Is.EqualTo(status == VideoStatus.Deleting ? 404 : 204));
    }

    [TestCase("application/json", 415)]
    [TestCase("text/plain", 415)]
    [TestCase("application/x-www-form-urlencoded", 415)]
    [TestCase("multipart/form-data; boundary=x", 415)]
    [TestCase("text/vtt;charset=utf-8", 204)]
    [TestCase("TEXT/VTT", 204)]
    public async Task Only_types_that_no_form_can_send_are_taken(string type, int status)
    {
        var answer = await PutAsync("en", FilmOperations.Captions, type);
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        if (status == 415) Assert.That(answer.Body, Does.Contain("Send text/vtt or application/x-subrip."));
    }

    [Test]
    public async Task A_mebibyte_is_taken_and_no_more()
    {
        var padding = BodyRule.Captions.MaxBytes - FilmOperations.Captions.Length;
        Assert.That((await PutAsync("en", FilmOperations.Captions + new string('x', padding))).StatusCode, Is.EqualTo(204));
        Assert.That((await PutAsync("en", FilmOperations.Captions + new string('x', padding + 1))).StatusCode, Is.EqualTo(413));
    }

    [Test]
    public async Task What_is_wrong_is_told_and_nothing_is_kept()
    {
        var answer = await PutAsync("en", "WEBVTT\n\n00:02.000 --> 00:01.000\nHello\n\nSTYLE\n::cue{}\n");
        Assert.That(answer.StatusCode, Is.EqualTo(400));
        Assert.That(JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").GetProperty("captions").EnumerateArray().Select(error => error.GetString()![..7]),
            Is.EqualTo(new[] { "Line 3:", "Line 6:" }));
        Assert.That((await PutAsync("english", FilmOperations.Captions)).StatusCode, Is.EqualTo(400));
        Assert.That(Keys(), Is.Empty);
    }

    [Test]
    public async Task One_language_too_many_is_refused_and_leaves_nothing()
    {
        for (var i = 0; i < IVideoEdits.MaxLanguages; i++) await PutAsync($"de-{i:000}", FilmOperations.Captions);
        var answer = await PutAsync("en", FilmOperations.Captions);
        Assert.That((answer.StatusCode, Keys().Count), Is.EqualTo((409, IVideoEdits.MaxLanguages)), answer.Body);
        Assert.That(answer.Body, Does.Contain("too-many-languages"));
    }

    [Test]
    public async Task A_film_that_goes_meanwhile_keeps_none()
    {
        var result = await PutAsync(new Edits(_api.Videos, before: film => _api.Videos.DeleteAsync(film.VideoId, film.OwnerId, default)));
        Assert.That(result.Status, Is.EqualTo(404));
        Assert.That(Keys(), Is.Empty);
    }

    [Test]
    public async Task A_write_that_is_sent_again_because_its_answer_was_lost_keeps_the_file()
    {
        var result = await PutAsync(new Edits(_api.Videos, times: 2));
        Assert.That(result.Status, Is.EqualTo(204));
        Assert.That(Keys(), Is.EqualTo(new[] { await KeyAsync("en") }));
    }

    [Test]
    public async Task They_go_by_language_and_going_again_is_no_error()
    {
        await PutAsync("en", FilmOperations.Captions);
        await PutAsync("de", FilmOperations.Captions);
        foreach (var language in new[] { "EN", "en", "fr", "no language" })
            Assert.That((await _api.CallAsync("DeleteCaptions", Callers.Owner, _film.VideoId, lang: language)).StatusCode, Is.EqualTo(204));
        Assert.That(Keys(), Is.EqualTo(new[] { await KeyAsync("de") }));
        Assert.That((await _api.Videos.FindAsync(_film.VideoId, default))!.Revision, Is.EqualTo(3), "two came and one went");
    }

    private Task<APIGatewayProxyResponse> PutAsync(string language, string text, string type = "text/vtt") =>
        _api.CallAsync("PutCaptions", Callers.Owner, _film.VideoId, text, lang: language, headers: new() { ["Content-Type"] = type });

    private Task<ApiResult> PutAsync(IVideoEdits edits) => new PutCaptions(_api.Videos, edits, _api.Processed, new VideoIds(_api.Clock)).HandleAsync(
        new ApiRequest
        {
            Caller = Callers.Owner, Body = FilmOperations.Captions, ContentType = "text/vtt",
            Path = new Dictionary<string, string> { ["videoId"] = _film.VideoId, ["lang"] = "en" },
        },
        default);

    private async Task<string?> KeyAsync(string language) => (await _api.Videos.FindAsync(_film.VideoId, default))!.Captions.GetValueOrDefault(language);

    private List<string> Keys() => [.. _api.Processed.Keys.Where(key => key.Contains("/captions/", StringComparison.Ordinal))];

    // Names a file after something else has happened, or more than once.
    private sealed class Edits(InMemoryVideoTable videos, Func<Video, Task>? before = null, int times = 1) : IVideoEdits
    {
        private readonly InMemoryVideoEdits _edits = new(videos);

        public Task<Video?> ChangeAsync(Video film, FilmChange change, CancellationToken cancellation) => throw new NotSupportedException();

        public async Task<Video?> SetCaptionsAsync(Video film, string language, string key, CancellationToken cancellation)
        {
            if (before is not null) await before(film);
            for (var i = 1; i < times; i++) await _edits.SetCaptionsAsync(film, language, key, cancellation);
            return await _edits.SetCaptionsAsync(film, language, key, cancellation);
        }

        public Task<Video?> RemoveCaptionsAsync(Video film, string language, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
