using Pulumi;
using Pulumi.Aws.Ec2;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components.Network;

/// <summary>The way to S3 or DynamoDB: a route and a policy, free of charge.</summary>
internal sealed class GatewayEndpoint
{
    private readonly string _name;
    private readonly VpcEndpoint _endpoint;
    private readonly CustomResourceOptions _options;

    public GatewayEndpoint(string name, string service, AwsAccount account, Vpc vpc, RouteTable routes, Resource parent)
    {
        _name = name;
        _options = new CustomResourceOptions { Parent = parent };
        _endpoint = new VpcEndpoint(name, new VpcEndpointArgs
        {
            VpcId = vpc.Id,
            ServiceName = Output.Format($"com.amazonaws.{account.Region}.{service}"),
            VpcEndpointType = "Gateway",
            RouteTableIds = { routes.Id },
        }, _options);
    }

    /// <summary>The service's addresses.</summary>
    public Output<string> PrefixListId => _endpoint.PrefixListId;

    /// <summary>Sets what passes. Until then everything does, as far as security groups and roles let it.</summary>
    public void Admit(Statement statement) => _ = new VpcEndpointPolicy($"{_name}-policy", new VpcEndpointPolicyArgs
    {
        VpcEndpointId = _endpoint.Id,
        Policy = PolicyDocument.Of(statement),
    }, _options);
}
