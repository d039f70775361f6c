using System.Text.Json;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Uploads;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests;

public sealed class CreateUploadTests
{
    private const string VideoId = "0195506e-0000-7000-8000-000000000001";
    private const long MaxBytes = 1_000_000;

    private readonly ManualClock _clock = new(Samples.Noon);
    private InMemoryVideoTable _videos = null!;
    private InMemoryUploadStore _uploads = null!;
    private InMemoryMultipart _multipart = null!;
    private InMemoryUsage _usage = null!;

    [SetUp]
    public void SetUp()
    {
        _videos = new InMemoryVideoTable(_clock);
        _uploads = new InMemoryUploadStore();
        _multipart = new InMemoryMultipart();
        _usage = new InMemoryUsage(_videos, _clock);
    }

    [Test]
    public async Task An_upload_is_noted_as_awaiting_its_bytes()
    {
        var (status, body) = await Post("""{"fileName":"My film.mp4","contentType":"video/mp4","size":1234,"title":" Holiday ","description":"At sea","visibility":"unlisted"}""");

        Assert.That(status, Is.EqualTo(201));
        Assert.That(body.GetProperty("videoId").GetString(), Is.EqualTo(VideoId));
        var video = await _videos.FindAsync(VideoId, default);
        Assert.That(video, Is.EqualTo(new Video
        {
            VideoId = VideoId,
            OwnerId = Samples.OwnerId,
            Title = "Holiday",
            Description = "At sea",
            Visibility = Visibility.Unlisted,
            FileName = "My film.mp4",
            ContentType = "video/mp4",
            Size = 1234,
            Status = VideoStatus.AwaitingUpload,
            UploadExpiresAt = Samples.Noon.AddDays(2),
            CreatedAt = Samples.Noon,
            UpdatedAt = Samples.Noon,
            Thumbnails = video!.Thumbnails,
            Captions = video.Captions,
        }));
    }

    [Test]
    public async Task The_permission_is_for_exactly_this_type_and_length_and_one_hour()
    {
        var (_, body) = await Post("""{"fileName":"film.mp4","contentType":"Video/MP4","size":1234}""");

        Assert.That(_uploads.Presigned, Is.EqualTo(($"uploads/{VideoId}/source", "video/mp4", 1234L, Samples.Noon.AddHours(1))));
        var upload = body.GetProperty("upload");
        Assert.That(upload.GetProperty("kind").GetString(), Is.EqualTo("single"));
        Assert.That(upload.GetProperty("url").GetString(), Is.EqualTo($"https://raw.example/uploads/{VideoId}/source?signed"));
        Assert.That(upload.GetProperty("headers").GetRawText(), Is.EqualTo("""{"Content-Type":"video/mp4","If-None-Match":"*"}"""), "once");
        Assert.That(upload.GetProperty("expiresAt").GetString(), Is.EqualTo("2026-03-01T13:00:00.000Z"));
    }

    [TestCase("film.mp4", "film")]
    [TestCase("it's \"quoted\" & <b>.mov", "it's \"quoted\" & <b>")]
    [TestCase("🎬 Été 夏.webm", "🎬 Été 夏")]
    [TestCase(".mp4", ".mp4")]
    [TestCase("a..b.mp4", "a..b")]
    public async Task Any_name_that_can_be_shown_is_welcome_and_becomes_the_title(string fileName, string title)
    {
        var (status, _) = await Post(JsonSerializer.Serialize(new { fileName, contentType = "video/mp4", size = 1 }));

        Assert.That(status, Is.EqualTo(201));
        var video = await _videos.FindAsync(VideoId, default);
        Assert.That((video!.FileName, video.Title), Is.EqualTo((fileName, title)));
        Assert.That(_uploads.Presigned!.Value.Key, Is.EqualTo($"uploads/{VideoId}/source"), "Nothing of the name may reach the key.");
    }

    [TestCase("../film.mp4")]
    [TestCase("..\\film.mp4")]
    [TestCase("/etc/passwd")]
    [TestCase("..")]
    [TestCase("a\nb.mp4")]
    [TestCase("a.mp4\r\nSet-Cookie: a=b")]
    [TestCase("a.mp4\u0085Location: /")]
    [TestCase("a\0.mp4")]
    [TestCase("\u202Egpj.mp4")]
    [TestCase("")]
    [TestCase("   ")]
    public async Task A_name_with_folders_or_invisible_characters_is_refused(string fileName)
    {
        var (status, body) = await Post(JsonSerializer.Serialize(new { fileName, contentType = "video/mp4", size = 1 }));
        AssertInvalid(status, body, 400, "validation", "fileName");
    }

    [Test]
    public async Task A_name_of_256_characters_is_refused_and_one_of_255_is_not()
    {
        var (refused, body) = await Post(JsonSerializer.Serialize(new { fileName = new string('a', 256), contentType = "video/mp4", size = 1 }));
        AssertInvalid(refused, body, 400, "validation", "fileName");
        var (accepted, _) = await Post(JsonSerializer.Serialize(new { fileName = new string('a', 255), contentType = "video/mp4", size = 1 }));
        Assert.That(accepted, Is.EqualTo(201));
        Assert.That((await _videos.FindAsync(VideoId, default))!.Title, Has.Length.EqualTo(200));
    }

