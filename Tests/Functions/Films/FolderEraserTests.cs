using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Storage;

namespace VideoStack.Functions.Tests.Films;

/// <summary>Emptying folders in S3, against the emulator.</summary>
public sealed class FolderEraserTests
{
    private IAmazonS3 _s3 = null!;
    private string _bucket = null!;
    private FolderEraser _eraser = null!;

    [SetUp]
    public async Task SetUp()
    {
        _s3 = await AwsEmulator.S3Async();
        _bucket = $"films-{Guid.NewGuid():N}";
        await _s3.PutBucketAsync(new PutBucketRequest { BucketName = _bucket, BucketRegionName = "eu-central-1" });
        _eraser = new FolderEraser(new(_s3), _bucket);
    }

    [TearDown]
    public void TearDown() => _s3.Dispose();

    [Test]
    public async Task Every_version_and_every_marker_goes_and_the_neighbours_stay()
    {
        await _s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = _bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } });
        for (var i = 0; i < 3; i++) await PutAsync("media/a/movie.m3u8");
        await PutAsync("media/a/deleted.cmfv");
        await _s3.DeleteObjectAsync(_bucket, "media/a/deleted.cmfv");
        await PutAsync("media/a/thumbnails/0.jpg");
        await PutAsync("media/ab/movie.m3u8");
        await PutAsync("media/a");

        Assert.That(await _eraser.EraseAsync("media/a/", default), Is.EqualTo(6));
        Assert.That(await KeysAsync(), Is.EquivalentTo(new[] { "media/a", "media/ab/movie.m3u8" }));
        Assert.That(await _eraser.EraseAsync("media/a/", default), Is.Zero);
    }

    [Test]
    public async Task A_bucket_without_versions_is_emptied_too()
    {
        await PutAsync("media/a/movie.m3u8");
        await PutAsync("media/b/movie.m3u8");
        Assert.That(await _eraser.EraseAsync("media/a/", default), Is.EqualTo(1));
        Assert.That(await KeysAsync(), Is.EqualTo(new[] { "media/b/movie.m3u8" }));
    }

    [Test]
    public async Task More_objects_than_S3_lists_at_a_time_go_all()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 1001), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (index, _) => await PutAsync($"media/a/{index}.cmfv"));
        Assert.That(await _eraser.EraseAsync("media/a/", default), Is.EqualTo(1001));
        Assert.That(await KeysAsync(), Is.Empty);
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("media")]
    [TestCase("media/a")]
    [TestCase("/media/")]
    public void What_is_no_folder_is_refused(string folder) =>
        Assert.ThrowsAsync<ArgumentException>(() => _eraser.EraseAsync(folder, default));

    [Test]
    public async Task One_version_of_an_upload_can_be_removed_for_good()
    {
        await _s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = _bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } });
        var first = await PutAsync("uploads/a/source");
        await PutAsync("uploads/a/source");
        var store = new UploadStore(new(_s3), _bucket);

        for (var i = 0; i < 2; i++) await store.DeleteAsync("uploads/a/source", first.VersionId, default);

        Assert.That(await KeysAsync(), Has.Exactly(1).Items);
        Assert.That(await store.DescribeAsync("uploads/a/source", first.VersionId, default), Is.Null);
    }

    [Test]
    public async Task A_playlist_is_read_as_text_and_not_beyond_its_limit()
    {
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = "media/a/movie.m3u8", ContentBody = "#EXTM3U\n" });
        var playlists = new PlaylistStore(new(_s3), _bucket);
        Assert.That(await playlists.ReadAsync("media/a/movie.m3u8", 8, default), Is.EqualTo("#EXTM3U\n"));
        Assert.That(await playlists.ReadAsync("media/a/missing.m3u8", 8, default), Is.Null);
        Assert.ThrowsAsync<InvalidDataException>(() => playlists.ReadAsync("media/a/movie.m3u8", 7, default));
    }

    private Task<PutObjectResponse> PutAsync(string key) => _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, ContentBody = "x" });

    /// <summary>Keys of all that is left, old versions and markers included.</summary>
    private async Task<List<string>> KeysAsync() =>
        (await _s3.ListVersionsAsync(new ListVersionsRequest { BucketName = _bucket })).Versions?.ConvertAll(version => version.Key) ?? [];
}
