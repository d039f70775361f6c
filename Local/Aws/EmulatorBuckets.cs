using Amazon.S3;
using Amazon.S3.Model;

namespace VideoStack.Local.Aws;

/// <summary>Buckets in the emulator.</summary>
internal static class EmulatorBuckets
{
    /// <summary>Makes a bucket whose objects the emulator gives to everyone: who may have them is decided in front of it.</summary>
    public static async Task CreateAsync(IAmazonS3 client, string name, string region)
    {
        var request = new PutBucketRequest { BucketName = name };
        // S3 refuses the name of its first region.
        if (region != "us-east-1")
            request.BucketRegionName = region;
        await client.PutBucketAsync(request);
        await client.PutBucketPolicyAsync(new PutBucketPolicyRequest
        {
            BucketName = name,
            Policy = $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::{{name}}/*" }]
                }
                """,
        });
    }
}
