using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Uploads;
using VideoStack.Tests.Support;

namespace VideoStack.Functions.Tests.Uploads;

/// <summary>Announcements of files that come in parts, and of more than there is room for.</summary>
public sealed class LargeFileTests
{
    private const long MiB = 1024 * 1024;

    private readonly ManualClock _clock = new(Samples.Noon);
    private InMemoryVideoTable _videos = null!;
    private InMemoryUploadStore _addresses = null!;
    private InMemoryMultipart _multipart = null!;
    private InMemoryUsage _usage = null!;

    [SetUp]
    public void SetUp()
    {
        _videos = new InMemoryVideoTable(_clock);
        _addresses = new InMemoryUploadStore();
        _multipart = new InMemoryMultipart();
        _usage = new InMemoryUsage(_videos, _clock);
    }

    [Test]
    public async Task A_large_file_comes_in_parts()
    {
        var (status, body) = await PostAsync(70 * MiB);

        Assert.That(status, Is.EqualTo(201));
        Assert.That(body.GetProperty("upload").GetRawText(), Is.EqualTo(
            $$"""{"kind":"multipart","expiresAt":"2026-03-03T12:00:00.000Z","partSize":{{8 * MiB}},"partCount":9}"""), "S3's id of it stays here");
        var film = (await _videos.FindAsync(body.GetProperty("videoId").GetString()!, default))!;
        var upload = new MultipartUpload(MediaKeys.Source(film.VideoId), film.UploadId!);
        Assert.That(_multipart.Open, Is.EqualTo(new[] { upload }));
        Assert.That(_multipart.Types[upload.Key], Is.EqualTo("video/mp4"));
        Assert.That((film.PartSize, film.UploadExpiresAt, film.Status), Is.EqualTo((8 * MiB, Samples.Noon.AddDays(2), VideoStatus.AwaitingUpload)));
    }

    [Test]
    public async Task A_file_of_64_MiB_comes_in_one_piece()
    {
        var (_, body) = await PostAsync(64 * MiB);
        Assert.That(body.GetProperty("upload").GetProperty("kind").GetString(), Is.EqualTo("single"));
        Assert.That(_multipart.Open, Is.Empty);
    }

    [Test]
    public async Task More_than_S3_takes_is_too_large_whatever_the_setting()
    {
        var (status, body) = await PostAsync(PartPlan.LargestFile + 1);
        Assert.That((status, body.GetProperty("type").GetString()), Is.EqualTo((413, "urn:videostack:problem:too-large")));
        Assert.That((await PostAsync(PartPlan.LargestFile)).Status, Is.EqualTo(201));
    }

    [TestCase(60)]
    [TestCase(70)]
    public async Task More_than_there_is_room_for_is_refused_and_nothing_is_left_behind(long mebibytes)
    {
        await PostAsync(50 * MiB, limit: 100 * MiB);

        var (status, body) = await PostAsync(mebibytes * MiB, limit: 100 * MiB);

        Assert.That((status, body.GetProperty("type").GetString()), Is.EqualTo((413, "urn:videostack:problem:storage-full")));
        Assert.That(body.GetProperty("detail").GetString(), Does.Contain("52,428,800 bytes are left"));
        Assert.That(_multipart.Open, Is.Empty);
        Assert.That(_usage.StoredBy(Samples.OwnerId), Is.EqualTo(50 * MiB));
    }

    [Test]
    public void An_upload_is_given_up_only_where_its_film_is_certainly_not_noted([Values] bool isCertain)
    {
        _usage.Failure = isCertain ? new InvalidOperationException("There is one.", new TransactionCanceledException("A condition.")) : new IOException("The answer is lost.");
        Assert.CatchAsync(() => PostAsync(70 * MiB));
        Assert.That(_multipart.Types, Has.Count.EqualTo(1), "it had begun");
        Assert.That(_multipart.Open, isCertain ? Is.Empty : Has.Count.EqualTo(1));
    }

    private async Task<(int Status, JsonElement Body)> PostAsync(long size, long? limit = null)
    {
        var handler = new CreateUpload(_usage, _addresses, _multipart, new UploadRules(long.MaxValue, limit), _clock, new VideoIds(_clock));
        var result = await handler.HandleAsync(
            new ApiRequest { Body = $$"""{"fileName":"film.mp4","contentType":"video/mp4","size":{{size}}}""", Caller = Callers.Owner }, default);
        return (result.Status, JsonDocument.Parse(result.Body!).RootElement);
    }
}
