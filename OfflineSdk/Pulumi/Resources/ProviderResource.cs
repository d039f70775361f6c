using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A provider with its own configuration, such as another region.</summary>
public class ProviderResource : CustomResource
{
    internal string Package { get; }

    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
        => Package = package;

    /// <summary>As the other constructor: there are no parameterized providers here.</summary>
    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(package, name, args, options)
    {
    }

    /// <summary>How other resources name this provider: its URN and id.</summary>
    internal async Task<string> GetReferenceAsync()
    {
        var urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var id = await Id.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        return $"{urn}::{(string.IsNullOrEmpty(id) ? WireUnknown.EngineValue : id)}";
    }
}
