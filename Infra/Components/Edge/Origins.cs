using Pulumi.Aws.CloudFront;
using Pulumi.Aws.CloudFront.Inputs;

namespace VideoStack.Infra.Components.Edge;

/// <summary>Where the distribution fetches from.</summary>
internal static class Origins
{
    public const string Site = "site";
    public const string Api = "api";
    public const string Media = "media";

    /// <summary>A private bucket; CloudFront signs its requests to it.</summary>
    public static DistributionOriginArgs Of(string id, PrivateBucket bucket, OriginAccessControl access) => new()
    {
        OriginId = id,
        DomainName = bucket.RegionalDomainName,
        OriginAccessControlId = access.Id,
    };

    /// <summary>The API; CloudFront adds the key without which it refuses.</summary>
    public static DistributionOriginArgs Of(ApiComponent api) => new()
    {
        OriginId = Api,
        DomainName = api.DomainName,
        OriginPath = ApiComponent.PathPrefix,
        CustomHeaders = { new DistributionOriginCustomHeaderArgs { Name = "x-api-key", Value = api.Key } },
        CustomOriginConfig = new DistributionOriginCustomOriginConfigArgs
        {
            HttpPort = 80,
            HttpsPort = 443,
            OriginProtocolPolicy = "https-only",
            OriginSslProtocols = { "TLSv1.2" },
        },
    };
}
