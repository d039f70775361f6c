using System.Text.Json;
using VideoStack.Functions.Shared.Access;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Uploads;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Uploads;

/// <summary>A file that comes in three parts, from its announcement to its completion.</summary>
public sealed class UploadPartsTests
{
    private const long MiB = 1024 * 1024;
    private const long PartSize = 8 * MiB;

    // Two parts and one byte, as if files this small came in parts.
    private const long Size = 2 * PartSize + 1;

    private readonly ManualClock _clock = new(Samples.Noon);
    private InMemoryVideoTable _videos = null!;
    private InMemoryUploadStore _addresses = null!;
    private InMemoryMultipart _multipart = null!;
    private MultipartUpload _upload = null!;
    private Video _film = null!;

    [SetUp]
    public async Task SetUp()
    {
        _clock.Now = Samples.Noon;
        _videos = new InMemoryVideoTable(_clock);
        _addresses = new InMemoryUploadStore();
        _multipart = new InMemoryMultipart();
        var film = Samples.Awaiting(size: Size);
        _upload = await _multipart.BeginAsync(MediaKeys.Source(film.VideoId), film.ContentType, default);
        _film = film with { UploadId = _upload.UploadId, PartSize = PartSize, UploadExpiresAt = Samples.Noon.AddDays(2) };
        _videos.Put(_film);
    }

    [Test]
    public async Task Each_address_takes_exactly_the_length_of_its_part()
    {
        var (status, body) = await SignAsync("[3,1,3]");

        Assert.That(status, Is.EqualTo(200));
        Assert.That(body.GetProperty("expiresAt").GetString(), Is.EqualTo("2026-03-01T13:00:00.000Z"));
        var address = $"https://raw.example/uploads/{_film.VideoId}/source?uploadId=upload-1";
        Assert.That(body.GetProperty("parts").EnumerateArray().Select(part => (part.GetProperty("partNumber").GetInt32(), part.GetProperty("url").GetString())), Is.EqualTo(new[]
        {
            (3, $"{address}&partNumber=3&length=1"),
            (1, $"{address}&partNumber=1&length={PartSize}"),
        }), "each part once");
    }

    [Test]
    public async Task No_address_outlives_the_upload()
    {
        _clock.Now = Samples.Noon.AddDays(2).AddMinutes(-10);
        var (_, body) = await SignAsync("[1]");
        Assert.That(body.GetProperty("expiresAt").GetString(), Is.EqualTo("2026-03-03T12:00:00.000Z"));
    }

    [TestCase("[]")]
    [TestCase("[0]")]
    [TestCase("[1,4]")]
    [TestCase("[-1]")]
    public async Task A_part_that_the_file_does_not_have_is_refused(string numbers) => AssertRefused(await SignAsync(numbers), 400, "validation");

    [TestCase(100, 200)]
    [TestCase(101, 400)]
    public async Task At_most_a_hundred_parts_are_signed_at_once(int count, int expected)
    {
        _videos.Put(_film with { Size = 200 * PartSize });
        var (status, _) = await SignAsync($"[{string.Join(',', Enumerable.Range(1, count))}]");
        Assert.That(status, Is.EqualTo(expected));
    }

    [Test]
    public async Task What_has_arrived_is_told()
    {
        _multipart.Send(_upload, 3, 1);
        _multipart.Send(_upload, 1, PartSize);

        var (status, body) = await CallAsync(new ListParts(_videos, _multipart, _clock));

        Assert.That(status, Is.EqualTo(200));
        Assert.That(body.GetRawText(), Is.EqualTo(
            $$"""{"partSize":{{PartSize}},"partCount":3,"parts":[{"partNumber":1,"eTag":"etag-1","size":{{PartSize}}},{"partNumber":3,"eTag":"etag-3","size":1}]}"""));
    }

    [Test]
    public async Task A_whole_file_is_joined_by_what_S3_has_listed()
    {
        foreach (var (number, size) in new[] { (2, PartSize), (3, 1L), (1, PartSize) }) _multipart.Send(_upload, number, size);

        Assert.That((await CompleteAsync()).Status, Is.EqualTo(202));

        Assert.That(_multipart.Completed[_upload.Key].Select(part => (part.PartNumber, part.ETag)), Is.EqualTo(new[] { (1, "etag-1"), (2, "etag-2"), (3, "etag-3") }));
    }

    [Test]
    public async Task To_complete_again_is_no_error([Values] VideoStatus meanwhile)
    {
        foreach (var (number, size) in new[] { (1, PartSize), (2, PartSize), (3, 1L) }) _multipart.Send(_upload, number, size);
        await CompleteAsync();
        _videos.Put(_film with { Status = meanwhile });
        Assert.That((await CompleteAsync()).Status, Is.EqualTo(meanwhile == VideoStatus.Deleting ? 404 : 202));
    }

