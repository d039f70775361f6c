using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using VideoStack.Infra.Components.Storage;
using VideoStack.Infra.Iam;
using Kms = Pulumi.Aws.Kms;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="StorageComponent"/> needs to know.</summary>
public sealed class StorageComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }

    /// <summary>Films, originals and the tables survive a destroy of the stack.</summary>
    public bool ProtectData { get; init; }

    /// <summary>The tables can be put back to any second of the last 35 days.</summary>
    public bool PointInTimeRecovery { get; init; }

    /// <summary>Days that log files are kept.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>Days after which an original moves to a colder storage class; 0 for never.</summary>
    public required int OriginalsColderAfterDays { get; init; }

    /// <summary>Browsers send films to the edge that is nearest to them.</summary>
    public bool TransferAcceleration { get; init; }
}

/// <summary>What lasts: originals, renditions, the page, the logs and what is known about films.</summary>
public sealed class StorageComponent : ComponentResource
{
    /// <summary>Where uploads lie in the raw bucket: <c>uploads/{videoId}/source</c>.</summary>
    public const string UploadsPrefix = "uploads/";

    /// <summary>Where renditions lie in the processed bucket: <c>media/{videoId}/…</c>, which is also their path on the site.</summary>
    public const string MediaPrefix = "media/";

    /// <summary>What belongs to one owner, newest first: films, and receipts of films that were removed.</summary>
    public const string ByOwnerIndex = "byOwner";

    /// <summary>The public films, newest first.</summary>
    public const string FeedIndex = "feed";

    /// <summary>The films that something still has to happen to, by when something happened last.</summary>
    public const string UnfinishedIndex = "unfinished";

    private const string TimeToLive = "expiresAt";

    // As long as an upload may take (Functions/Shared/Domain); Reconcile gives up its film by then.
    private const int AbandonedUploadDays = 2;
    private const int OldVersionDays = 30;

    private readonly string _name;
    private bool _uploadsAllowed;

    /// <summary>What people upload.</summary>
    public PrivateBucket Raw { get; }

    /// <summary>The hosts that browsers send films to: a presigned address has the bucket's name with the region or without, or with the accelerator.</summary>
    public IReadOnlyList<Output<string>> UploadHosts { get; }

    /// <summary>What viewers get.</summary>
    public PrivateBucket Processed { get; }

    /// <summary>The web page.</summary>
    public PrivateBucket Site { get; }

    /// <summary>Access logs.</summary>
    public PrivateBucket Logs { get; }

    /// <summary>Every film: what it is, where it is on its way, how often it was watched.</summary>
    public DataTable Videos { get; }

    /// <summary>An item for each view, by the grant that it was watched with; its stream is what is counted.</summary>
    public DataTable Views { get; }

    /// <summary>How often each film was watched, in parts that are written by turns: one item would take 1,000 writes a second.</summary>
    public DataTable ViewCounts { get; }

    /// <summary>What each owner takes up: bytes kept, and what encoding cost in each month.</summary>
    public DataTable Usage { get; }

    /// <summary>What was removed of films that are gone, and when.</summary>
    public DataTable Receipts { get; }

    /// <summary>All tables about films.</summary>
    public IReadOnlyList<DataTable> Tables => [Videos, Views, ViewCounts, Usage, Receipts];

    /// <summary>The key that encrypts tables. It works only through the table service.</summary>
    public Output<string> TableKeyArn { get; }

