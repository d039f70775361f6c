using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using VideoStack.Infra.Iam;
using Kms = Pulumi.Aws.Kms;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="StorageComponent"/> needs to know.</summary>
public sealed class StorageComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }

    /// <summary>Films, originals and the table survive a destroy of the stack.</summary>
    public bool ProtectData { get; init; }

    /// <summary>The table can be put back to any second of the last 35 days.</summary>
    public bool PointInTimeRecovery { get; init; }

    /// <summary>Days that log files are kept.</summary>
    public required int LogRetentionDays { get; init; }
}

/// <summary>What lasts: originals, renditions, the page, the logs and the table of videos.</summary>
public sealed class StorageComponent : ComponentResource
{
    /// <summary>Where uploads lie in the raw bucket: <c>uploads/{videoId}/source</c>.</summary>
    public const string UploadsPrefix = "uploads/";

    /// <summary>Where renditions lie in the processed bucket: <c>media/{videoId}/…</c>, which is also their path on the site.</summary>
    public const string MediaPrefix = "media/";

    /// <summary>The films of one owner, newest first.</summary>
    public const string ByOwnerIndex = "byOwner";

    /// <summary>The public films, newest first.</summary>
    public const string FeedIndex = "feed";

    // A film is watched most in its first weeks and encoded once; after that the original is only insurance.
    private const int ColderAfterDays = 30;
    private const int AbandonedUploadDays = 7;
    private const int OldVersionDays = 30;

    private readonly string _name;
    private bool _uploadsAllowed;

    /// <summary>What people upload.</summary>
    public PrivateBucket Raw { get; }

    /// <summary>What viewers get.</summary>
    public PrivateBucket Processed { get; }

    /// <summary>The web page.</summary>
    public PrivateBucket Site { get; }

    /// <summary>Access logs.</summary>
    public PrivateBucket Logs { get; }

    /// <summary>Every film: what it is, where it is on its way, how often it was watched.</summary>
    public DataTable Videos { get; }

    /// <summary>The key that encrypts tables. It works only through the table service.</summary>
    public Output<string> TableKeyArn { get; }

    public StorageComponent(string name, StorageComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Storage", name, args, options)
    {
        _name = name;

        Raw = CreateBucket("raw", args.ProtectData, versioned: true,
        [
            Lifecycle.AbandonedUploads(AbandonedUploadDays),
            Lifecycle.Colder(UploadsPrefix, ColderAfterDays, "GLACIER_IR"),
            Lifecycle.OldVersions(OldVersionDays),
        ]);
        // Renditions can be made again from the originals, so they have no versions; MediaConvert writes their storage class.
        Processed = CreateBucket("processed", args.ProtectData, versioned: false, [Lifecycle.AbandonedUploads(AbandonedUploadDays)]);
        Site = CreateBucket("site", isProtected: false, versioned: true, [Lifecycle.OldVersions(OldVersionDays)]);
        Logs = CreateBucket("logs", args.ProtectData, versioned: false, [Lifecycle.Expire(args.LogRetentionDays)]);
        Raw.Admit();
        TableKeyArn = CreateKey(args).Arn;
        Videos = CreateVideos(args);

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["rawBucket"] = Raw.BucketName,
            ["processedBucket"] = Processed.BucketName,
            ["siteBucket"] = Site.BucketName,
            ["logsBucket"] = Logs.BucketName,
            ["videosTable"] = Videos.TableName,
        });
    }

    /// <summary>Lets pages of this origin send films to the raw bucket and read the answer's <c>ETag</c>.</summary>
    /// <exception cref="InvalidOperationException">It was called before: a bucket has one set of CORS rules.</exception>
    public void AllowUploadsFrom(Input<string> origin)
    {
        if (_uploadsAllowed) throw new InvalidOperationException($"{nameof(AllowUploadsFrom)} was called before; a bucket has one set of CORS rules.");
        _uploadsAllowed = true;

        _ = new BucketCorsConfiguration($"{_name}-raw-cors", new BucketCorsConfigurationArgs
        {
            Bucket = Raw.BucketName,
            CorsRules =
            {
                new BucketCorsConfigurationCorsRuleArgs
                {
                    AllowedOrigins = { origin },
                    AllowedMethods = { "PUT" },
                    AllowedHeaders = { "content-type", "x-amz-*" },
                    ExposeHeaders = { "ETag" },
                    MaxAgeSeconds = 3600,
                },
            },
        }, new CustomResourceOptions { Parent = this });
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

    private DataTable CreateVideos(StorageComponentArgs args) => new($"{_name}-videos", "Videos", new DataTableArgs
    {
        HashKey = "videoId",
        Indexes =
        [
            new DataTableIndex(ByOwnerIndex, "ownerId", "createdAt"),
            // Sparse: only films that are ready and public carry the attribute "feed".
            new DataTableIndex(FeedIndex, "feed", "publishedAt"),
        ],
        KeyArn = TableKeyArn,
        Protected = args.ProtectData,
        PointInTimeRecovery = args.PointInTimeRecovery,
        // Films that are to go are found there by who erases them.
        Stream = true,
    }, this);
}
