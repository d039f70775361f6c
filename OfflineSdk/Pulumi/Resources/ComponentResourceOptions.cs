namespace Pulumi;

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>The providers of the component's children, one per package.</summary>
    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    /// <summary>New options: <paramref name="options2"/> laid over <paramref name="options1"/>, lists appended.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = options1?.Copy() ?? new ComponentResourceOptions();
        var other = options2?.Copy() ?? new ComponentResourceOptions();
        merged.MergeFrom(other);
        merged.Providers = LastOfEachPackage([.. merged.Providers, .. other.Providers]);
        return merged;
    }

    internal override ResourceOptions Clone() => Copy();

    private ComponentResourceOptions Copy() => CopyTo(new ComponentResourceOptions { Providers = [.. Providers] });

    private static List<ProviderResource> LastOfEachPackage(List<ProviderResource> providers)
        => [.. Enumerable.Reverse(providers).DistinctBy(provider => provider.Package).Reverse()];
}
