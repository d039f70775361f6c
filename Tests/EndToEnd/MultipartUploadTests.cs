using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace VideoStack.Tests.EndToEnd;

/// <summary>Large files: in parts, over breaks, and not more than there is room for.</summary>
public sealed class MultipartUploadTests
{
    private const int MiB = 1024 * 1024;

    private HttpClient _http = null!;

    [SetUp]
    public void SignIn() => _http = PlatformFixture.Creator.Client();

    [TearDown]
    public void Leave() => _http.Dispose();

    [Test]
    public async Task A_large_film_arrives_in_any_order_over_a_break_and_plays()
    {
        var file = await File.ReadAllBytesAsync(await PlatformFixture.Films.MakeLargeAsync("large.mp4", 70 * MiB));
        var upload = await PartsUpload.BeginAsync(_http, file.Length);
        Assert.That((upload.PartSize, upload.PartCount), Is.EqualTo((8 * MiB, 9)));

        await upload.SendAsync(file, 9, 2, 5);
        using (var early = await upload.CompleteAsync()) await AssertProblemAsync(early, HttpStatusCode.Conflict, "upload-incomplete");

        // After the break nothing is known any more but the film's id.
        Assert.That(await upload.ArrivedAsync(), Is.EqualTo(new[] { (2, 8 * MiB), (5, 8 * MiB), (9, 6 * MiB) }));
        var address = (await upload.SignAsync(1))[1];
        using (var shorter = await upload.PutAsync(address, upload.PartOf(file, 1)[1..])) Assert.That(shorter.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using (var longer = await upload.PutAsync(address, [.. upload.PartOf(file, 1), 0])) Assert.That(longer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await upload.SendAsync(file, 8, 7, 6, 4, 3, 1);
        // Whatever is sent twice counts once.
        await upload.SendAsync(file, 9);
        for (var times = 0; times < 2; times++)
        {
            using var completed = await upload.CompleteAsync();
            await Accounts.AssertStatusAsync(completed, HttpStatusCode.Accepted);
        }

        using var visitor = new Visitor(PlatformFixture.Platform.Address, PlatformFixture.Creator);
        await visitor.ReadyAsync(upload.VideoId);
        using (var late = await upload.CompleteAsync()) await Accounts.AssertStatusAsync(late, HttpStatusCode.Accepted);
        using (var parts = await _http.GetAsync($"/api/uploads/{upload.VideoId}/parts")) await AssertProblemAsync(parts, HttpStatusCode.Conflict, "upload-ended");
        using var stream = await HlsStream.DownloadAsync(visitor, upload.VideoId);
        await StreamChecks.AssertDecodableAsync(stream);
        using var storage = new HttpClient();
        await using var original = await storage.GetStreamAsync((string)(await visitor.ReadAsync($"/api/videos/{upload.VideoId}/source"))["url"]!);
        Assert.That(await SHA256.HashDataAsync(original), Is.EqualTo(SHA256.HashData(file)), "byte for byte");
    }

    [Test]
    public async Task An_upload_that_is_given_up_leaves_no_parts()
    {
        var upload = await PartsUpload.BeginAsync(_http, 70 * MiB);
        await upload.SendAsync(new byte[70 * MiB], 1, 9);
        var address = (await upload.SignAsync(2))[2];

        using (var abandoned = await upload.GiveUpAsync()) await Accounts.AssertStatusAsync(abandoned, HttpStatusCode.NoContent);

        using (var parts = await _http.GetAsync($"/api/uploads/{upload.VideoId}/parts")) await AssertProblemAsync(parts, HttpStatusCode.NotFound, "not-found");
        using (var completed = await upload.CompleteAsync()) await AssertProblemAsync(completed, HttpStatusCode.NotFound, "not-found");
        await Wait.UntilAsync(async () =>
        {
            using var late = await upload.PutAsync(address, new byte[8 * MiB]);
            return late.StatusCode == HttpStatusCode.NotFound;
        }, "nor does a part come after");
        if (!OperatingSystem.IsLinux()) return;
        using var emulator = EmulatorView.Of(PlatformFixture.Platform);
        await Wait.UntilAsync(async () => (await emulator.TracesOfAsync(upload.VideoId)).Count == 0, "nothing is left");
    }

    [Test]
    public async Task An_upload_that_the_storage_has_cleared_away_has_expired_and_can_be_given_up()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("Where the emulator is, is read from /proc.");
        var upload = await PartsUpload.BeginAsync(_http, 70 * MiB);
        using var emulator = EmulatorView.Of(PlatformFixture.Platform);
        foreach (var bucket in (await emulator.S3.ListBucketsAsync()).Buckets.Select(bucket => bucket.BucketName))
        {
            foreach (var open in (await emulator.S3.ListMultipartUploadsAsync(bucket)).MultipartUploads ?? [])
                if (open.Key.Contains(upload.VideoId, StringComparison.Ordinal)) await emulator.S3.AbortMultipartUploadAsync(bucket, open.Key, open.UploadId);
        }

        using (var completed = await upload.CompleteAsync()) await AssertProblemAsync(completed, HttpStatusCode.Gone, "upload-expired");
        using (var parts = await _http.GetAsync($"/api/uploads/{upload.VideoId}/parts")) await AssertProblemAsync(parts, HttpStatusCode.Gone, "upload-expired");
        using var abandoned = await upload.GiveUpAsync();
        await Accounts.AssertStatusAsync(abandoned, HttpStatusCode.NoContent);
    }

    [Test]
    public async Task Nobody_stores_more_than_there_is_room_for_and_what_is_given_up_makes_room()
    {
        using var http = await Accounts.OpenAndSignInAsync(PlatformFixture.Platform.Address);
        var uploads = new List<PartsUpload>();
        for (var stored = 0L; stored < PlatformFixture.MaxOwnerBytes; stored += 1024 * MiB) uploads.Add(await PartsUpload.BeginAsync(http, 1024 * MiB));

        // One that comes in parts has begun by then, and is given up again; one in a single piece has not.
        foreach (var size in new[] { 70 * MiB, 1 })
        {
            using var refused = await http.PostAsJsonAsync("/api/uploads", new { fileName = "more.mp4", contentType = "video/mp4", size });
            var problem = await AssertProblemAsync(refused, HttpStatusCode.RequestEntityTooLarge, "storage-full");
            Assert.That((string)problem["detail"]!, Does.Contain(" 0 bytes are left"));
        }

        using (var abandoned = await uploads[0].GiveUpAsync()) await Accounts.AssertStatusAsync(abandoned, HttpStatusCode.NoContent);
        await Wait.UntilAsync(async () =>
        {
            using var accepted = await http.PostAsJsonAsync("/api/uploads", new { fileName = "more.mp4", contentType = "video/mp4", size = 70 * MiB });
            return accepted.StatusCode == HttpStatusCode.Created;
        }, "there is room again");
    }

    private static async Task<JsonNode> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string kind)
    {
        await Accounts.AssertStatusAsync(answer, status);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.That((string)problem["type"]!, Is.EqualTo("urn:videostack:problem:" + kind));
        return problem;
    }
}
