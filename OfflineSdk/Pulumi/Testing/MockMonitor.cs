using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>Stands where the engine's resource monitor would: shows the mocks what the program asks for.</summary>
internal sealed class MockMonitor(IMocks mocks, string project, string stack)
{
    private readonly Lock _gate = new();
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, RegisteredResource> _registered = [];

    /// <summary>All resources registered or read so far, the stack included.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_gate)
                return [.. _resources];
        }
    }

    /// <summary>Shows a new resource to the mocks. The stack is not shown.</summary>
    public async Task<RegisteredResource> RegisterAsync(Resource resource, ResourceRequest request, string importId)
    {
        lock (_gate)
            _resources.Add(resource);
        if (request.Type == Stack.TypeName)
            return new RegisteredResource(NewUrn(request), "", ImmutableDictionary<string, object?>.Empty);

        var (id, state) = await NewResourceAsync(request, importId).ConfigureAwait(false);
        return Remember(new RegisteredResource(NewUrn(request), id ?? importId, state));
    }

    /// <summary>Shows an existing resource to the mocks.</summary>
    public async Task<RegisteredResource> ReadAsync(Resource resource, ResourceRequest request, string id)
    {
        var (_, state) = await NewResourceAsync(request, id).ConfigureAwait(false);
        lock (_gate)
            _resources.Add(resource);
        return Remember(new RegisteredResource(NewUrn(request), id, state));
    }

    /// <summary>A resource that was registered or read before.</summary>
    public RegisteredResource Get(string urn)
    {
        lock (_gate)
            return _registered.GetValueOrDefault(urn) ?? throw new InvalidOperationException($"Unknown resource {urn}");
    }

    public async Task<ImmutableDictionary<string, object?>> CallAsync(
        string token, ImmutableDictionary<string, object?> args, string provider)
    {
        var call = new MockCallArgs { Token = token, Args = Shown(args), Provider = provider };
        var result = await mocks.CallAsync(call).ConfigureAwait(false);
        return await ToStateAsync(result).ConfigureAwait(false);
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, object?> outputs)
        => mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(
            urn,
            outputs.ToImmutableDictionary(
                output => output.Key,
                output => new Output<object?>(Task.FromResult(Deserializer.Deserialize(output.Value))))));

    private async Task<(string? Id, ImmutableDictionary<string, object?> State)> NewResourceAsync(ResourceRequest request, string id)
    {
        var (newId, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Shown(request.Inputs),
            Provider = request.Provider,
            Id = id,
        }).ConfigureAwait(false);
        return (newId, await ToStateAsync(state).ConfigureAwait(false));
    }

    private RegisteredResource Remember(RegisteredResource registered)
    {
        lock (_gate)
            _registered[registered.Urn] = registered;
        return registered;
    }

    private string NewUrn(ResourceRequest request)
    {
        // Below a parent the type is preceded by that of the topmost one, which is the stack's.
        var type = request.ParentUrn is { } parent ? $"{parent.Split("::")[2].Split('$')[0]}${request.Type}" : request.Type;
        return $"urn:pulumi:{stack}::{project}::{type}::{request.Name}";
    }

    // Unknown values are left out, also where they are nested in others.
    private static ImmutableDictionary<string, object> Shown(ImmutableDictionary<string, object?> values)
        => (from value in values
            let data = Deserializer.Deserialize(value.Value)
            where data.IsKnown && data.Value is not null
            select KeyValuePair.Create(value.Key, data.Value)).ToImmutableDictionary();

    private static async Task<ImmutableDictionary<string, object?>> ToStateAsync(object state)
        => await new Serializer().SerializeAsync("", state).ConfigureAwait(false) as ImmutableDictionary<string, object?>
            ?? throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type");
}

/// <summary>A resource as the program asks for it.</summary>
internal sealed record ResourceRequest(
    string Type, string Name, ImmutableDictionary<string, object?> Inputs, string? ParentUrn, string Provider);

/// <summary>A resource as the mocks have answered it; the id is empty while it is unknown.</summary>
internal sealed record RegisteredResource(string Urn, string Id, ImmutableDictionary<string, object?> State);
