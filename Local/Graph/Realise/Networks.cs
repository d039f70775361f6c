using System.Text.Json.Nodes;
using static VideoStack.Local.Graph.Realisers;

namespace VideoStack.Local.Graph.Realise;

/// <summary>Networks: declared only. Functions here are processes that reach the AWS endpoint and need no way to it.</summary>
internal sealed class Networks : IServiceRealiser
{
    private const int IdLength = 17;

    public IReadOnlyDictionary<string, Realiser> Resources { get; } = new Dictionary<string, Realiser>
    {
        ["aws:ec2/vpc:Vpc"] = Identified("vpc", "vpc"),
        ["aws:ec2/subnet:Subnet"] = Identified("subnet", "subnet"),
        ["aws:ec2/routeTable:RouteTable"] = Identified("route-table", "rtb"),
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = Identified("route-table-association", "rtbassoc"),
        ["aws:ec2/securityGroup:SecurityGroup"] = Identified("security-group", "sg"),
        ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"] = Identified("security-group", "sg"),
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = Identified("security-group-rule", "sgr"),
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = Identified("security-group-rule", "sgr"),
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = Computed((declaration, place) =>
        {
            var id = Id(declaration, "vpce");
            return declaration.With(
                id,
                ("arn", place.Arn("ec2", $"vpc-endpoint/{id}")),
                ("prefixListId", declaration.Text("vpcEndpointType") == "Gateway" ? Id(declaration, "pl") : ""),
                ("state", "available"));
        }),
        ["aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy"] = Computed((declaration, _) => declaration.With(declaration.Text("vpcEndpointId"))),
    };

    public IReadOnlyDictionary<string, Invoker> Invokes { get; } = new Dictionary<string, Invoker>
    {
        // Every service in the same three zones.
        ["aws:ec2/getVpcEndpointService:getVpcEndpointService"] = (_, place) => Task.FromResult(new JsonObject
        {
            ["availabilityZones"] = new JsonArray($"{place.Region}a", $"{place.Region}b", $"{place.Region}c"),
        }),
    };

    private static Realiser Identified(string kind, string prefix) => Computed((declaration, place) =>
    {
        var id = Id(declaration, prefix);
        return declaration.With(id, ("arn", place.Arn("ec2", $"{kind}/{id}")));
    });

    private static string Id(Declaration declaration, string prefix) => $"{prefix}-{declaration.Token(IdLength)}";
}
