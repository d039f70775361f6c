using System.Text.Json;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Films;

/// <summary>Who may do what with whose film.</summary>
public sealed class FilmAccessTests
{
    private FilmOperations _api = null!;

    [SetUp]
    public void SetUp() => _api = new FilmOperations();

    [TearDown]
    public void TearDown() => _api.Dispose();

    // Status by caller, in the order of Callers.All: anonymous, viewer, owner, other creator, admin.
    [TestCase("GetVideo", Visibility.Public, new[] { 200, 200, 200, 200, 200 })]
    [TestCase("GetVideo", Visibility.Unlisted, new[] { 200, 200, 200, 200, 200 })]
    [TestCase("GetVideo", Visibility.Private, new[] { 404, 404, 200, 404, 200 })]
    [TestCase("GetPlayback", Visibility.Public, new[] { 200, 200, 200, 200, 200 })]
    [TestCase("GetPlayback", Visibility.Unlisted, new[] { 200, 200, 200, 200, 200 })]
    [TestCase("GetPlayback", Visibility.Private, new[] { 404, 404, 200, 404, 200 })]
    [TestCase("GetUploadStatus", Visibility.Public, new[] { 401, 404, 200, 404, 404 })]
    [TestCase("GetUploadStatus", Visibility.Private, new[] { 401, 404, 200, 404, 404 })]
    [TestCase("DeleteVideo", Visibility.Public, new[] { 401, 404, 202, 404, 404 })]
    [TestCase("DeleteVideo", Visibility.Private, new[] { 401, 404, 202, 404, 404 })]
    [TestCase("UpdateVideo", Visibility.Public, new[] { 401, 404, 200, 404, 404 })]
    [TestCase("UpdateVideo", Visibility.Private, new[] { 401, 404, 200, 404, 404 })]
    [TestCase("PutCaptions", Visibility.Public, new[] { 401, 404, 204, 404, 404 })]
    [TestCase("DeleteCaptions", Visibility.Public, new[] { 401, 404, 204, 404, 404 })]
    [TestCase("GetSource", Visibility.Public, new[] { 401, 404, 200, 404, 404 })]
    [TestCase("AbortUpload", Visibility.Public, new[] { 401, 404, 409, 404, 404 })]
    [TestCase("TakeDownVideo", Visibility.Public, new[] { 401, 403, 403, 403, 202 })]
    [TestCase("TakeDownVideo", Visibility.Private, new[] { 401, 403, 403, 403, 202 })]
    [TestCase("GetManifest", Visibility.Private, new[] { 200, 200, 200, 200, 200 }, Description = "The proof of a grant speaks for its bearer.")]
    [TestCase("RecordView", Visibility.Private, new[] { 202, 202, 202, 202, 202 })]
    public async Task Each_caller_gets_what_the_rule_says(string operation, Visibility visibility, int[] expected)
    {
        var answers = new List<int>();
        foreach (var caller in Callers.All.Values)
            answers.Add((await _api.OnFilmAsync(operation, caller, _api.Add(visibility).VideoId)).StatusCode);
        Assert.That(answers, Is.EqualTo(expected), string.Join(", ", Callers.All.Keys));
    }

    [TestCase("CreateUpload", new[] { 401, 403, 201, 201, 201 })]
    [TestCase("ListMyVideos", new[] { 401, 200, 200, 200, 200 })]
    [TestCase("ListMyDeletions", new[] { 401, 200, 200, 200, 200 })]
    [TestCase("ListVideos", new[] { 200, 200, 200, 200, 200 })]
    public async Task Each_caller_gets_what_the_rule_says_without_a_film(string operation, int[] expected)
    {
        var answers = new List<int>();
        foreach (var caller in Callers.All.Values)
            answers.Add((await _api.CallAsync(operation, caller, body: """{"fileName":"f.mp4","contentType":"video/mp4","size":1}""")).StatusCode);
        Assert.That(answers, Is.EqualTo(expected), string.Join(", ", Callers.All.Keys));
    }

    [Test]
    public async Task A_film_that_is_being_deleted_is_there_for_nobody([Values("GetVideo", "GetPlayback", "GetManifest")] string operation)
    {
        var video = _api.Add(status: VideoStatus.Deleting);
        foreach (var (who, caller) in Callers.All)
            Assert.That((await _api.OnFilmAsync(operation, caller, video.VideoId)).StatusCode, Is.EqualTo(404), who);
        Assert.That(_api.Security.Names, Is.Empty, "A link to a deleted film is no attack.");
    }

    [Test]
    public async Task What_may_not_be_seen_answers_to_the_byte_as_what_is_not_there([Values("GetVideo", "GetPlayback", "GetUploadStatus", "DeleteVideo", "UpdateVideo", "PutCaptions", "DeleteCaptions", "GetSource", "AbortUpload")] string operation)
    {
        var hidden = _api.Add(Visibility.Private);
        var refused = await _api.OnFilmAsync(operation, Callers.OtherCreator, hidden.VideoId);
        var unknown = await _api.OnFilmAsync(operation, Callers.OtherCreator, Samples.NewId());

        Assert.That(refused.StatusCode, Is.EqualTo(404));
        Assert.That((refused.StatusCode, refused.Body), Is.EqualTo((unknown.StatusCode, unknown.Body)));
        Assert.That(refused.Headers, Is.EquivalentTo(unknown.Headers));
        Assert.That(refused.MultiValueHeaders, Is.Null);
    }

