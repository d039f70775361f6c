using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Ec2;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components.Network;

/// <summary>A service that functions call and that is reached by an interface in each subnet.</summary>
/// <param name="Name">Part of the resource's name.</param>
/// <param name="ServiceName">What AWS calls it after the region.</param>
/// <param name="Policy">What passes; null for a service that documents no endpoint policies.</param>
internal sealed record InterfaceService(string Name, string ServiceName, Func<AwsAccount, Statement>? Policy)
{
    private const int ZoneCount = 2;

    private static readonly InterfaceService _kms = new("kms", "kms", EndpointStatements.Keys);

    // The API; mail by SMTP has an endpoint of its own, "email-smtp".
    private static readonly InterfaceService _ses = new("ses", "email", Policy: null);

    public static IReadOnlyList<InterfaceService> Needed(bool sendsMail) => sendsMail ? [_kms, _ses] : [_kms];

    /// <summary>Two zones in which all of them are offered: not every service is in every zone.</summary>
    public static IReadOnlyList<Output<string>> CommonZones(IEnumerable<InterfaceService> services)
    {
        var common = Output.All(services.Select(service => service.Zones())).Apply(Common);
        return [.. Enumerable.Range(0, ZoneCount).Select(index => common.Apply(zones => zones[index]))];
    }

    public VpcEndpoint Create(string name, AwsAccount account, Vpc vpc, IEnumerable<Subnet> subnets, SecurityGroup group, Resource parent) =>
        new(name, new VpcEndpointArgs
        {
            VpcId = vpc.Id,
            ServiceName = Output.Format($"com.amazonaws.{account.Region}.{ServiceName}"),
            VpcEndpointType = "Interface",
            SubnetIds = subnets.Select(subnet => (Input<string>)subnet.Id).ToArray(),
            SecurityGroupIds = { group.Id },
            PrivateDnsEnabled = true,
            Policy = Policy is { } policy ? (Input<string>)PolicyDocument.Of(policy(account)) : null,
        }, new CustomResourceOptions { Parent = parent });

    private Output<ImmutableArray<string>> Zones() =>
        GetVpcEndpointService.Invoke(new GetVpcEndpointServiceInvokeArgs { Service = ServiceName, ServiceType = "Interface" })
            .Apply(service => service.AvailabilityZones);

    private static ImmutableArray<string> Common(ImmutableArray<ImmutableArray<string>> offers)
    {
        var zones = offers.Skip(1).Aggregate(offers[0].AsEnumerable(), (common, offer) => common.Intersect(offer))
            .Order(StringComparer.Ordinal).Take(ZoneCount).ToImmutableArray();
        return zones.Length == ZoneCount
            ? zones
            : throw new RunException("The region offers the endpoints that a private network needs in fewer than two zones. Write: pulumi config set privateNetwork false");
    }
}
