using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Vpc;

namespace VideoStack.Infra.Components.Network;

/// <summary>Who may talk to whom: functions to endpoints, by HTTPS, and nobody else to anybody.</summary>
internal sealed class SecurityGroups
{
    private const string Tcp = "tcp";
    private const int Https = 443;

    private readonly string _name;
    private readonly CustomResourceOptions _options;

    public SecurityGroups(string name, Vpc vpc, Resource parent)
    {
        _name = name;
        _options = new CustomResourceOptions { Parent = parent };
        Functions = CreateGroup("functions", "Functions go to endpoints by HTTPS; nobody comes to them.", vpc);
        Endpoints = CreateGroup("endpoints", "Functions come to endpoints by HTTPS; these go nowhere.", vpc);

        _ = new SecurityGroupEgressRule($"{name}-functions-to-endpoints", new SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = Functions.Id,
            ReferencedSecurityGroupId = Endpoints.Id,
            IpProtocol = Tcp,
            FromPort = Https,
            ToPort = Https,
        }, _options);
        _ = new SecurityGroupIngressRule($"{name}-endpoints-from-functions", new SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = Endpoints.Id,
            ReferencedSecurityGroupId = Functions.Id,
            IpProtocol = Tcp,
            FromPort = Https,
            ToPort = Https,
        }, _options);
    }

    public SecurityGroup Functions { get; }

    public SecurityGroup Endpoints { get; }

    /// <summary>Lets functions go to the addresses of a service.</summary>
    public void LetOut(string service, Output<string> prefixListId) =>
        _ = new SecurityGroupEgressRule($"{_name}-functions-to-{service}", new SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = Functions.Id,
            PrefixListId = prefixListId,
            IpProtocol = Tcp,
            FromPort = Https,
            ToPort = Https,
        }, _options);

    // Rules are resources of their own; without any, a group lets nothing pass.
    private SecurityGroup CreateGroup(string suffix, string description, Vpc vpc) => new($"{_name}-{suffix}", new SecurityGroupArgs
    {
        VpcId = vpc.Id,
        Description = description,
    }, _options);
}
