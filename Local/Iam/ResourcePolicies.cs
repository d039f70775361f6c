using VideoStack.Local.Graph;

namespace VideoStack.Local.Iam;

/// <summary>The policies that hang on resources: of buckets and of KMS keys.</summary>
internal static class ResourcePolicies
{
    /// <summary>What a bucket's policy says; nothing when it has none.</summary>
    public static IReadOnlyList<PolicyStatement> OfBucket(ResourceGraph graph, string bucket) =>
    [
        .. graph.OfType("aws:s3/bucketPolicy:BucketPolicy")
            .Where(policy => policy.Inputs.Text("bucket") == bucket)
            .SelectMany(policy => PolicyStatement.ReadAll(policy.Inputs.Text("policy")!)),
    ];

    /// <summary>What a key's policy says; null for a key that leaves everything to the account, or that the program does not declare.</summary>
    public static IReadOnlyList<PolicyStatement>? OfKey(ResourceGraph graph, string keyArn) =>
        graph.Find("aws:kms/key:Key", "arn", keyArn)?.Inputs.Text("policy") is { } policy ? PolicyStatement.ReadAll(policy) : null;
}
