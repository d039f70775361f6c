using VideoStack.Local.Graph;
using VideoStack.Local.Iam;

namespace VideoStack.Local.Cdn;

/// <summary>Whether a bucket's policy lets the distribution in. Without a policy nobody but the bucket's owner gets in.</summary>
internal sealed class BucketPolicy(ResourceGraph graph, string bucket, string distributionArn)
{
    private const string Service = "cloudfront.amazonaws.com";

    private readonly IReadOnlyList<PolicyStatement> _statements = ResourcePolicies.OfBucket(graph, bucket);

    // What CloudFront's own requests look like to S3.
    private readonly ConditionKeys _keys = ConditionKeys.None
        .With("aws:SourceArn", distributionArn)
        .With("aws:SourceAccount", distributionArn.Split(':')[4])
        .With("aws:SecureTransport", "true")
        .With("s3:TlsVersion", "1.3");

    public bool Allows(string action, string resource)
    {
        var request = new AccessRequest(action, resource, _keys);
        var applying = _statements.Where(statement => statement.SpeaksOf(Service) && statement.Match(request) is not null).ToList();
        return applying.Count > 0 && !applying.Any(statement => statement.IsDeny);
    }
}
