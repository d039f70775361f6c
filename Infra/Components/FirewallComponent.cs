using Pulumi;
using Pulumi.AwsNative.WaFv2;
using Pulumi.AwsNative.WaFv2.Inputs;
using VideoStack.Infra.Api;
using VideoStack.Infra.Components.Firewall;
using AwsNative = Pulumi.AwsNative;

namespace VideoStack.Infra.Components;

/// <summary>What <see cref="FirewallComponent"/> needs to know.</summary>
public sealed class FirewallComponentArgs : Pulumi.ResourceArgs
{
    /// <summary>How often one address may ask.</summary>
    public required FirewallLimits Limits { get; init; }

    /// <summary>The HTTP contract: it says which requests are meant to be large.</summary>
    public required OpenApiDocument Contract { get; init; }

    /// <summary>What every resource of the stack is tagged with.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

/// <summary>The firewall before the distribution: known attacks, addresses of ill repute, and whoever asks too often.</summary>
/// <remarks>
/// It comes before the cache, so every request counts and costs. Costs in USD: 5 a month, 1 for each rule, and 0.60 for a million
/// requests.
/// </remarks>
public sealed class FirewallComponent : ComponentResource
{
    // CloudFront belongs to no region; its firewalls are kept here, wherever the stack is.
    private const string Region = "us-east-1";

    private readonly string _name;
    private readonly FirewallComponentArgs _args;
    private readonly string _stack = Pulumi.Deployment.Instance.StackName;

    /// <summary>What the distribution is told.</summary>
    public Output<string> WebAclArn { get; }

    public FirewallComponent(string name, FirewallComponentArgs args, ComponentResourceOptions? options = null)
        : base("videostack:infra:Firewall", name, args, options)
    {
        _name = name;
        _args = args;

        WebAclArn = CreateWebAcl(CreateProvider()).Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["webAclArn"] = WebAclArn });
    }

    private AwsNative.Provider CreateProvider() => new($"{_name}-provider", new AwsNative.ProviderArgs
    {
        Region = Region,
        DefaultTags = new AwsNative.Inputs.ProviderDefaultTagsArgs { Tags = new Dictionary<string, string>(_args.Tags) },
    }, new CustomResourceOptions { Parent = this });

    private WebAcl CreateWebAcl(AwsNative.Provider provider)
    {
        var rules = new FirewallRules(_stack, _args.Limits, _args.Contract);
        return new WebAcl($"{_name}-web-acl", new WebAclArgs
        {
            Description = $"Guards the distribution of stack {_stack}.",
            Scope = WebAclScope.Cloudfront,
            DefaultAction = new WebAclDefaultActionArgs { Allow = new WebAclAllowActionArgs() },
            Rules = rules.Create(),
            CustomResponseBodies = rules.Answers,
            DataProtectionConfig = Secrets.KeepOutOfSamples(),
            VisibilityConfig = FirewallRules.Seen($"{_stack}-firewall"),
        }, new CustomResourceOptions { Parent = this, Provider = provider });
    }
}
