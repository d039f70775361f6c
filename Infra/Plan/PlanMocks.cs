using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi.Testing;
using VideoStack.Infra.Configuration;

namespace VideoStack.Infra.Plan;

/// <summary>Answers for AWS: what it would decide reads <c>${name.output}</c>, so that the plan shows who uses what.</summary>
internal sealed class PlanMocks(StackConfiguration configuration) : IMocks
{
    // The outputs that the program uses. A resource that lacks one ignores it.
    private static readonly string[] _outputs =
    [
        "arn", "bucket", "bucketDomainName", "bucketRegionalDomainName", "ciphertextBlob", "domainName", "executionArn", "invokeArn",
        "keyId", "name", "prefixListId", "privateKeyPem", "publicKeyPem", "streamArn", "url", "value", "version",
    ];

    private readonly ConcurrentQueue<MockResourceArgs> _registered = [];

    public IEnumerable<MockResourceArgs> Registered => _registered;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _registered.Enqueue(args);
        var state = new Dictionary<string, object>();
        foreach (var output in _outputs) state[output] = Placeholder(args.Name!, output);
        foreach (var (key, value) in args.Inputs.Where(input => input.Value is string)) state[key] = value;
        if (args.Inputs.GetValueOrDefault("templateBody") is string template) state["outputs"] = StackOutputs(args.Name!, template);
        if (args.Type == "aws:sesv2/emailIdentity:EmailIdentity") state["dkimSigningAttributes"] = DkimTokens(args.Name!);
        return Task.FromResult<(string?, object)>((Placeholder(args.Name!, "id"), state));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Token switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => new Dictionary<string, object> { ["accountId"] = "${account}" },
        "aws:index/getRegion:getRegion" => new Dictionary<string, object> { ["region"] = configuration["aws:region"] ?? "${region}" },
        "aws:index/getPartition:getPartition" => new Dictionary<string, object> { ["partition"] = "aws", ["dnsSuffix"] = "amazonaws.com" },
        "aws:kms/getPublicKey:getPublicKey" => new Dictionary<string, object>
        {
            ["publicKey"] = ((string)args.Args["keyId"]).Replace(".keyId}", ".publicKey}", StringComparison.Ordinal),
        },
        "aws:ec2/getVpcEndpointService:getVpcEndpointService" => new Dictionary<string, object>
        {
            ["availabilityZones"] = ImmutableArray.Create<object>("${zone-1}", "${zone-2}"),
        },
        _ => throw new NotSupportedException($"The plan has no answer to {args.Token}."),
    });

    private static string Placeholder(string name, string output) => $"${{{name}.{output}}}";

    private static ImmutableDictionary<string, object> DkimTokens(string name) => ImmutableDictionary.CreateRange<string, object>(
        [new("tokens", ImmutableArray.Create<object>(Placeholder(name, "token1"), Placeholder(name, "token2"), Placeholder(name, "token3")))]);

    private static ImmutableDictionary<string, object> StackOutputs(string name, string template) =>
        ((JsonObject)JsonNode.Parse(template)!["Outputs"]!).ToImmutableDictionary(output => output.Key, output => (object)Placeholder(name, output.Key));
}
