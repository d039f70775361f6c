using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that a provider creates, updates and deletes.</summary>
public class CustomResource : Resource
{
    /// <summary>The provider's id of the resource; unknown until it exists.</summary>
    [Output(OutputSources.Id)]
    public Output<string> Id { get; private protected set; } = null!;

    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions(), remote: false)
    {
    }

    /// <summary>As the other constructor: there are no parameterized providers here.</summary>
    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options)
    {
    }

    private protected CustomResource()
    {
    }
}

/// <summary>What a resource reference becomes when no class of its type is loaded: only the URN is known.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn)
        => Urn = new Output<string>(Task.FromResult(OutputData.Known(urn) with { Resources = [this] }));
}
