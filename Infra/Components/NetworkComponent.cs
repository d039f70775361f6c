using Pulumi;
using Pulumi.Aws.Ec2;
using VideoStack.Infra.Components.Network;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="NetworkComponent"/> needs to know.</summary>
public sealed class NetworkComponentArgs : Pulumi.ResourceArgs
{
    public required AwsAccount Account { get; init; }

    /// <summary>Functions send mail, so the network needs a way to SES.</summary>
    public bool SendsMail { get; init; }
}

/// <summary>A network without a way out: functions reach the stack's buckets, its tables and the services they call, and nothing else.</summary>
/// <remarks>
/// Two zones, private subnets, no internet gateway, no NAT. Gateway endpoints (S3, DynamoDB) are free; an interface endpoint costs for
/// each zone and hour. MediaConvert has no endpoint, so the functions that call it stay outside.
/// </remarks>
public sealed class NetworkComponent : ComponentResource
{
    // Nothing but functions and endpoints lives here, and functions share addresses: a subnet of 254 is plenty.
    private const string AddressRange = "10.0.0.0/23";
    private static readonly string[] _subnetRanges = ["10.0.0.0/24", "10.0.1.0/24"];

    private readonly string _name;
    private readonly NetworkComponentArgs _args;
    private readonly Vpc _vpc;
    private readonly GatewayEndpoint _s3;
    private readonly GatewayEndpoint _dynamoDb;
    private bool _admitted;

    /// <summary>What functions are told.</summary>
    public FunctionNetwork Functions { get; }

    public NetworkComponent(string name, NetworkComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Network", name, args, options)
    {
        _name = name;
        _args = args;

        var services = InterfaceService.Needed(args.SendsMail);
        _vpc = CreateVpc();
        CloseDefaultGroup();
        var subnets = CreateSubnets(InterfaceService.CommonZones(services));
        var routes = CreateRoutes(subnets);
        var groups = new SecurityGroups(name, _vpc, this);
        _s3 = new GatewayEndpoint($"{name}-s3", "s3", args.Account, _vpc, routes, this);
        _dynamoDb = new GatewayEndpoint($"{name}-dynamodb", "dynamodb", args.Account, _vpc, routes, this);
        groups.LetOut("s3", _s3.PrefixListId);
        groups.LetOut("dynamodb", _dynamoDb.PrefixListId);
        foreach (var service in services) service.Create($"{name}-{service.Name}", args.Account, _vpc, subnets, groups.Endpoints, this);

        Functions = new FunctionNetwork(args.Account, [.. subnets.Select(subnet => subnet.Id)], groups.Functions.Id);
        RegisterOutputs(new Dictionary<string, object?> { ["vpcId"] = _vpc.Id });
    }

    /// <summary>Says which buckets and tables the network reaches: these, and no others, whoever asks.</summary>
    /// <exception cref="InvalidOperationException">It was called before: an endpoint has one policy.</exception>
    public void Admit(IEnumerable<PrivateBucket> buckets, IEnumerable<DataTable> tables)
    {
        if (_admitted) throw new InvalidOperationException($"{nameof(Admit)} was called before; an endpoint has one policy.");
        _admitted = true;

        _s3.Admit(EndpointStatements.Buckets(_args.Account, buckets));
        _dynamoDb.Admit(EndpointStatements.Tables(_args.Account, tables));
    }

    private Vpc CreateVpc() => new($"{_name}-vpc", new VpcArgs
    {
        CidrBlock = AddressRange,
        // Both, so that the services' usual names lead to the endpoints.
        EnableDnsSupport = true,
        EnableDnsHostnames = true,
        Tags = { ["Name"] = $"{Pulumi.Deployment.Instance.ProjectName}-{Pulumi.Deployment.Instance.StackName}" },
    }, new CustomResourceOptions { Parent = this });

    // Every network has it, and it lets everything pass among its members: without rules it lets nothing pass.
    private void CloseDefaultGroup() => _ = new DefaultSecurityGroup($"{_name}-default-group", new DefaultSecurityGroupArgs
    {
        VpcId = _vpc.Id,
    }, new CustomResourceOptions { Parent = this });

    private List<Subnet> CreateSubnets(IReadOnlyList<Output<string>> zones) => [.. _subnetRanges.Zip(zones, (range, zone) => (range, zone))
        .Select((subnet, index) => new Subnet($"{_name}-subnet-{index + 1}", new SubnetArgs
        {
            VpcId = _vpc.Id,
            CidrBlock = subnet.range,
            AvailabilityZone = subnet.zone,
            MapPublicIpOnLaunch = false,
        }, new CustomResourceOptions { Parent = this }))];

    // No route but the network's own and, added by themselves, those to the gateway endpoints.
    private RouteTable CreateRoutes(List<Subnet> subnets)
    {
        var routes = new RouteTable($"{_name}-routes", new RouteTableArgs { VpcId = _vpc.Id }, new CustomResourceOptions { Parent = this });
        for (var index = 0; index < subnets.Count; index++)
        {
            _ = new RouteTableAssociation($"{_name}-routes-{index + 1}", new RouteTableAssociationArgs
            {
                RouteTableId = routes.Id,
                SubnetId = subnets[index].Id,
            }, new CustomResourceOptions { Parent = this });
        }

        return routes;
    }
}
