using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside an <see cref="Output{T}"/>. For tests: a program uses Apply, which keeps the dependencies.</summary>
public static class OutputUtilities
{
    /// <summary>An output that is unknown, as during a preview.</summary>
    public static Output<T> CreateUnknown<T>(T value) => Output<T>.CreateUnknown(value);

    /// <inheritdoc cref="CreateUnknown{T}(T)"/>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
        => Output<T>.CreateUnknown(default!).Apply(_ => valueFactory());

    /// <summary>The output with one more resource to depend on.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return output.With(data => data with { Resources = data.Resources.Add(resource) });
    }

    /// <summary>Whether the value is known.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
        => (await output.DataTask.ConfigureAwait(false)).IsKnown;

    /// <summary>The value, or the type's default while it is unknown.</summary>
    public static Task<T> GetValueAsync<T>(Output<T> output) => output.GetValueAsync(whenUnknown: default!);

    /// <summary>The resources that the output depends on.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
        => (await output.DataTask.ConfigureAwait(false)).Resources;
}
