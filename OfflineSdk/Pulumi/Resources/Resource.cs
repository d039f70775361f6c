using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Anything that the engine manages.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;

    /// <summary>The resource's unique name in the engine.</summary>
    [Output(OutputSources.Urn)]
    public Output<string> Urn { get; private protected set; } = null!;

    internal HashSet<Resource> Children { get; } = [];

    /// <summary>The provider of a custom resource; null for the default one.</summary>
    internal ProviderResource? Provider { get; }

    internal OutputSources Sources { get; } = OutputSources.None;

    /// <summary>A reference to a resource that was registered elsewhere: it has nothing but a URN.</summary>
    private protected Resource() => (_type, _name) = ("", "");

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote)
    {
        ThrowIfEmpty(type, nameof(type));
        ThrowIfEmpty(name, nameof(name));
        (_type, _name) = (type, name);

        // Outputs must exist before another thread can find this resource among its parent's children.
        Sources = OutputSources.Of(this, withOwnOutputs: options.Urn is not null || remote);

        // A resource that is only read from the engine has no parent.
        var isStack = type == Stack.TypeName;
        var parent = isStack ? null : options.Parent ?? (options.Urn is null ? Deployment.Required.Stack : null);
        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        foreach (var transformation in _transformations)
            (args, options) = Transform(transformation, args, options);

        // The caller's options stay as they are.
        options = options.Clone();
        if (options.Provider is not null && options is ComponentResourceOptions { Providers.Count: > 0 })
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);

        if (options.Parent is { } owner)
        {
            lock (owner.Children)
                owner.Children.Add(this);
            options.Protect ??= owner._protect;
            _providers = owner._providers;
        }

        _protect = options.Protect;
        if (custom)
        {
            if (options.Provider is { } own && PackageOf(type) is { } package)
                _providers = _providers.SetItem(package, own);
            options.Provider ??= options.Parent?.ProviderFor(type);
            Provider = options.Provider;
        }
        else
        {
            var providers = options.Provider is { } single ? [single] : ((ComponentResourceOptions)options).Providers;
            _providers = _providers.SetItems(providers.Select(provider => KeyValuePair.Create(provider.Package, provider)));
        }

        foreach (var alias in options.Aliases)
            alias.ToOutput().Apply(Alias.Validated);
        Deployment.Required.ReadOrRegister(this, args, options, remote);
    }

    /// <summary>The type, such as <c>aws:s3/bucket:Bucket</c>.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name given by the program.</summary>
    public string GetResourceName() => _name;

    /// <summary>The provider that children of a type, or functions of a token, use; null for the default one.</summary>
    internal ProviderResource? ProviderFor(string token)
        => PackageOf(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    private (ResourceArgs Args, ResourceOptions Options) Transform(
        ResourceTransformation transformation, ResourceArgs args, ResourceOptions options)
    {
        if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
            return (args, options);

        if (result.Options.Parent != options.Parent)
            throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
        return (result.Args, result.Options);
    }

    private static string? PackageOf(string token) => token.Split(':') is [var package, _, _] ? package : null;

    private static void ThrowIfEmpty(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentException($"'{name}' cannot be null or empty.", name);
    }
}
