using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The unresolved outputs of a resource, by their engine names.</summary>
internal sealed class OutputSources
{
    public const string Urn = "urn";
    public const string Id = "id";

    public static readonly OutputSources None = new(ImmutableDictionary<string, IOutputSource>.Empty);

    private readonly ImmutableDictionary<string, IOutputSource> _sources;

    private OutputSources(ImmutableDictionary<string, IOutputSource> sources) => _sources = sources;

    /// <summary>The outputs that the program sees, without URN and id.</summary>
    public IEnumerable<KeyValuePair<string, Type>> Properties
        => from source in _sources
           where source.Key is not (Urn or Id)
           select KeyValuePair.Create(source.Key, source.Value.Type);

    /// <summary>Assigns an unresolved output to every <see cref="OutputAttribute"/> property of the resource.</summary>
    /// <param name="resource">The resource under construction.</param>
    /// <param name="withOwnOutputs">Whether the engine resolves a component's own outputs, too; else its constructor assigns them.</param>
    public static OutputSources Of(Resource resource, bool withOwnOutputs)
    {
        var sources = ImmutableDictionary.CreateBuilder<string, IOutputSource>();
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is not { } output)
                continue;
            if (resource is ComponentResource && !withOwnOutputs && property.DeclaringType != typeof(Resource))
                continue;
            sources.Add(output.Name ?? property.Name, Assign(resource, property, output.Name));
        }

        return new OutputSources(sources.ToImmutable());
    }

    public void SetText(string name, string value, bool isKnown)
        => _sources[name].Set(new OutputData<object?>([], value, isKnown, IsSecret: false));

    public void Set(string name, OutputData<object?> data) => _sources[name].Set(data);

    /// <summary>Resolves what is left with the type's default.</summary>
    public void SetDefaults(bool isKnown)
    {
        foreach (var source in _sources.Values)
            source.TrySetDefault(isKnown);
    }

    public void Fail(Exception error)
    {
        foreach (var source in _sources.Values)
            source.TryFail(error);
    }

    private static IOutputSource Assign(Resource resource, PropertyInfo property, string? outputName)
    {
        var fullName = $"[Output] {resource.GetType().FullName}.{property.Name}";
        if (!property.PropertyType.IsConstructedGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
            throw RunException.OutputsHaveIncorrectType([outputName ?? property.Name]);

        // The setter is often private, and then visible on the declaring type only.
        var setter = property.DeclaringType!.GetProperty(property.Name)?.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{fullName} did not have a 'set' method");
        var type = property.PropertyType.GenericTypeArguments[0];
        TargetTypes.Check(fullName, type);
        var source = (IOutputSource)Activator.CreateInstance(typeof(OutputSource<>).MakeGenericType(type), resource)!;
        setter.Invoke(resource, [source.Output]);
        return source;
    }
}

internal interface IOutputSource
{
    Type Type { get; }

    IOutput Output { get; }

    void Set(OutputData<object?> data);

    void TrySetDefault(bool isKnown);

    void TryFail(Exception error);
}

/// <summary>An output that depends on its resource and is resolved once the resource is.</summary>
internal sealed class OutputSource<T> : IOutputSource
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private readonly ImmutableHashSet<Resource> _resource;
    private readonly Output<T> _output;

    public OutputSource(Resource resource)
    {
        _resource = [resource];
        _output = new Output<T>(_completion.Task);
    }

    public Type Type => typeof(T);

    public IOutput Output => _output;

    public void Set(OutputData<object?> data)
        => _completion.SetResult(new OutputData<T>(
            _resource.Union(data.Resources), data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret));

    public void TrySetDefault(bool isKnown)
        => _completion.TrySetResult(new OutputData<T>(_resource, default!, isKnown, IsSecret: false));

    public void TryFail(Exception error) => _completion.TrySetException(error);
}
