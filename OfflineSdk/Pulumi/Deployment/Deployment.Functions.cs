using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    // The resource that a method belongs to, among the arguments.
    private const string SelfArgument = "__self__";

    internal async Task<T> InvokeAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var (wire, _) = await SerializeAsync(token, args).ConfigureAwait(false);
        return Converter.Convert<T>(await CallAsync(token, wire, options).ConfigureAwait(false)).Value;
    }

    internal async Task<OutputData<T>> InvokeToOutputAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var (wire, dependencies) = await SerializeAsync(token, args).ConfigureAwait(false);
        if (!Deserializer.IsKnown(wire))
            return OutputData.Unknown<T>();

        if (options is InvokeOutputOptions { DependsOn: var dependsOn })
            dependencies.UnionWith(await dependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false));
        if (!await AllExistAsync(dependencies).ConfigureAwait(false))
            return OutputData.Unknown<T>();

        var result = await CallAsync(token, wire, options).ConfigureAwait(false);
        return Converter.Convert<T>(result) with { Resources = [.. dependencies] };
    }

    internal async Task<OutputData<T>> CallAsync<T>(string token, CallArgs? args, Resource? self, CallOptions? options)
    {
        var values = (args ?? CallArgs.Empty).ToDictionary();
        if (self is not null)
            values = values.SetItem(SelfArgument, self);
        var (wire, dependencies) = await SerializeAsync(
            $"call:{token}", values, new(ReferencesAreDependencies: false)).ConfigureAwait(false);

        var provider = self is null ? options?.Provider ?? options?.Parent?.ProviderFor(token) : self.Provider;
        var reference = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false);
        await WaitForAsync(dependencies).ConfigureAwait(false);
        return Converter.Convert<T>(await _monitor.CallAsync(token, wire, reference).ConfigureAwait(false));
    }

    private async Task<ImmutableDictionary<string, object?>> CallAsync(
        string token, ImmutableDictionary<string, object?> args, InvokeOptions? options)
    {
        var provider = options?.Provider ?? options?.Parent?.ProviderFor(token);
        var reference = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false);
        return await _monitor.CallAsync(token, args, reference).ConfigureAwait(false);
    }

    private static Task<(ImmutableDictionary<string, object?> Wire, HashSet<Resource> Dependencies)> SerializeAsync(
        string token, InvokeArgs? args)
        => SerializeAsync($"invoke:{token}", (args ?? InvokeArgs.Empty).ToDictionary(), new());

    /// <summary>Whether all custom resources that a function depends on have been created.</summary>
    private static async Task<bool> AllExistAsync(HashSet<Resource> resources)
    {
        foreach (var resource in Reachable(resources).OfType<CustomResource>())
        {
            // A bare reference has no id.
            if (resource.Id is { } id && !(await id.DataTask.ConfigureAwait(false)).IsKnown)
                return false;
        }

        return true;
    }
}
