using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using VideoStack.Infra.Iam;
using EncryptionArgs = Pulumi.Aws.S3.BucketServerSideEncryptionConfigurationArgs;
using VersioningArgs = Pulumi.Aws.S3.BucketVersioningArgs;

namespace VideoStack.Infra.Components;

/// <summary>What a <see cref="PrivateBucket"/> needs to know.</summary>
public sealed class PrivateBucketArgs : Pulumi.ResourceArgs
{
    /// <summary>Keep every version of an object. Default: no.</summary>
    public bool Versioned { get; set; }

    /// <summary>Whether the bucket, and what it holds, survives a destroy of the stack.</summary>
    public bool Protected { get; set; }

    /// <summary>When objects move, or go.</summary>
    public IReadOnlyList<BucketLifecycleConfigurationRuleArgs> Lifecycle { get; set; } = [];
}

/// <summary>A bucket that nobody reads or writes without being named: no public access, no foreign owners, TLS only, encrypted.</summary>
public sealed class PrivateBucket : ComponentResource
{
    private readonly string _name;
    private bool _admitted;

    public Output<string> BucketName { get; }

    public Output<string> Arn { get; }

    /// <summary>The bucket's address in its region: the origin of a distribution.</summary>
    public Output<string> RegionalDomainName { get; }

    /// <summary>The bucket's address without a region.</summary>
    public Output<string> DomainName { get; }

    public PrivateBucket(string name, PrivateBucketArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:PrivateBucket", name, args, options)
    {
        _name = name;

        var bucket = CreateBucket(args);
        BlockPublicAccess(bucket);
        EnforceOwnership(bucket);
        Encrypt(bucket);
        if (args.Versioned) KeepVersions(bucket);
        if (args.Lifecycle.Count > 0) SetLifecycle(bucket, args.Lifecycle);

        BucketName = bucket.BucketName;
        Arn = bucket.Arn;
        RegionalDomainName = bucket.BucketRegionalDomainName;
        DomainName = bucket.BucketDomainName;
        RegisterOutputs(new Dictionary<string, object?> { ["bucketName"] = BucketName, ["arn"] = Arn });
    }

    /// <summary>The ARN of the objects whose keys match, such as <c>uploads/*</c>.</summary>
    public Output<string> Objects(string keys) => Output.Format($"{Arn}/{keys}");

    /// <summary>Allows to find every version of the objects whose keys begin so, and to remove them for good.</summary>
    /// <param name="sid">What the statements are called: what the objects are.</param>
    /// <param name="prefix">Such as <c>uploads/</c>.</param>
    public Statement[] AllowErasing(string sid, string prefix) =>
    [
        Statement.Allow($"Find{sid}", "s3:ListBucketVersions").On(Arn).When("StringLike", "s3:prefix", $"{prefix}*"),
        // The one version of a bucket without versions counts too.
        Statement.Allow($"Erase{sid}", "s3:DeleteObjectVersion").On(Objects($"{prefix}*")),
    ];

    /// <summary>Writes the bucket's one policy: refuse plain HTTP, and admit these.</summary>
    /// <returns>The policy, for what must wait until it holds.</returns>
    /// <exception cref="InvalidOperationException">It has one: a second would replace it.</exception>
    public BucketPolicy Admit(params Statement[] readersAndWriters)
    {
        if (_admitted)
            throw new InvalidOperationException($"The bucket '{_name}' has its policy. Give all its statements in one call of {nameof(Admit)}.");
        _admitted = true;

        var tlsOnly = Statement.Deny("TlsOnly", "s3:*")
            .By(Principal.Everyone)
            .On(Arn, Objects("*"))
            .When("Bool", "aws:SecureTransport", "false");
        return new BucketPolicy($"{_name}-policy", new BucketPolicyArgs
        {
            Bucket = BucketName,
            Policy = PolicyDocument.Of([tlsOnly, .. readersAndWriters]),
        }, new CustomResourceOptions { Parent = this });
    }

    private Bucket CreateBucket(PrivateBucketArgs args) => new($"{_name}-bucket", new BucketArgs
    {
        ForceDestroy = !args.Protected,
    }, new CustomResourceOptions { Parent = this, Protect = args.Protected });

    private void BlockPublicAccess(Bucket bucket) => _ = new BucketPublicAccessBlock($"{_name}-public-access", new BucketPublicAccessBlockArgs
    {
        Bucket = bucket.BucketName,
        BlockPublicAcls = true,
        BlockPublicPolicy = true,
        IgnorePublicAcls = true,
        RestrictPublicBuckets = true,
    }, new CustomResourceOptions { Parent = this });

    // Access lists off: the bucket's owner owns every object, whoever wrote it.
    private void EnforceOwnership(Bucket bucket) => _ = new BucketOwnershipControls($"{_name}-ownership", new BucketOwnershipControlsArgs
    {
        Bucket = bucket.BucketName,
        Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
    }, new CustomResourceOptions { Parent = this });

    // S3's own key: CloudFront and log delivery would each need a say in the policy of a key of ours, for no reader less.
    private void Encrypt(Bucket bucket) => _ = new BucketServerSideEncryptionConfiguration($"{_name}-encryption", new EncryptionArgs
    {
        Bucket = bucket.BucketName,
        Rules =
        {
            new BucketServerSideEncryptionConfigurationRuleArgs
            {
                ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                {
                    SseAlgorithm = "AES256",
                },
            },
        },
    }, new CustomResourceOptions { Parent = this });

    private void KeepVersions(Bucket bucket) => _ = new BucketVersioning($"{_name}-versioning", new VersioningArgs
    {
        Bucket = bucket.BucketName,
        VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
    }, new CustomResourceOptions { Parent = this });

    private void SetLifecycle(Bucket bucket, IReadOnlyList<BucketLifecycleConfigurationRuleArgs> rules) =>
        _ = new BucketLifecycleConfiguration($"{_name}-lifecycle", new BucketLifecycleConfigurationArgs
        {
            Bucket = bucket.BucketName,
            Rules = rules.Select(rule => (Input<BucketLifecycleConfigurationRuleArgs>)rule).ToArray(),
        }, new CustomResourceOptions { Parent = this });
}
