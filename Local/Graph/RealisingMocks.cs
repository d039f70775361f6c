using System.Collections.Frozen;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace VideoStack.Local.Graph;

/// <summary>Mocks that realise each resource on this machine instead of faking it, and remember it in the graph. Safe for concurrent use.</summary>
/// <param name="graph">Filled as resources come.</param>
/// <param name="place">Where they pretend to be.</param>
/// <param name="services">Who realises them.</param>
/// <param name="ready">Completes when the emulator answers; the program meanwhile builds functions and page.</param>
internal sealed class RealisingMocks(ResourceGraph graph, Place place, IEnumerable<IServiceRealiser> services, Task ready) : IMocks
{
    private const string ProviderPrefix = "pulumi:providers:";

    private readonly FrozenDictionary<string, Realiser> _realisers =
        services.SelectMany(service => service.Resources).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Invoker> _invokers =
        services.SelectMany(service => service.Invokes).ToFrozenDictionary(StringComparer.Ordinal);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var (type, name) = (args.Type ?? "", args.Name ?? "");
        if (type.StartsWith(ProviderPrefix, StringComparison.Ordinal))
            return ($"{name}_id", args.Inputs);
        if (!_realisers.TryGetValue(type, out var realise))
        {
            if (IsComponent(type))
                return (null, ImmutableDictionary<string, object>.Empty);
            throw new LocalException(
                $"The program declares '{name}' of type {type}, which this machine cannot realise. Add it to Local/Graph/Realise.");
        }

        await ready;
        var declaration = new Declaration(type, name, ResourceJson.FromInputs(name, args.Inputs));
        var (id, state) = await realise(declaration, place);
        if (IsRegional(type))
            state.TryAdd("region", place.Region);
        state["id"] = id;
        graph.Add(new RealisedResource(type, name, id, declaration.Inputs, state));
        return (id, ResourceJson.ToState(state));
    }

    public async Task<object> CallAsync(MockCallArgs args)
    {
        var token = args.Token ?? "";
        if (!_invokers.TryGetValue(token, out var answer))
            return Invokes.Answer(token, place);

        await ready;
        return ResourceJson.ToState(await answer(ResourceJson.FromInputs(token, args.Args), place));
    }

    // The tokens of a provider's resources have a module and a file: aws:s3/bucket:Bucket. Those of this program's own
    // components have no file: videostack:infra:Storage.
    private static bool IsComponent(string type) => type.Split(':') is ["videostack", var module, _] && !module.Contains('/', StringComparison.Ordinal);

    private static bool IsRegional(string type) => type.StartsWith("aws:", StringComparison.Ordinal)
        && !type.StartsWith("aws:iam/", StringComparison.Ordinal)
        && !type.StartsWith("aws:cloudfront/", StringComparison.Ordinal);
}
