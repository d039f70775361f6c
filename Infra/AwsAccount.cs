using Pulumi;
using Pulumi.Aws;

namespace VideoStack.Infra;

/// <summary>Where the stack lives: the account, the region and the partition (<c>aws</c>, <c>aws-cn</c>, …) of its credentials.</summary>
public sealed record AwsAccount(Output<string> Id, Output<string> Region, Output<string> Partition, Output<string> DnsSuffix)
{
    /// <summary>The account itself, as a principal.</summary>
    public Output<string> RootArn => Output.Format($"arn:{Partition}:iam::{Id}:root");

    public static AwsAccount Current()
    {
        var partition = GetPartition.Invoke();
        return new AwsAccount(
            GetCallerIdentity.Invoke().Apply(identity => identity.AccountId),
            GetRegion.Invoke().Apply(region => region.Region),
            partition.Apply(result => result.Partition),
            partition.Apply(result => result.DnsSuffix));
    }
}
