using Pulumi.Aws.S3.Inputs;

namespace VideoStack.Infra.Components;

/// <summary>The lifecycle rules of the buckets, by what they do. All ages are in days.</summary>
internal static class Lifecycle
{
    private static readonly BucketLifecycleConfigurationRuleFilterArgs _allObjects = new() { Prefix = "" };

    /// <summary>Uploads in parts that nobody finished go; they cost as much as finished ones and no listing shows them.</summary>
    public static BucketLifecycleConfigurationRuleArgs AbandonedUploads(int days) => new()
    {
        Id = "abandoned-uploads",
        Status = "Enabled",
        Filter = _allObjects,
        AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = days },
    };

    /// <summary>Objects move to a colder storage class.</summary>
    public static BucketLifecycleConfigurationRuleArgs Colder(string prefix, int days, string storageClass) => new()
    {
        Id = "colder",
        Status = "Enabled",
        Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = prefix },
        Transitions = { new BucketLifecycleConfigurationRuleTransitionArgs { Days = days, StorageClass = storageClass } },
    };

    /// <summary>What was deleted or overwritten goes for good.</summary>
    public static BucketLifecycleConfigurationRuleArgs OldVersions(int days) => new()
    {
        Id = "old-versions",
        Status = "Enabled",
        Filter = _allObjects,
        NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = days },
    };

    public static BucketLifecycleConfigurationRuleArgs Expire(int days) => new()
    {
        Id = "expire",
        Status = "Enabled",
        Filter = _allObjects,
        Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days },
    };
}