    public StorageComponent(string name, StorageComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Storage", name, args, options)
    {
        _name = name;

        Raw = CreateBucket("raw", args.ProtectData, versioned: true, OriginalsLifecycle(args));
        // Renditions can be made again from the originals, so they have no versions; MediaConvert writes their storage class.
        Processed = CreateBucket("processed", args.ProtectData, versioned: false, [Lifecycle.AbandonedUploads(AbandonedUploadDays)]);
        Site = CreateBucket("site", isProtected: false, versioned: true, [Lifecycle.OldVersions(OldVersionDays)]);
        Logs = CreateBucket("logs", args.ProtectData, versioned: false, [Lifecycle.Expire(args.LogRetentionDays)]);
        Raw.Admit();
        UploadHosts = [Raw.RegionalDomainName, Raw.DomainName, .. args.TransferAcceleration ? (Output<string>[])[AccelerateUploads()] : []];

        TableKeyArn = CreateKey(args).Arn;
        Videos = CreateVideos(args);
        Views = CreateTable("views", "Views", args, "playbackId", timeToLive: TimeToLive, stream: true);
        ViewCounts = CreateTable("view-counts", "ViewCounts", args, "videoId", "part");
        Usage = CreateTable("usage", "Usage", args, "ownerId", "period", timeToLive: TimeToLive);
        Receipts = CreateTable("receipts", "Receipts", args, "videoId", timeToLive: TimeToLive,
            indexes: new DataTableIndex(ByOwnerIndex, "ownerId", "erasedAt"));

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["rawBucket"] = Raw.BucketName,
            ["processedBucket"] = Processed.BucketName,
            ["siteBucket"] = Site.BucketName,
            ["logsBucket"] = Logs.BucketName,
            ["videosTable"] = Videos.TableName,
            ["viewsTable"] = Views.TableName,
            ["viewCountsTable"] = ViewCounts.TableName,
            ["usageTable"] = Usage.TableName,
            ["receiptsTable"] = Receipts.TableName,
        });
    }

    /// <summary>Lets pages of this origin send films to the raw bucket and read the answer's <c>ETag</c>.</summary>
    /// <exception cref="InvalidOperationException">It was called before: a bucket has one set of CORS rules.</exception>
    public void AllowUploadsFrom(Input<string> origin)
    {
        if (_uploadsAllowed) throw new InvalidOperationException($"{nameof(AllowUploadsFrom)} was called before; a bucket has one set of CORS rules.");
        _uploadsAllowed = true;

        UploadCors.Allow($"{_name}-raw-cors", Raw, origin, this);
    }

    // A film is watched most in its first weeks and encoded once; after that the original is only insurance.
    private static BucketLifecycleConfigurationRuleArgs[] OriginalsLifecycle(StorageComponentArgs args)
    {
        BucketLifecycleConfigurationRuleArgs[] colder =
            args.OriginalsColderAfterDays > 0 ? [Lifecycle.Colder(UploadsPrefix, args.OriginalsColderAfterDays, "GLACIER_IR")] : [];
        return [Lifecycle.AbandonedUploads(AbandonedUploadDays), .. colder, Lifecycle.OldVersions(OldVersionDays)];
    }

    private Output<string> AccelerateUploads()
    {
        _ = new BucketAccelerateConfiguration($"{_name}-raw-acceleration", new BucketAccelerateConfigurationArgs
        {
            Bucket = Raw.BucketName,
            Status = "Enabled",
        }, new CustomResourceOptions { Parent = this });
        return Output.Format($"{Raw.BucketName}.s3-accelerate.amazonaws.com");
    }

    private PrivateBucket CreateBucket(string suffix, bool isProtected, bool versioned, BucketLifecycleConfigurationRuleArgs[] lifecycle) =>
        new($"{_name}-{suffix}", new PrivateBucketArgs { Protected = isProtected, Versioned = versioned, Lifecycle = lifecycle },
            new ComponentResourceOptions { Parent = this });

    private Kms.Key CreateKey(StorageComponentArgs args) => new($"{_name}-key", new Kms.KeyArgs
    {
        Description = "Encrypts the tables.",
        EnableKeyRotation = true,
        DeletionWindowInDays = args.ProtectData ? 30 : 7,
        Policy = PolicyDocument.Of(KeyPolicy.Administration(args.Account), KeyPolicy.ThroughDynamoDb(args.Account)),
    }, new CustomResourceOptions { Parent = this, Protect = args.ProtectData });

    // Films that are to go are found in its stream by who erases them.
    private DataTable CreateVideos(StorageComponentArgs args) => CreateTable("videos", "Videos", args, "videoId", stream: true, indexes:
    [
        new DataTableIndex(ByOwnerIndex, "ownerId", "createdAt"),
        // Sparse: only films that are ready and public carry the attribute "feed", and only those on their way, or on their way out,
        // "unfinished".
        new DataTableIndex(FeedIndex, "feed", "publishedAt"),
        new DataTableIndex(UnfinishedIndex, "unfinished", "updatedAt"),
    ]);

    private DataTable CreateTable(
        string suffix, string sid, StorageComponentArgs args, string hashKey, string? rangeKey = null, string? timeToLive = null, bool stream = false,
        params DataTableIndex[] indexes) =>
        new($"{_name}-{suffix}", sid, new DataTableArgs
        {
            HashKey = hashKey,
            RangeKey = rangeKey,
            Indexes = indexes,
            KeyArn = TableKeyArn,
            Protected = args.ProtectData,
            PointInTimeRecovery = args.PointInTimeRecovery,
            TimeToLive = timeToLive,
            Stream = stream,
        }, this);
}