    [TestCase(new[] { 1L }, "2 of 3")]
    [TestCase(new[] { PartSize, PartSize }, "1 of 3")]
    [TestCase(new[] { PartSize, PartSize - 1, 1 }, "1 of 3")]
    [TestCase(new long[0], "3 of 3")]
    public async Task A_file_that_is_not_whole_is_not_joined(long[] sizes, string missing)
    {
        var numbers = sizes is [1L] ? [3] : Enumerable.Range(1, sizes.Length).ToArray();
        foreach (var (number, size) in numbers.Zip(sizes)) _multipart.Send(_upload, number, size);

        var answer = await CompleteAsync();

        AssertRefused(answer, 409, "upload-incomplete");
        Assert.That(answer.Body.GetProperty("detail").GetString(), Does.StartWith($"{missing} parts are missing."));
        Assert.That(_multipart.Open, Is.EqualTo(new[] { _upload }));
    }

    [Test]
    public async Task A_part_that_changes_while_the_file_is_joined_is_missing()
    {
        foreach (var (number, size) in new[] { (1, PartSize), (2, PartSize), (3, 1L) }) _multipart.Send(_upload, number, size);
        _multipart.ChangesMeanwhile = true;
        AssertRefused(await CompleteAsync(), 409, "upload-incomplete");
    }

    [Test]
    public async Task After_two_days_the_upload_has_expired([Values] bool isNoted)
    {
        if (isNoted) _videos.Put(_film with { Status = VideoStatus.Failed, Failure = new Failure(FailureCodes.UploadExpired, "Too late.") });
        else _clock.Now = Samples.Noon.AddDays(2);

        AssertRefused(await SignAsync("[1]"), 410, "upload-expired");
        AssertRefused(await CallAsync(new ListParts(_videos, _multipart, _clock)), 410, "upload-expired");
        AssertRefused(await CompleteAsync(), 410, "upload-expired");
    }

    [Test]
    public async Task To_a_file_that_has_arrived_nothing_is_added([Values] bool isNoted)
    {
        if (isNoted) _videos.Put(_film with { Status = VideoStatus.Uploaded });
        else await _multipart.CompleteAsync(_upload, [], default);

        AssertRefused(await CallAsync(new ListParts(_videos, _multipart, _clock)), 409, "upload-ended");
        if (isNoted) AssertRefused(await SignAsync("[1]"), 409, "upload-ended");
    }

    [Test]
    public async Task What_S3_knows_neither_as_upload_nor_as_object_has_expired()
    {
        await _multipart.AbortAsync(_upload, default);
        AssertRefused(await CallAsync(new ListParts(_videos, _multipart, _clock)), 410, "upload-expired");
        AssertRefused(await CompleteAsync(), 410, "upload-expired");
    }

    [Test]
    public async Task A_file_in_one_piece_has_no_parts()
    {
        _videos.Put(_film with { UploadId = null, PartSize = null });
        AssertRefused(await SignAsync("[1]"), 409, "not-in-parts");
        AssertRefused(await CallAsync(new ListParts(_videos, _multipart, _clock)), 409, "not-in-parts");
        AssertRefused(await CompleteAsync(), 409, "not-in-parts");
    }

    [Test]
    public async Task Nobody_else_finds_the_upload()
    {
        foreach (var caller in new[] { Callers.OtherCreator, Callers.Admin })
        {
            AssertRefused(await SignAsync("[1]", caller), 404, "not-found");
            AssertRefused(await CallAsync(new ListParts(_videos, _multipart, _clock), caller: caller), 404, "not-found");
            AssertRefused(await CallAsync(new CompleteUpload(_videos, _multipart, _clock), caller: caller), 404, "not-found");
        }
        Assert.That(_addresses.Presigned, Is.Null);
    }

    private Task<(int Status, JsonElement Body)> SignAsync(string numbers, Caller? caller = null) =>
        CallAsync(new SignParts(_videos, _addresses, _clock), $$"""{"partNumbers":{{numbers}}}""", caller);

    private Task<(int Status, JsonElement Body)> CompleteAsync() => CallAsync(new CompleteUpload(_videos, _multipart, _clock));

    private async Task<(int Status, JsonElement Body)> CallAsync(IApiHandler handler, string body = "", Caller? caller = null)
    {
        var result = await handler.HandleAsync(
            new ApiRequest { Path = new Dictionary<string, string> { ["videoId"] = _film.VideoId }, Body = body, Caller = caller ?? Callers.Owner }, default);
        return (result.Status, result.Body is null ? default : JsonDocument.Parse(result.Body).RootElement);
    }

    private static void AssertRefused((int Status, JsonElement Body) answer, int status, string kind) =>
        Assert.That((answer.Status, answer.Body.GetProperty("type").GetString()), Is.EqualTo((status, "urn:videostack:problem:" + kind)));
}
