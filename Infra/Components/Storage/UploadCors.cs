using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace VideoStack.Infra.Components.Storage;

/// <summary>How browsers may send films to the raw bucket.</summary>
internal static class UploadCors
{
    /// <summary>Lets pages of this origin send files and parts of them, and read the answer's <c>ETag</c>.</summary>
    public static void Allow(string name, PrivateBucket bucket, Input<string> origin, Resource parent) =>
        _ = new BucketCorsConfiguration(name, new BucketCorsConfigurationArgs
        {
            Bucket = bucket.BucketName,
            CorsRules =
            {
                new BucketCorsConfigurationCorsRuleArgs
                {
                    AllowedOrigins = { origin },
                    AllowedMethods = { "PUT" },
                    // A part's length is bound by its address too, but browsers set that header themselves and ask nobody for it.
                    AllowedHeaders = { "content-type", "if-none-match", "x-amz-*" },
                    // Who sends parts believes that one has arrived when it can read this.
                    ExposeHeaders = { "ETag" },
                    MaxAgeSeconds = 3600,
                },
            },
        }, new CustomResourceOptions { Parent = parent });
}
