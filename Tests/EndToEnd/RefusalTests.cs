using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Bad input is refused with a reason, and the platform goes on.</summary>
public sealed class RefusalTests
{
    private Visitor _visitor = null!;

    [SetUp]
    public void Visit() => _visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);

    [TearDown]
    public void Leave() => _visitor.Dispose();

    [TestCase("film.mp4", "text/html", 100)]
    [TestCase("film.mp4", "video/mp4", 0)]
    [TestCase("film.mp4", "video/mp4", -1)]
    [TestCase("film.mp4", "video/mp4", 99_999_999_999_999)]
    [TestCase("", "video/mp4", 100)]
    [TestCase("../../../etc/passwd.mp4", "video/mp4", 100)]
    [TestCase("..\\film.mp4", "video/mp4", 100)]
    public async Task An_upload_that_cannot_work_is_refused_with_a_problem(string fileName, string contentType, long size)
    {
        using var answer = await _visitor.PostAsync("/api/uploads", new { fileName, contentType, size });
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Multiple(() =>
        {
            Assert.That((int)answer.StatusCode, Is.InRange(400, 422));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((int)problem!["status"]!, Is.EqualTo((int)answer.StatusCode));
            Assert.That((string?)problem["title"], Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_body_that_is_no_json_is_refused_with_a_problem()
    {
        using var http = PlatformFixture.Creator.Client();
        using var answer = await http.PostAsync("/api/uploads", new StringContent("{", null, "application/json"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [TestCase("a \"quoted\" 'name' with ; $(things) & <b>.mp4", "a \"quoted\" 'name' with ; $(things) & <b>")]
    [TestCase("Ferien am Meer 🏖️ – día 1.mp4", "Ferien am Meer 🏖️ – día 1")]
    public async Task Any_file_name_is_only_a_title(string name, string title)
    {
        var file = await PlatformFixture.Films.MakeAsync(1, "320x240");
        var videoId = await _visitor.ReadyAsync(await _visitor.UploadAsync(file, name));
        var film = await _visitor.ReadAsync($"/api/videos/{videoId}");
        Assert.That((string?)film["title"], Is.EqualTo(title));
    }

    [Test]
    public async Task A_file_that_is_no_video_fails_with_a_reason()
    {
        var text = PlatformFixture.Films.Write("letter.mp4", "Dear reader, this is no film."u8.ToArray());
        await AssertFails(text);
    }

    [Test]
    public async Task A_truncated_film_fails_with_a_reason()
    {
        var whole = await PlatformFixture.Films.MakeAsync(7, "1280x720", 25);
        var half = PlatformFixture.Films.Write("half.mp4", (await File.ReadAllBytesAsync(whole))[..50_000]);
        await AssertFails(half);
    }

    [Test]
    public async Task A_sound_file_fails_with_a_reason()
    {
        var sound = PlatformFixture.Films.PathOf("sound.mp4");
        await Shell.RunAsync("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac", sound);
        await AssertFails(sound);
    }

    [Test]
    public async Task Bytes_other_than_announced_are_not_taken()
    {
        var file = await PlatformFixture.Films.MakeAsync(1, "320x240");
        using var announced = await _visitor.PostAsync("/api/uploads", new { fileName = "film.mp4", contentType = "video/mp4", size = 10 });
        var upload = (await announced.Content.ReadFromJsonAsync<JsonNode>())!["upload"]!;
        using var longer = await _visitor.SendAsync(upload, file, "video/mp4");
        using var otherType = await _visitor.SendAsync(upload, PlatformFixture.Films.Write("ten", new byte[10]), "text/html");
        Assert.Multiple(() =>
        {
            Assert.That(longer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(otherType.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        });
    }

    [TestCase("/api/videos/00000000-0000-0000-0000-000000000000")]
    [TestCase("/api/uploads/00000000-0000-0000-0000-000000000000")]
    [TestCase("/api/videos/..%2f..%2fetc/playback")]
    public async Task An_unknown_film_is_not_found(string path)
    {
        using var answer = await _visitor.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Segments_open_only_with_the_cookies_of_their_film()
    {
        var file = await PlatformFixture.Films.MakeAsync(1, "320x240");
        var mine = await _visitor.ReadyAsync(await _visitor.UploadAsync(file, visibility: "unlisted"));
        var other = await _visitor.ReadyAsync(await _visitor.UploadAsync(file, visibility: "unlisted"));
        using var stranger = await _visitor.GetAsync($"/media/{mine}/movie.m3u8", withCookies: false);
        await _visitor.ReadAsync($"/api/videos/{mine}/playback");
        using var granted = await _visitor.GetAsync($"/media/{mine}/movie.m3u8");
        using var elsewhere = await _visitor.GetAsync($"/media/{other}/movie.m3u8");
        // The policy's star would match this address.
        using var disguised = await _visitor.GetAsync($"/media/{other}/movie.m3u8?x=/media/{mine}/");
        Assert.Multiple(() =>
        {
            Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(granted.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(elsewhere.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(disguised.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        });
    }

    private async Task AssertFails(string file)
    {
        var videoId = await _visitor.UploadAsync(file);
        var status = await _visitor.FinalStatusAsync(videoId);
        Assert.Multiple(() =>
        {
            Assert.That((string)status["status"]!, Is.EqualTo("Failed"), status.ToJsonString());
            Assert.That((string?)status["failure"]?["code"], Is.Not.Null.And.Not.Empty);
            Assert.That((string?)status["failure"]?["reason"], Does.Match("^[A-Z].+\\.$"), "a sentence for people");
        });
        using var manifest = await _visitor.GetAsync($"/api/videos/{videoId}/playback");
        Assert.That(manifest.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        using var feed = await _visitor.GetAsync("/api/videos");
        Assert.That(await feed.Content.ReadAsStringAsync(), Does.Not.Contain(videoId));
    }
}
