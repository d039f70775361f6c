using Pulumi.Aws.CloudFront;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components.Edge;

/// <summary>Who reads pages and films from their buckets: one distribution, and nobody else.</summary>
internal static class BucketReaders
{
    public static void Admit(Distribution distribution, StorageComponent storage)
    {
        var (site, processed) = (storage.Site, storage.Processed);
        site.Admit(ForDistribution("Read", "s3:GetObject").On(site.Objects("*")), ForDistribution("Find", "s3:ListBucket").On(site.Arn));
        processed.Admit(
            ForDistribution("Read", "s3:GetObject").On(processed.Objects($"{StorageComponent.MediaPrefix}*")),
            ForDistribution("Find", "s3:ListBucket").On(processed.Arn));

        // Who may not list a bucket hears 403 for what is not there; with it, a missing page is a true 404.
        Statement ForDistribution(string sid, string action) => Statement.Allow(sid, action)
            .By(Principal.Service("cloudfront.amazonaws.com"))
            .When("StringEquals", "AWS:SourceArn", distribution.Arn);
    }
}
