using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Tests.Fakes;

namespace VideoStack.Functions.Tests.Films;

/// <summary>GetSource, and the addresses that it gives out.</summary>
public sealed class SourceTests
{
    [Test]
    public async Task The_owner_is_told_where_the_original_is_for_an_hour()
    {
        using var api = new FilmOperations();
        var film = api.Add(Visibility.Private);
        var answer = await api.CallAsync("GetSource", Callers.Owner, film.VideoId);
        var link = JsonDocument.Parse(answer.Body).RootElement;
        Assert.That(link.GetProperty("url").GetString(), Is.EqualTo($"https://raw.example/{film.VideoId}?version=v1"));
        Assert.That(link.GetProperty("expiresAt").GetString(), Is.EqualTo("2026-03-01T13:00:00.000Z"));
    }

    [TestCase(VideoStatus.AwaitingUpload, false, 409)]
    [TestCase(VideoStatus.Failed, false, 409, Description = "The upload has expired.")]
    [TestCase(VideoStatus.Failed, true, 200)]
    [TestCase(VideoStatus.Transcoding, true, 200)]
    [TestCase(VideoStatus.Deleting, true, 404)]
    public async Task There_is_one_once_the_file_has_arrived(VideoStatus status, bool hasArrived, int expected)
    {
        using var api = new FilmOperations();
        var film = api.Add(status: status) with { ObjectVersion = hasArrived ? "v1" : null };
        api.Videos.Put(film);
        Assert.That((await api.CallAsync("GetSource", Callers.Owner, film.VideoId)).StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_address_opens_exactly_the_version_that_was_encoded_in_ranges_under_the_files_own_name()
    {
        using var s3 = await AwsEmulator.S3Async();
        var bucket = $"raw-{Guid.NewGuid():N}";
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = bucket, BucketRegionName = "eu-central-1" });
        await s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new() { Status = Amazon.S3.VersionStatus.Enabled } });
        var film = Samples.Ready() with { FileName = "Ferien \"am Meer\" 🏖️.mp4", ETag = "etag" };
        var first = await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = MediaKeys.Source(film.VideoId), ContentBody = "the first film" });
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = MediaKeys.Source(film.VideoId), ContentBody = "another one" });

        var address = new Uri(new SourceLinks(new(s3), bucket).Presign(film with { ObjectVersion = first.VersionId }, DateTimeOffset.UtcNow.AddMinutes(5)));

        using var http = new HttpClient();
        // The client that signs here has its endpoint in its settings, not in the environment: so it writes https.
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(address) { Scheme = "http" }.Uri) { Headers = { Range = new RangeHeaderValue(4, 8) } };
        using var answer = await http.SendAsync(request);
        Assert.That((answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.PartialContent, "first")));
        Assert.That(Uri.UnescapeDataString(address.Query), Does.Contain(ContentDisposition.Attachment(film.FileName)));
    }

    [TestCase("film.mp4", "film.mp4", "film.mp4")]
    [TestCase("a \"b\" \\ 100%.mp4", "a _b_ _ 100_.mp4", "a%20%22b%22%20%5C%20100%25.mp4")]
    [TestCase("Été.mp4", "_t_.mp4", "%C3%89t%C3%A9.mp4")]
    [TestCase("🎬.mp4", "_.mp4", "%F0%9F%8E%AC.mp4")]
    [TestCase("a;b=c'd(e)*.mp4", "a;b=c'd(e)*.mp4", "a%3Bb%3Dc%27d%28e%29%2A.mp4")]
    [TestCase("a\r\nX-Injected: yes", "a__X-Injected: yes", "a%0D%0AX-Injected%3A%20yes")]
    public void A_name_comes_through_as_it_is_and_breaks_out_of_nothing(string name, string ascii, string encoded)
    {
        var header = ContentDisposition.Attachment(name);
        Assert.That(header, Is.EqualTo($"attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}"));
        Assert.That(ContentDispositionHeaderValue.Parse(header).FileNameStar, Is.EqualTo(name));
        Assert.That(Encoding.UTF8.GetByteCount(header), Is.EqualTo(header.Length), "plain ASCII");
    }
}
