using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The resource classes of all loaded and referenced assemblies, by the engine's type.</summary>
internal static class ResourceTypes
{
    private static readonly Lazy<Dictionary<string, Type>> Known = new(Discover);

    /// <summary>A resource for a URN: an instance of its class that reads its state from the engine, else a bare reference.</summary>
    public static Resource Construct(string urn)
    {
        // urn:pulumi:stack::project::parentType$type::name
        var parts = urn.Split("::");
        var type = parts[2].Split('$')[^1];
        if (!Known.Value.TryGetValue(type, out var resourceType))
            return new DependencyResource(urn);

        ResourceOptions options = typeof(CustomResource).IsAssignableFrom(resourceType)
            ? new CustomResourceOptions { Urn = urn }
            : new ComponentResourceOptions { Urn = urn };
        var constructor = resourceType.GetConstructors().Single(candidate => candidate.GetParameters().Length == 3);
        return (Resource)constructor.Invoke([parts[3], null, options]);
    }

    private static Dictionary<string, Type> Discover()
    {
        var pulumi = typeof(Resource).Assembly.GetName().Name;
        return (
            from assembly in Assemblies()
            where !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(reference => reference.Name == pulumi)
            from type in assembly.GetTypes()
            where typeof(Resource).IsAssignableFrom(type)
            let resourceType = type.GetCustomAttribute<ResourceTypeAttribute>()
            where resourceType is not null
            group type by resourceType.Type).ToDictionary(types => types.Key, types => types.First());
    }

    // An assembly that is referenced but not loaded yet may hold the class too.
    private static IEnumerable<Assembly> Assemblies()
    {
        var seen = new HashSet<string>();
        var queue = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => MayHoldResources(assembly.GetName())));
        while (queue.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly.FullName!))
                continue;
            yield return assembly;
            foreach (var reference in assembly.GetReferencedAssemblies().Where(MayHoldResources))
                queue.Enqueue(Assembly.Load(reference));
        }
    }

    private static bool MayHoldResources(AssemblyName name) => !name.FullName.StartsWith("System", StringComparison.Ordinal);
}
