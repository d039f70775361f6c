using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Starts the registration of a resource under construction, or the reading of an existing one.</summary>
    internal void ReadOrRegister(Resource resource, ResourceArgs args, ResourceOptions options, bool remote)
        => Tasks.Watch(CompleteAsync(resource, args, options, remote));

    /// <summary>Starts the registration of a component's outputs.</summary>
    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        Tasks.Watch(RegisterAsync());

        async Task RegisterAsync()
        {
            var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            var values = await outputs.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
            var (wire, _) = await SerializeAsync("monitor.registerResourceOutputs(...)", values, new()).ConfigureAwait(false);
            await _monitor.RegisterOutputsAsync(urn, wire).ConfigureAwait(false);
        }
    }

    /// <summary>Resolves all outputs of the resource, whatever happens: nothing may wait for ever.</summary>
    private async Task CompleteAsync(Resource resource, ResourceArgs args, ResourceOptions options, bool remote)
    {
        var sources = resource.Sources;
        try
        {
            var (urn, id, state) = await ReadOrRegisterAsync(resource, args, options, remote).ConfigureAwait(false);
            sources.SetText(OutputSources.Urn, urn, isKnown: true);
            if (resource is CustomResource)
                sources.SetText(OutputSources.Id, id, isKnown: id.Length > 0);

            foreach (var (name, type) in sources.Properties)
            {
                // Each output is known and secret by itself.
                if (state.TryGetValue(name, out var value))
                    sources.Set(name, Converter.Convert(value, type, $"{resource.GetType().FullName}.{name}"));
            }
        }
        catch (Exception error)
        {
            sources.Fail(error);
            throw;
        }
        finally
        {
            // In a preview the provider may still compute what it has not answered.
            sources.SetDefaults(isKnown: !IsDryRun);
        }
    }

    private async Task<RegisteredResource> ReadOrRegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, bool remote)
    {
        if (options.Urn is { } urn)
            return _monitor.Get(urn);

        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        if (!string.IsNullOrEmpty(id))
        {
            if (resource is not CustomResource)
            {
                throw new ArgumentException(
                    $"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}");
            }

            var existing = await PrepareAsync(resource, args, options, remote: false).ConfigureAwait(false);
            return await _monitor.ReadAsync(resource, existing, id).ConfigureAwait(false);
        }

        if (options.DeletedWith is { } owner)
            await owner.Urn.DataTask.ConfigureAwait(false);
        var request = await PrepareAsync(resource, args, options, remote).ConfigureAwait(false);
        return await _monitor.RegisterAsync(resource, request, (options as CustomResourceOptions)?.ImportId ?? "").ConfigureAwait(false);
    }

    /// <summary>Waits for all that the resource depends on and gathers what the mocks are shown.</summary>
    private async Task<ResourceRequest> PrepareAsync(Resource resource, ResourceArgs args, ResourceOptions options, bool remote)
    {
        var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
        var explicitDependencies = await options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        // URN and id are the engine's.
        var values = args.ToDictionary().RemoveRange([OutputSources.Urn, OutputSources.Id]);
        var (inputs, dependencies) = await SerializeAsync(
            $"resource:{name}[{type}]", values, new(ReferencesAreDependencies: !remote)).ConfigureAwait(false);

        var parentUrn = type == Stack.TypeName ? null
            : await (options.Parent ?? Stack).Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        // The constructor has laid the parent's provider into the options.
        var provider = resource is CustomResource && options.Provider is { } own
            ? await own.GetReferenceAsync().ConfigureAwait(false)
            : "";
        await WaitForAsync([.. explicitDependencies, .. dependencies]).ConfigureAwait(false);
        return new ResourceRequest(type, name, inputs, parentUrn, provider);
    }

    /// <summary>Waits until the resources, and all those inside components among them, are registered.</summary>
    private static async Task WaitForAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in Reachable(resources))
            await resource.Urn.DataTask.ConfigureAwait(false);
    }

    /// <summary>Custom and remote resources, and those inside components: a component stands for its children.</summary>
    private static HashSet<Resource> Reachable(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var queue = new Queue<Resource>(resources);
        while (queue.TryDequeue(out var resource))
        {
            if (!seen.Add(resource) || resource is not ComponentResource)
                continue;
            lock (resource.Children)
            {
                foreach (var child in resource.Children)
                    queue.Enqueue(child);
            }
        }

        seen.RemoveWhere(resource => resource is ComponentResource { IsRemote: false });
        return seen;
    }

    private static async Task<(ImmutableDictionary<string, object?> Wire, HashSet<Resource> Dependencies)> SerializeAsync(
        string label, IDictionary<string, object?> values, SerializeOptions options)
    {
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        var dependencies = new HashSet<Resource>();
        foreach (var (name, value) in values)
        {
            var serializer = new Serializer(referencesAreDependencies: options.ReferencesAreDependencies);
            try
            {
                if (await serializer.SerializeAsync($"{label}.{name}", value).ConfigureAwait(false) is { } serialized)
                    wire[name] = serialized;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {error.Message}", error);
            }

            dependencies.UnionWith(serializer.Dependencies);
        }

        return (wire.ToImmutable(), dependencies);
    }

    private readonly record struct SerializeOptions(bool ReferencesAreDependencies = true);
}