    [TestCase("a", 5000)]
    [TestCase("é", 2500)]
    [TestCase("夏", 1666)]
    [TestCase("🎬", 1250)]
    public async Task A_description_takes_5000_bytes_however_many_letters_these_are(string letter, int most)
    {
        var (refused, body) = await Post(Described(most + 1));
        AssertInvalid(refused, body, 400, "validation", "description");
        Assert.That(body.GetProperty("errors").GetProperty("description")[0].GetString(), Does.Contain("of at most 5000"));

        var (accepted, _) = await Post(Described(most));
        Assert.That(accepted, Is.EqualTo(201));
        Assert.That((await _videos.FindAsync(VideoId, default))!.Description, Has.Length.EqualTo(most * letter.Length));

        string Described(int letters) => JsonSerializer.Serialize(
            new { fileName = "f.mp4", contentType = "video/mp4", size = 1, description = string.Concat(Enumerable.Repeat(letter, letters)) });
    }

    [TestCase("""{"fileName":"f.mp4","contentType":"text/html","size":1}""", 415, "unsupported-type", "contentType")]
    [TestCase("""{"fileName":"f.flv","contentType":"video/x-flv","size":1}""", 415, "unsupported-type", "contentType")]
    [TestCase("""{"fileName":"f.wmv","contentType":"video/x-ms-wmv","size":1}""", 415, "unsupported-type", "contentType")]
    [TestCase("""{"fileName":"f.mpg","contentType":"video/mpeg","size":1}""", 415, "unsupported-type", "contentType")]
    [TestCase("""{"fileName":"f.mp4","contentType":"image/svg+xml","size":1}""", 415, "unsupported-type", "contentType")]
    [TestCase("""{"fileName":"f.mp4","contentType":"","size":1}""", 400, "validation", "contentType")]
    [TestCase("""{"fileName":"f.mp4","size":1}""", 400, "validation", "contentType")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4","size":0}""", 400, "validation", "size")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4","size":-5}""", 400, "validation", "size")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4"}""", 400, "validation", "size")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4","size":1000001}""", 413, "too-large", "size")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4","size":1,"visibility":"secret"}""", 400, "validation", "visibility")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4","size":1,"title":"a\u0007b"}""", 400, "validation", "title")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4","size":1,"title":"a\r\nSet-Cookie: a=b"}""", 400, "validation", "title")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4\r\nX-Amz-Acl: public-read","size":1}""", 415, "unsupported-type", "contentType")]
    public async Task What_cannot_be_taken_is_refused_with_the_field_that_is_wrong(string request, int expected, string kind, string field)
    {
        var (status, body) = await Post(request);
        AssertInvalid(status, body, expected, kind, field);
    }

    [Test]
    public async Task The_largest_size_is_welcome()
    {
        var (status, _) = await Post("""{"fileName":"f.mp4","contentType":"video/mp4","size":1000000}""");
        Assert.That(status, Is.EqualTo(201));
    }

    [Test]
    public async Task All_wrong_fields_are_told_at_once()
    {
        var (status, body) = await Post("""{"fileName":"../f","contentType":"text/html","size":99999999}""");
        AssertInvalid(status, body, 400, "validation", "fileName", "contentType", "size");
    }

    [TestCase("")]
    [TestCase("not json")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("""{"fileName":"f.mp4","contentType":"video/mp4","size":"big"}""")]
    public void A_body_that_cannot_be_read_is_refused(string body) => Assert.ThrowsAsync<BadRequestException>(() => Post(body));

    [Test]
    public async Task A_film_belongs_to_who_announced_it()
    {
        await Post("""{"fileName":"film.mp4","contentType":"video/mp4","size":1}""", Callers.OtherCreator);
        Assert.That((await _videos.FindAsync(VideoId, default))!.OwnerId, Is.EqualTo(Callers.OtherCreator.UserId));
    }

    private void AssertInvalid(int status, JsonElement body, int expected, string kind, params string[] fields)
    {
        Assert.That(status, Is.EqualTo(expected));
        Assert.That(body.GetProperty("type").GetString(), Is.EqualTo("urn:videostack:problem:" + kind));
        Assert.That(body.GetProperty("status").GetInt32(), Is.EqualTo(expected));
        Assert.That(body.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EqualTo(fields));
        Assert.That(_uploads.Presigned, Is.Null, "Nothing may be left behind.");
    }

    private async Task<(int Status, JsonElement Body)> Post(string body, Caller? caller = null)
    {
        var handler = new CreateUpload(_usage, _uploads, _multipart, new UploadRules(MaxBytes), _clock, new FixedIds());
        var result = await handler.HandleAsync(new ApiRequest { Body = body, Caller = caller ?? Callers.Owner }, default);
        return (result.Status, JsonDocument.Parse(result.Body!).RootElement);
    }

    private sealed class FixedIds : IIdSource
    {
        public string Next() => VideoId;
    }
}
