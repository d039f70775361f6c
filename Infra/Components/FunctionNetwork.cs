using Pulumi;
using Pulumi.Aws.Lambda.Inputs;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components;

/// <summary>Where functions run when they have a network of their own.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="SubnetIds">Private subnets, each in another zone.</param>
/// <param name="SecurityGroupId">What they may reach.</param>
public sealed record FunctionNetwork(AwsAccount Account, IReadOnlyList<Output<string>> SubnetIds, Output<string> SecurityGroupId)
{
    // What Lambda does in the function's name to join it to the network (AWSLambdaVPCAccessExecutionRole).
    private static readonly string[] _changes =
        ["ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses"];

    private static readonly string[] _views = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];

    internal FunctionVpcConfigArgs Config => new()
    {
        SubnetIds = SubnetIds.Select(id => (Input<string>)id).ToArray(),
        SecurityGroupIds = { SecurityGroupId },
    };

    /// <summary>What Lambda needs to join a function to the network, and the function's own code must not do.</summary>
    /// <remarks>Lambda asks for all interfaces of the account and region: with fewer it may not be able to remove its own.</remarks>
    internal Statement[] Rights() =>
    [
        Statement.Allow("JoinNetwork", _changes).On(Output.Format($"arn:{Account.Partition}:ec2:{Account.Region}:{Account.Id}:*/*")),
        Statement.Allow("SeeNetwork", _views).OnEverything(),
        // Lambda itself calls without this key; whatever runs in a function calls with it.
        Statement.Deny("NotByItself", [.. _changes, .. _views, "ec2:DetachNetworkInterface"])
            .On("*")
            .When("ArnLike", "lambda:SourceFunctionArn", Output.Format($"arn:{Account.Partition}:lambda:{Account.Region}:{Account.Id}:function:*")),
    ];
}
