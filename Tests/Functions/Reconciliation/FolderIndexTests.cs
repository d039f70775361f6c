using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;

namespace VideoStack.Functions.Tests.Reconciliation;

/// <summary>The folders of a bucket, against the emulator; and the time in their names.</summary>
public sealed class FolderIndexTests
{
    private IAmazonS3 _s3 = null!;
    private string _bucket = null!;

    [SetUp]
    public async Task SetUp()
    {
        _s3 = await AwsEmulator.S3Async();
        _bucket = $"raw-{Guid.NewGuid():N}";
        await _s3.PutBucketAsync(new PutBucketRequest { BucketName = _bucket, BucketRegionName = "eu-central-1" });
    }

    [TearDown]
    public void TearDown() => _s3.Dispose();

    [Test]
    public async Task Each_folder_is_listed_once_and_nothing_else([Values] bool versioned)
    {
        if (versioned) await _s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = _bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } });
        foreach (var key in new[] { "media/b/movie.m3u8", "media/b/thumbnails/1.jpg", "media/a/movie.m3u8", "media/a/movie.m3u8", "media/loose", "other/c/file" })
            await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, ContentBody = "x" });

        Assert.That(await ListAsync("media/"), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(await ListAsync("nothing/"), Is.Empty);
    }

    [Test]
    public async Task Folders_are_listed_through_all_pages()
    {
        var folders = Enumerable.Range(0, 1005).Select(number => $"{number:D4}").ToList();
        await Parallel.ForEachAsync(folders, new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (folder, _) => await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = $"media/{folder}/file", ContentBody = "x" }, CancellationToken.None));

        Assert.That(await ListAsync("media/"), Is.EqualTo(folders));
    }

    [Test]
    public void An_id_tells_when_it_was_made()
    {
        var time = new DateTimeOffset(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);
        Assert.That(VideoIds.TimeOf(Guid.CreateVersion7(time).ToString()), Is.EqualTo(time));
    }

    [TestCase("")]
    [TestCase("readme")]
    [TestCase("0195506E-0000-7000-8000-000000000001", Description = "not as ids are written")]
    [TestCase("3f2504e0-4f89-41d3-9a0c-0305e82c3301", Description = "a random one has no time")]
    public void What_is_no_id_has_no_time(string text) => Assert.That(VideoIds.TimeOf(text), Is.Null);

    private async Task<List<string>> ListAsync(string parent)
    {
        var folders = new List<string>();
        await foreach (var folder in new FolderIndex(new(_s3), _bucket).ListAsync(parent, default)) folders.Add(folder);
        return folders;
    }
}