    [Test]
    public async Task Asking_to_play_somebodys_private_film_is_counted()
    {
        var hidden = _api.Add(Visibility.Private);
        await _api.OnFilmAsync("GetPlayback", Callers.OtherCreator, hidden.VideoId);
        await _api.OnFilmAsync("GetPlayback", null, hidden.VideoId);
        Assert.That(_api.Security.Names, Is.EqualTo(new[] { "denied-playback", "denied-playback" }));
    }

    [Test]
    public async Task Playing_what_one_may_see_and_asking_for_what_is_not_there_is_not_counted()
    {
        var hidden = _api.Add(Visibility.Private);
        await _api.OnFilmAsync("GetPlayback", Callers.Owner, hidden.VideoId);
        await _api.OnFilmAsync("GetPlayback", Callers.Admin, hidden.VideoId);
        await _api.OnFilmAsync("GetPlayback", null, Samples.NewId());
        await _api.OnFilmAsync("GetPlayback", null, "../x");
        Assert.That(_api.Security.Names, Is.Empty);
    }

    [Test]
    public async Task An_id_that_is_not_written_as_ids_are_is_no_way_to_a_film([ValueSource(typeof(FilmOperations), nameof(FilmOperations.OnOneFilm))] string operation)
    {
        var id = _api.Add().VideoId;
        string[] forms =
        [
            "", " ", ".", "..", "../" + id, id + "/..", $"..%2f{id}", $"%2e%2e%2f{id}", "%2F" + id, id.Replace("-", "%2d", StringComparison.Ordinal),
            id.ToUpperInvariant(), id.Replace("-", "", StringComparison.Ordinal), "{" + id + "}", " " + id, id + " ", id + "\0", id + "\n", id + "?", id + "#",
            id + "/playback", $"{id},{id}", "*", "null", new string('0', 5000),
            string.Concat(id.Select(letter => char.IsAsciiDigit(letter) ? (char)('０' + letter - '0') : letter)),
        ];
        foreach (var form in forms)
            Assert.That((await _api.OnFilmAsync(operation, operation == "TakeDownVideo" ? Callers.Admin : Callers.Owner, form)).StatusCode, Is.EqualTo(404), form);
        var untouched = await _api.Videos.FindAsync(id, default);
        Assert.That((untouched!.Status, untouched.Views), Is.EqualTo((VideoStatus.Ready, 0L)));
    }

    [TestCase("role", "\"admin\"")]
    [TestCase("roles", """["admin"]""")]
    [TestCase("scope", "\"admin\"")]
    [TestCase("ownerId", "\"another-creator\"")]
    [TestCase("OwnerId", "\"another-creator\"")]
    [TestCase("userId", "\"another-creator\"")]
    [TestCase("videoId", "\"0195506e-0000-7000-8000-000000000001\"")]
    [TestCase("views", "1000000")]
    [TestCase("status", "\"Ready\"")]
    [TestCase("progress", "100")]
    [TestCase("feed", "\"public\"")]
    [TestCase("manifest", "\"media/x/movie.m3u8\"")]
    [TestCase("takedownReason", "null")]
    [TestCase("__proto__", """{"admin":true}""")]
    public async Task A_body_that_sets_what_is_not_the_callers_to_set_is_refused_and_changes_nothing(string member, string value)
    {
        var upload = await _api.CallAsync("CreateUpload", Callers.Owner, body: $$"""{"fileName":"f.mp4","contentType":"video/mp4","size":1,"{{member}}":{{value}}}""");
        AssertBadRequest(upload.StatusCode, upload.Body);
        var mine = await _api.CallAsync("ListMyVideos", Callers.Owner);
        Assert.That(mine.Body, Is.EqualTo("""{"items":[]}"""));

        var video = _api.Add();
        var takedown = await _api.CallAsync("TakeDownVideo", Callers.Admin, video.VideoId, $$"""{"reason":"r","{{member}}":{{value}}}""");
        AssertBadRequest(takedown.StatusCode, takedown.Body);
        var change = await _api.CallAsync("UpdateVideo", Callers.Owner, video.VideoId, $$"""{"title":"t","{{member}}":{{value}}}""", headers: new() { ["If-Match"] = "*" });
        AssertBadRequest(change.StatusCode, change.Body);
        var view = await _api.CallAsync("RecordView", null, video.VideoId, $$"""{"playbackId":"{{_api.PlaybackId(video.VideoId)}}","{{member}}":{{value}}}""");
        AssertBadRequest(view.StatusCode, view.Body);
        Assert.That(await _api.Videos.FindAsync(video.VideoId, default), Is.EqualTo(video));
        Assert.That(_api.Views.Noted, Is.Empty);
    }

    private static void AssertBadRequest(int status, string body)
    {
        Assert.That(status, Is.EqualTo(400));
        Assert.That(JsonDocument.Parse(body).RootElement.GetProperty("type").GetString(), Is.EqualTo("urn:videostack:problem:bad-request"));
    }
}
