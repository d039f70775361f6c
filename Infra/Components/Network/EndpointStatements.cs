using Pulumi;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components.Network;

/// <summary>What passes through the network's endpoints: the actions that functions use, on what belongs to the stack or the account.</summary>
/// <remarks>
/// It gives nobody a right: each function's role still decides. It takes away the way to foreign buckets and tables, by which stolen
/// credentials of another account could carry data off.
/// </remarks>
internal static class EndpointStatements
{
    private static readonly string[] _objects =
    [
        "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket",
        "s3:ListBucketVersions", "s3:ListMultipartUploadParts", "s3:PutObject",
    ];

    // Transactions count as the actions they consist of.
    private static readonly string[] _items =
    [
        "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem",
    ];

    private static readonly string[] _keys = ["kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateMac", "kms:Sign"];

    public static Statement Buckets(AwsAccount account, IEnumerable<PrivateBucket> buckets) => Pass("Buckets", _objects, account)
        .On([.. buckets.SelectMany(bucket => (Input<string>[])[bucket.Arn, bucket.Objects("*")])]);

    public static Statement Tables(AwsAccount account, IEnumerable<DataTable> tables) => Pass("Tables", _items, account)
        .On([.. tables.SelectMany(table => (Input<string>[])[table.Arn, Output.Format($"{table.Arn}/index/*")])]);

    public static Statement Keys(AwsAccount account) => Pass("Keys", _keys, account)
        .On(Output.Format($"arn:{account.Partition}:kms:{account.Region}:{account.Id}:key/*"));

    private static Statement Pass(string sid, string[] actions, AwsAccount account) => Statement.Allow(sid, actions)
        .By(Principal.Everyone)
        .When("StringEquals", "aws:PrincipalAccount", account.Id);
}
