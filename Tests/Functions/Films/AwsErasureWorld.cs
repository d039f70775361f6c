using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Functions.Shared.Domain;
using VideoStack.Functions.Shared.Storage;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Tests.Films;

/// <summary>Tables and buckets of the emulator, with the keys and versions of the platform's.</summary>
internal sealed class AwsErasureWorld : IErasureWorld
{
    private readonly IAmazonDynamoDB _dynamoDb;
    private readonly IAmazonS3 _s3;
    private readonly ErasureTables _tables;
    private readonly string _views;
    private readonly string _raw;
    private readonly string _processed;

    private AwsErasureWorld(IAmazonDynamoDB dynamoDb, IAmazonS3 s3, ErasureTables tables, string views, string raw, string processed, TimeProvider clock)
    {
        (_dynamoDb, _s3, _tables, _views, _raw, _processed) = (dynamoDb, s3, tables, views, raw, processed);
        Erasure = new FilmErasure(new(dynamoDb), tables, clock);
        Receipts = new ReceiptTable(new(dynamoDb), tables.Receipts);
        Removal = new FilmRemoval(new(dynamoDb), tables.Videos, clock);
        Views = new ViewCountTable(new(dynamoDb), views);
        (Originals, Uploads, Renditions) = (new FolderEraser(new(s3), raw), new MultipartUploads(new(s3), raw), new FolderEraser(new(s3), processed));
    }

    public IFilmErasure Erasure { get; }

    public IReceiptTable Receipts { get; }

    public IFilmRemoval Removal { get; }

    public IViewCountTable Views { get; }

    public IFolderEraser Originals { get; }

    public IMultipartUploads Uploads { get; }

    public IFolderEraser Renditions { get; }

    public static async Task<AwsErasureWorld> CreateAsync(TimeProvider clock)
    {
        var (dynamoDb, s3) = (await AwsEmulator.DynamoDbAsync(), await AwsEmulator.S3Async());
        var tables = new ErasureTables(
            await AwsEmulator.CreateVideosTableAsync(dynamoDb), await AwsEmulator.CreateUsageTableAsync(dynamoDb), await AwsEmulator.CreateReceiptsTableAsync(dynamoDb));
        var views = $"view-counts-{Guid.NewGuid():N}";
        await dynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = views,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("videoId", ScalarAttributeType.S), new("part", ScalarAttributeType.S)],
            KeySchema = [new("videoId", KeyType.HASH), new("part", KeyType.RANGE)],
        });
        return new AwsErasureWorld(dynamoDb, s3, tables, views, await BucketAsync(s3, hasVersions: true), await BucketAsync(s3, hasVersions: false), clock);
    }

    public async Task<Video> AnnounceAsync(bool inParts)
    {
        var film = Samples.Awaiting();
        if (inParts)
        {
            var upload = await Uploads.BeginAsync(MediaKeys.Source(film.VideoId), "video/mp4", default);
            await _s3.UploadPartAsync(new UploadPartRequest
            {
                BucketName = _raw, Key = upload.Key, UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream("abc"u8.ToArray()), PartSize = 3,
            });
            film = film with { UploadId = upload.UploadId, PartSize = 600 };
        }
        await new FilmAnnouncements(new(_dynamoDb), _tables.Videos, _tables.Usage).AnnounceAsync(film, limit: null, default);
        return film;
    }

    public async Task FillAsync(Video film)
    {
        for (var version = 0; version < 2; version++)
            await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _raw, Key = MediaKeys.Source(film.VideoId), ContentBody = "abc" });
        await _s3.DeleteObjectAsync(_raw, MediaKeys.Source(film.VideoId));
        foreach (var name in new[] { "movie.m3u8", "1.cmfv", "captions/en.1.vtt" })
            await _s3.PutObjectAsync(new PutObjectRequest { BucketName = _processed, Key = MediaKeys.Folder(film.VideoId) + name, ContentBody = "abcd" });
        foreach (var part in new[] { "03", "11" })
            await _dynamoDb.PutItemAsync(_views, new() { ["videoId"] = new(film.VideoId), ["part"] = new(part), ["count"] = new() { N = "2" } });
    }

    public async Task<long> StoredByAsync(string ownerId)
    {
        var answer = await _dynamoDb.GetItemAsync(_tables.Usage, new() { ["ownerId"] = new(ownerId), ["period"] = new("storage") });
        return answer.Item?.GetValueOrDefault("bytes")?.N is { } bytes ? long.Parse(bytes) : 0;
    }

    public async Task<IReadOnlyList<string>> TracesAsync(string videoId)
    {
        var traces = new List<string>();
        foreach (var bucket in new[] { _raw, _processed })
        {
            traces.AddRange((await _s3.ListVersionsAsync(bucket)).Versions?.Select(version => version.Key) ?? []);
            traces.AddRange((await _s3.ListMultipartUploadsAsync(bucket)).MultipartUploads?.Select(upload => $"parts of {upload.Key}") ?? []);
        }
        foreach (var table in new[] { _tables.Videos, _tables.Usage, _views })
            foreach (var item in (await _dynamoDb.ScanAsync(new ScanRequest(table))).Items)
                traces.Add(string.Join(' ', item.Values.Select(value => value.S)));
        return [.. traces.Where(trace => trace.Contains(videoId, StringComparison.Ordinal))];
    }

    private static async Task<string> BucketAsync(IAmazonS3 s3, bool hasVersions)
    {
        var name = $"films-{Guid.NewGuid():N}";
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = name, BucketRegionName = "eu-central-1" });
        if (hasVersions)
            await s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = name, VersioningConfig = new() { Status = VersionStatus.Enabled } });
        return name;
    }
}
